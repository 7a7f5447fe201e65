using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Wireguard;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Provisioning.Features;

/// <summary>Transparent WireGuard: the device <c>cilium_wg0</c> with a peer per other node. It has no route: programs redirect to it.</summary>
/// <remarks>
/// Source: <c>pkg/wireguard/agent/agent.go @ 1.12</c>; published <c>wg show</c> and <c>ip</c> listings of 1.18.1. Sessions exist already, as on a
/// cluster that has been up for a while.
/// </remarks>
internal sealed class WireguardFeature : IDatapathFeature
{
    private const int Overhead = 80;

    /// <inheritdoc/>
    public bool AppliesTo(DatapathConfig config) => config.Encryption == Encryption.Wireguard;

    /// <inheritdoc/>
    public void Provision(NodeDatapathBuilder node)
    {
        var pin = node.Node.Interfaces["cilium_wg0"];
        node.HostDevices.Add(new NetInterface
        {
            Name = "cilium_wg0",
            Ifindex = node.Ifindexes.Take(pin.Ifindex),
            Mac = default,
            Mtu = node.Config.DeviceMtu - Overhead,
            Kind = DeviceKind.Wireguard,
            NoArp = true,
        });

        // The header of 1.12 has 0x1e00; wg show of 1.18.1 prints 0xe00. Only the bits under 0xf00 are compared.
        var mark = new Mark(node.Config.Cilium.IsAtLeast(14) ? 0x0E00u : 0x1E00u);
        var (cluster, self) = (node.Cluster, node.Node);
        var peers = node.ForRemoteNodes(owner => Peer(cluster, self, owner));
        node.Wireguard = new WireguardPeers(
            address => peers.OfPodAddress(address) ?? peers.OfNodeAddress(address), peers.All, WireguardKeys.PublicKey(cluster.Cluster, self), mark);
    }

    private static WireguardPeer Peer(ClusterIndex cluster, Node self, Node owner) => new(
        WireguardKeys.PublicKey(cluster.Cluster, owner), owner.Ip, WireGuardMessage.Port, () => AllowedIps(cluster, owner),
        WireguardKeys.Session(cluster.Cluster, self, owner), WireguardKeys.Session(cluster.Cluster, owner, self));

    private static IEnumerable<Ipv4Cidr> AllowedIps(ClusterIndex cluster, Node owner) =>
    [
        .. cluster.PodsOn(owner).Where(pod => !pod.HostNetwork).Select(pod => Ipv4Cidr.Host(pod.Ip)),
        Ipv4Cidr.Host(owner.HealthIp), Ipv4Cidr.Host(owner.Ip), owner.PodCidr,
    ];
}
