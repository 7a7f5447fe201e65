using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Kernel.Wireguard;

/// <summary>Peers of a WireGuard device, found by allowed IP as cryptokey routing does, so that their number does not matter.</summary>
/// <remarks>Source: <c>drivers/net/wireguard/allowedips.c wg_allowedips_lookup_dst @ 5.11</c>.</remarks>
/// <param name="byAllowedIp">The peer whose allowed IPs contain an address; null when none does.</param>
/// <param name="all">All peers, made while they are read.</param>
/// <param name="publicKey">The device's own public key, base64.</param>
/// <param name="firewallMark">Mark of the packets that the device itself sends (<c>fwmark</c>).</param>
public sealed class WireguardPeers(
    Func<Ipv4Address, WireguardPeer?> byAllowedIp, IEnumerable<WireguardPeer> all, string publicKey, Mark firewallMark)
{
    /// <summary>All peers in the order of <c>wg show</c>; made while they are read.</summary>
    public IEnumerable<WireguardPeer> All { get; } = all;

    /// <summary>The device's own public key, base64.</summary>
    public string PublicKey { get; } = publicKey;

    /// <summary>Mark of the packets that the device itself sends.</summary>
    public Mark FirewallMark { get; } = firewallMark;

    /// <summary>The peer that a packet to or from the address belongs to; null when there is none.</summary>
    public WireguardPeer? Lookup(Ipv4Address address) => byAllowedIp(address);
}
