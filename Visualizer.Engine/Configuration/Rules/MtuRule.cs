using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>How large a packet of a pod may be. Devices keep the underlay's MTU; what headers need is taken off the routes.</summary>
/// <remarks>Source: <c>pkg/mtu/mtu.go @ 1.12</c>. The nodes' eth0 has 1500 octets unless <c>MTU</c> says otherwise.</remarks>
internal sealed class MtuRule : IConfigRule
{
    private const int Ethernet = 1500, TunnelOverhead = 50, WireguardOverhead = 80;

    // ESP of AES-128-GCM: outer header, SPI, sequence number, IV, ICV and padding, as the agent sums them up.
    private const int IpsecOverhead = 77;

    // RFC 791 asks every host for 576 octets; a device cannot have more than 65535.
    private const int Smallest = 576, Largest = 65_535;

    // From 1.15 on WireGuard encrypts what the tunnel made (cilium/cilium#29000), before that it replaced the tunnel.
    private const int FirstWireguardAroundTunnel = 15;

    public void Decide(ConfigDraft draft)
    {
        var given = draft.Values.Integer("MTU");
        if (given != 0 && given is < Smallest or > Largest)
        {
            draft.Add(DeviceCodes.MtuOutOfRange.Raise(["MTU"], Text(given), Text(Smallest), Text(Largest)));
            return;
        }

        var device = given == 0 ? Ethernet : (int)given;
        var wireguard = draft.Encryption == Encryption.Wireguard;
        var ipsec = draft.Encryption == Encryption.Ipsec;
        var inTunnel = draft.Tunnel && (!wireguard || draft.Input.Cilium.IsAtLeast(FirstWireguardAroundTunnel));
        var tunnel = inTunnel ? TunnelOverhead : 0;
        var encryption = wireguard ? WireguardOverhead : ipsec ? IpsecOverhead : 0;

        draft.DeviceMtu = device;
        draft.PodMtu = device - tunnel - encryption;
        draft.PostEncryptMtu = ipsec ? device - tunnel : device;
        ImmutableArray<string> keys =
        [
            "MTU", .. tunnel > 0 ? [draft.Input.Cilium.IsAtLeast(14) ? "routingMode" : "tunnel"] : (string[])[],
            .. encryption > 0 ? ["encryption.enabled"] : (string[])[],
        ];
        draft.Add(DeviceCodes.Mtu.Raise(
            keys, Text(draft.PodMtu.Value), Text(device),
            (tunnel > 0 ? $" − {tunnel} ({draft.Routing})" : "") + (encryption > 0 ? $" − {encryption} ({draft.Encryption})" : "")));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
