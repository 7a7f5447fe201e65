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
/// IPsec lab's listings. Cilium ≥ 1.14 puts a node id into the marks, has one receiving state per node, and blocks what no policy encrypts.
/// </remarks>
internal sealed class IpsecFeature : IDatapathFeature
{
    private const int Table = 200, RulePriority = 1, KeyLengthBytes = 20;
    private const uint MagicMask = 0xf00, KeyMask = 0xff00, Decrypt = 0xd00, Encrypt = 0xe00, ToProxy = 0x200;
    private const uint NodeKeyMask = 0xffffff00, ReceivingMask = 0xffff0f00;
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
        var spi = (uint)node.Cluster.Cluster.IpsecSpi;
        var key = KeyOf(node.Cluster.Cluster.Name);
        var decryptMark = new MarkMask(Decrypt, MagicMask);
        var hasNodeIds = node.Config.Cilium.IsAtLeast(FirstWithNodeIds);
        var ids = node.Maps.NodeIds;
        MarkMask EncryptMark(Node remote) => hasNodeIds
            ? new MarkMask((ids.IdOf(remote) << 16) | (spi << 12) | Encrypt, NodeKeyMask)
            : new MarkMask((spi << 12) | Encrypt, KeyMask);
        var policies = node.ForRemoteNodes(remote => new XfrmPolicy(
            XfrmDirection.Out, self.PodCidr, remote.PodCidr, 0, EncryptMark(remote), self.RouterIp, remote.RouterIp, spi, IsOptional: false));
        var sending = node.ForRemoteNodes(
            remote => new XfrmState(self.RouterIp, remote.RouterIp, spi, EncryptMark(remote), new MarkMask(Encrypt, MagicMask), key));
        var receiving = node.ForRemoteNodes(remote => new XfrmState(
            remote.RouterIp, self.RouterIp, spi, new MarkMask((ids.IdOf(remote) << 16) | Decrypt, ReceivingMask), decryptMark, key));

        XfrmPolicy Receiving(XfrmDirection direction, uint priority, MarkMask mark, bool isOptional) => new(
            direction, Ipv4Cidr.All, self.PodCidr, priority, mark, Ipv4Address.Any, self.RouterIp, Spi: 0, isOptional);
        ImmutableArray<XfrmPolicy> own =
        [
            Receiving(XfrmDirection.Forward, ForwardPriority, new MarkMask(0, MagicMask), isOptional: true),
            Receiving(XfrmDirection.In, 0, decryptMark, isOptional: false),
            Receiving(XfrmDirection.In, 0, new MarkMask(ToProxy, MagicMask), isOptional: true),
        ];
        node.Xfrm = hasNodeIds
            ? new XfrmDatabase([], [Block, .. own], new XfrmPeers(
                policies.All,
                sending.All.Zip(receiving.All).SelectMany(pair => (XfrmState[])[pair.First, pair.Second]),
                policies.OfPodAddress, sending.OfRouterAddress, mark => receiving.Of(ids.NodeOf(mark.Value >> 16))))
            : new XfrmDatabase(
                [new XfrmState(Ipv4Address.Any, self.RouterIp, spi, decryptMark, decryptMark, key)],
                own,
                new XfrmPeers(policies.All, sending.All, policies.OfPodAddress, sending.OfRouterAddress, _ => null));
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
}
