using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Wireguard;

/// <summary>Another node as a WireGuard device knows it. As evidence it is its <c>endpoint</c> line in <c>wg show</c>.</summary>
/// <param name="PublicKey">Its public key, base64 of 32 octets.</param>
/// <param name="Endpoint">Address that its packets are sent to; the port is the same on every node.</param>
/// <param name="Port">UDP port that it listens on.</param>
/// <param name="AllowedIps">What may come from it and is sent to it, in the order of <c>wg show</c>; made while it is read.</param>
/// <param name="LocalSession">Index by which this node knows the session: the receiver of what the peer sends.</param>
/// <param name="RemoteSession">Index by which the peer knows the session: the receiver of what this node sends.</param>
public sealed record WireguardPeer(
    string PublicKey, Ipv4Address Endpoint, int Port, Func<IEnumerable<Ipv4Cidr>> AllowedIps, uint LocalSession, uint RemoteSession) : IEvidence
{
    internal const string Command = "wg show";

    /// <inheritdoc/>
    public string Source => Command;

    /// <inheritdoc/>
    public string Entry => string.Create(CultureInfo.InvariantCulture, $"  endpoint: {Endpoint}:{Port}");

    /// <summary>The peer's <c>allowed ips</c> line, by which it was chosen.</summary>
    public IEvidence AllowedIpsLine => new AllowedIpsEvidence(this);

    private sealed record AllowedIpsEvidence(WireguardPeer Peer) : IEvidence
    {
        public string Source => Command;

        public string Entry => $"  allowed ips: {string.Join(", ", Peer.AllowedIps())}";
    }
}
