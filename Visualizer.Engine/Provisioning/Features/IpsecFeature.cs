using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel.Fib;
using Visualizer.Engine.Kernel.Xfrm;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Provisioning.Features;

/// <summary>Transparent IPsec: XFRM states and policies between router addresses, and table 200 that marked packets are looked up in.</summary>
/// <remarks>
/// Source: <c>pkg/datapath/linux/ipsec/ipsec_linux.go UpsertIPsecEndpoint</c> and <c>pkg/datapath/linux/node.go enableIPsec @ 1.12</c>, and the
/// IPsec lab's listings. Cilium ≥ 1.14 puts a node id into the marks, has one receiving state per node, and blocks what no policy encrypts; ≥ 1.18
/// encrypts for any source, and with a tunnel what goes from node to node (<c>pkg/datapath/linux/ipsec.go enableIPSecIPv4Do @ 1.18</c>).
/// </remarks>
internal sealed class IpsecFeature : IDatapathFeature
{
    private const int Table = 200, RulePriority = 1, KeyLengthBytes = 20;
    private const uint MagicMask = 0xf00, KeyMask = 0xff00, Decrypt = 0xd00, Encrypt = 0xe00, ToProxy = 0x200;
    private const uint NodeKeyMask = 0xffffff00, ReceivingMask = 0xffff0f00;
    private const int FirstAtNativeDevice = 18;
    private const uint ForwardPriority = 2975, BlockPriority = 16383;

    private const int FirstWithNodeIds = 14;

    // The route's originator as Cilium numbers it; it only looks like the protocol number of ESP.
    private const string Origin = "50";

    // Nothing that is marked for encryption may leave without it.
    private static readonly XfrmPolicy Block = new(
        XfrmDirection.Out, Ipv4Cidr.All, Ipv4Cidr.All, BlockPriority, new MarkMask(Encrypt, MagicMask), Ipv4Address.Any, Ipv4Address.Any, 0,
        IsOptional: false)
    {
        IsBlock = true,
    };

    /// <inheritdoc/>
    public bool AppliesTo(DatapathConfig config) => config.Encryption == Encryption.Ipsec;

    /// <inheritdoc/>
    public void Provision(NodeDatapathBuilder node)
    {
        AddRoutes(node);
        var self = node.Node;
        var key = KeyOf(node.Cluster.Cluster.Name);
        var decryptMark = new MarkMask(Decrypt, MagicMask);
        var isNewer = node.Config.Cilium.IsAtLeast(FirstAtNativeDevice);
        var pods = new Protection(
            node, key, isNewer ? Ipv4Cidr.All : self.PodCidr, remote => remote.PodCidr, owner => owner.RouterIp);

        // The tunnel's packets are between the nodes' own addresses, and so is their ESP.
        var tunnel = isNewer && node.Config.Tunnel
            ? new Protection(node, key, Ipv4Cidr.Host(self.Ip), remote => Ipv4Cidr.Host(remote.Ip), owner => owner.Ip)
            : null;

        XfrmPolicy Receiving(XfrmDirection direction, uint priority, MarkMask mark, bool isOptional) => new(
            direction, Ipv4Cidr.All, self.PodCidr, priority, mark, Ipv4Address.Any, self.RouterIp, Spi: 0, isOptional);
        ImmutableArray<XfrmPolicy> own =
        [
            Receiving(XfrmDirection.Forward, ForwardPriority, new MarkMask(0, MagicMask), isOptional: true),
            Receiving(XfrmDirection.In, 0, decryptMark, isOptional: false),
            Receiving(XfrmDirection.In, 0, new MarkMask(ToProxy, MagicMask), isOptional: true),
        ];
        var ids = node.Maps.NodeIds;
        node.Xfrm = node.Config.Cilium.IsAtLeast(FirstWithNodeIds)
            ? new XfrmDatabase([], [Block, .. own], new XfrmPeers(
                pods.Policies.All.Concat(tunnel?.Policies.All ?? []),
                pods.States.Concat(tunnel?.States ?? []),
                address => pods.Policies.OfPodAddress(address) ?? tunnel?.Policies.OfNodeAddress(address),
                address => pods.Sending.OfRouterAddress(address) ?? tunnel?.Sending.OfNodeAddress(address),
                (address, mark) => (address == self.Ip ? tunnel : pods)?.Receiving.Of(ids.NodeOf(mark.Value >> 16))))
            : new XfrmDatabase(
                [new XfrmState(Ipv4Address.Any, self.RouterIp, (uint)ids.Spi, decryptMark, decryptMark, key)],
                own,
                new XfrmPeers(pods.Policies.All, pods.Sending.All, pods.Policies.OfPodAddress, pods.Sending.OfRouterAddress, (_, _) => null));
    }

    // Every node has the same secret; it follows from the cluster's name, so that no scenario carries one.
    internal static ImmutableArray<byte> KeyOf(string cluster) =>
        [.. SHA256.HashData(Encoding.UTF8.GetBytes("cilium-ipsec-keys/" + cluster)).AsSpan(0, KeyLengthBytes)];

    private static void AddRoutes(NodeDatapathBuilder node)
    {
        var config = node.Config;
        node.Rules.Add(new RoutingRule(RulePriority, Decrypt, MagicMask, Table));
        node.Rules.Add(new RoutingRule(RulePriority, Encrypt, MagicMask, Table));

        var ciliumHost = node.Device("cilium_host");
        node.AddRemoteRoutes(
            Table, remote => new Route(Table, remote.PodCidr, RouteType.Unicast, ciliumHost, MtuBytes: config.PostEncryptMtu));

        var receiving = config.Routing switch
        {
            RoutingMode.Vxlan => "cilium_vxlan",
            RoutingMode.Geneve => "cilium_geneve",
            _ => "eth0",
        };
        node.Routes.Add(new Route(
            Table, node.Node.PodCidr, RouteType.Local, node.Device(receiving), Origin: Origin, Scope: "host"));
    }

    /// <summary>Policies and states of one kind of packet, towards and from every other node.</summary>
    private sealed class Protection
    {
        /// <summary>Makes them.</summary>
        /// <param name="node">The node.</param>
        /// <param name="key">The cluster's key.</param>
        /// <param name="source">Whose packets are encrypted.</param>
        /// <param name="destination">For whom, by node.</param>
        /// <param name="end">The address of a node that its ESP has.</param>
        public Protection(
            NodeDatapathBuilder node, ImmutableArray<byte> key, Ipv4Cidr source, Func<Node, Ipv4Cidr> destination, Func<Node, Ipv4Address> end)
        {
            var ids = node.Maps.NodeIds;
            var spi = (uint)ids.Spi;
            var here = end(node.Node);
            var mask = node.Config.Cilium.IsAtLeast(FirstWithNodeIds) ? NodeKeyMask : KeyMask;
            MarkMask EncryptMark(Node remote) => new((ids.IdOf(remote) << 16) | (spi << 12) | Encrypt, mask);
            Policies = node.ForRemoteNodes(remote => new XfrmPolicy(
                XfrmDirection.Out, source, destination(remote), 0, EncryptMark(remote), here, end(remote), spi, IsOptional: false));
            Sending = node.ForRemoteNodes(remote => new XfrmState(
                here, end(remote), spi, EncryptMark(remote), new MarkMask(Encrypt, MagicMask), key));
            Receiving = node.ForRemoteNodes(remote => new XfrmState(
                end(remote), here, spi, new MarkMask((ids.IdOf(remote) << 16) | Decrypt, ReceivingMask), new MarkMask(Decrypt, MagicMask), key));
        }

        public PerRemoteNode<XfrmPolicy> Policies { get; }

        public PerRemoteNode<XfrmState> Sending { get; }

        public PerRemoteNode<XfrmState> Receiving { get; }

        public IEnumerable<XfrmState> States => Sending.All.Zip(Receiving.All).SelectMany(pair => (XfrmState[])[pair.First, pair.Second]);
    }
}
