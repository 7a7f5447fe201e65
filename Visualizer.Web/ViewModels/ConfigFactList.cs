using Visualizer.Engine.Configuration;
using Visualizer.Web.Texts;

namespace Visualizer.Web.ViewModels;

/// <summary>The configuration in force in a few words each.</summary>
public static class ConfigFactList
{
    /// <summary>Name and value of each fact; encryption only where there is some.</summary>
    public static IEnumerable<(string Name, string Value)> Of(ConfigSummary summary, Language language)
    {
        string Word(string? decided) => decided ?? WorkbenchTexts.Undecided.In(language);

        yield return (WorkbenchTexts.Cilium.In(language), summary.Cilium.Text);
        yield return (WorkbenchTexts.Kernel.In(language), summary.Kernel.Text);
        yield return (WorkbenchTexts.Routing.In(language), Word(summary.Routing switch
        {
            RoutingMode.Native => "native",
            RoutingMode.Vxlan => "VXLAN",
            RoutingMode.Geneve => "Geneve",
            _ => null,
        }));
        yield return (WorkbenchTexts.HostRouting.In(language), Word(summary.HostRouting switch
        {
            HostRouting.Bpf => "BPF",
            HostRouting.Legacy => "legacy",
            _ => null,
        }));
        if (summary.Encryption is Encryption.Ipsec or Encryption.Wireguard)
        {
            yield return (WorkbenchTexts.Encryption.In(language), summary.Encryption == Encryption.Ipsec ? "IPsec" : "WireGuard");
        }
    }
}
