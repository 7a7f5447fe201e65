using System.Collections.Immutable;
using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>Features that the agent refuses without IPv4 masquerading by the programs.</summary>
/// <remarks>Source: <c>daemon/cmd/daemon.go @ 1.14-dev</c>.</remarks>
internal sealed class MasqueradeNeedsRule : IConfigRule
{
    private static readonly ImmutableArray<string> Features = ["ipMasqAgent.enabled", "egressGateway.enabled"];

    public void Decide(ConfigDraft draft)
    {
        foreach (var feature in Features.Where(draft.Values.Flag))
        {
            if (draft.Masquerading is Masquerading.None or Masquerading.Iptables)
            {
                draft.Add(MasqueradeCodes.FeatureNeedsBpf.Raise([feature, "bpf.masquerade", "enableIPv4Masquerade"], feature)
                    with
                { Remedy = [new ValueSetting("bpf.masquerade", "true"), new ValueSetting("enableIPv4Masquerade", "true")] });
            }
        }
    }
}
