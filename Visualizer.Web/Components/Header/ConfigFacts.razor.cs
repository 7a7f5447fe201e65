using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Components.Header;

/// <summary>The configuration in force in five words.</summary>
public sealed partial class ConfigFacts : ComponentBase
{
    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>What was decided.</summary>
    [Parameter, EditorRequired]
    public required ConfigSummary Summary { get; set; }

    private IEnumerable<(string Name, string Value)> Facts
    {
        get
        {
            yield return (WorkbenchTexts.Cilium.In(Language), Summary.Cilium.Text);
            yield return (WorkbenchTexts.Kernel.In(Language), Summary.Kernel.Text);
            yield return (WorkbenchTexts.Routing.In(Language), Word(Summary.Routing switch
            {
                RoutingMode.Native => "native",
                RoutingMode.Vxlan => "VXLAN",
                RoutingMode.Geneve => "Geneve",
                _ => null,
            }));
            yield return (WorkbenchTexts.HostRouting.In(Language), Word(Summary.HostRouting switch
            {
                HostRouting.Bpf => "BPF",
                HostRouting.Legacy => "legacy",
                _ => null,
            }));
            if (Summary.Encryption is Encryption.Ipsec or Encryption.Wireguard)
            {
                yield return (WorkbenchTexts.Encryption.In(Language), Summary.Encryption == Encryption.Ipsec ? "IPsec" : "WireGuard");
            }
        }
    }

    private string Word(string? decided) => decided ?? WorkbenchTexts.Undecided.In(Language);
}
