using System.Collections.Immutable;
using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>Which native devices carry programs, and which of them routes between nodes.</summary>
/// <remarks>Source: <c>daemon/cmd/devices.go @ 1.13</c>: the agent looks for devices only when a feature needs them. The model's nodes have eth0.</remarks>
internal sealed class DevicesRule : IConfigRule
{
    private const string Uplink = "eth0";

    // From then on to-netdev chooses what IPsec encrypts (cilium/cilium#37723).
    private const int FirstEncryptingThere = 18;

    public void Decide(ConfigDraft draft)
    {
        // Whether anything needs a device depends first of all on NodePort.
        if (draft.KubeProxyReplacementMode is null)
        {
            return;
        }

        var needs = Needs(draft).ToArray();
        var patterns = draft.Values.TextList("devices");
        if (patterns.IsEmpty && needs.Length == 0)
        {
            draft.Devices = [];
            draft.Add(DeviceCodes.NotNeeded.Raise(["devices"]));
            return;
        }

        if (patterns.Any(Matches) || patterns.IsEmpty)
        {
            draft.Devices = [Uplink];
            draft.DirectRoutingDevice = draft.NodePort && !draft.Tunnel ? Uplink : null;
            draft.Add(DeviceCodes.Native.Raise(["devices"], Uplink));
            return;
        }

        draft.Devices = [];
        draft.Add(needs.Length == 0
            ? DeviceCodes.NotNeeded.Raise(["devices"])
            : DeviceCodes.NoneDetected.Raise(["devices"], string.Join(',', patterns), Uplink, needs[0])
                with
            { Remedy = [new ValueSetting("devices", Uplink)] });
    }

    private static IEnumerable<string> Needs(ConfigDraft draft)
    {
        if (draft.NodePort)
        {
            yield return "NodePort";
        }

        if (draft.Encryption == Encryption.Wireguard)
        {
            yield return "WireGuard";
        }

        if (draft.Encryption == Encryption.Ipsec && draft.Input.Cilium.IsAtLeast(FirstEncryptingThere))
        {
            yield return "IPsec";
        }

        ImmutableArray<string> features = ["hostFirewall.enabled", "bandwidthManager.enabled"];
        foreach (var feature in features.Where(draft.Values.Flag))
        {
            yield return feature;
        }
    }

    private static bool Matches(string pattern) =>
        pattern == Uplink || (pattern.EndsWith('+') && Uplink.StartsWith(pattern[..^1], StringComparison.Ordinal));
}
