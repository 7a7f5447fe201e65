using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel.Fib;
using Visualizer.Engine.Kernel.Xfrm;

namespace Visualizer.Engine.Provisioning.Features;

/// <summary>Transparent IPsec: XFRM states and policies between router addresses, and table 200 that marked packets are looked up in.</summary>
/// <remarks>
/// Source: <c>pkg/datapath/linux/ipsec/ipsec_linux.go UpsertIPsecEndpoint</c> and <c>pkg/datapath/linux/node.go enableIPsec @ 1.12</c>, and the
/// IPsec lab's listings. Cilium ≥ 1.14 puts a node id into the marks and has one receiving state per node, which this does not model.
/// </remarks>
internal sealed class IpsecFeature : IDatapathFeature
{
    private const int Table = 200, RulePriority = 1, KeyLengthBytes = 20;
    private const uint MagicMask = 0xf00, KeyMask = 0xff00, Decrypt = 0xd00, Encrypt = 0xe00, ToProxy = 0x200;
    private const uint ForwardPriority = 2975;

    // The route's originator as Cilium numbers it; it only looks like the protocol number of ESP.
    private const string Origin = "50";

    /// <inheritdoc/>
    public bool AppliesTo(DatapathConfig config) => config.Encryption == Encryption.Ipsec;

    /// <inheritdoc/>
    public void Provision(NodeDatapathBuilder node)
    {
        AddRoutes(node);
        var self = node.Node;
        var spi = (uint)node.Cluster.Cluster.IpsecSpi;
        var key = KeyOf(node.Cluster.Cluster.Name);
        var encryptMark = new MarkMask((spi << 12) | Encrypt, KeyMask);
        var decryptMark = new MarkMask(Decrypt, MagicMask);
        foreach (var remote in node.RemoteNodes)
        {
            node.XfrmStates.Add(new XfrmState(self.RouterIp, remote.RouterIp, spi, encryptMark, new MarkMask(Encrypt, MagicMask), key));
            node.XfrmPolicies.Add(new XfrmPolicy(
                XfrmDirection.Out, self.PodCidr, remote.PodCidr, 0, encryptMark, self.RouterIp, remote.RouterIp, spi, IsOptional: false));
        }

        node.XfrmStates.Add(new XfrmState(Ipv4Address.Any, self.RouterIp, spi, decryptMark, decryptMark, key));
        XfrmPolicy Receiving(XfrmDirection direction, uint priority, MarkMask mark, bool isOptional) => new(
            direction, Ipv4Cidr.All, self.PodCidr, priority, mark, Ipv4Address.Any, self.RouterIp, Spi: 0, isOptional);
        node.XfrmPolicies.Add(Receiving(XfrmDirection.Forward, ForwardPriority, new MarkMask(0, MagicMask), isOptional: true));
        node.XfrmPolicies.Add(Receiving(XfrmDirection.In, 0, decryptMark, isOptional: false));
        node.XfrmPolicies.Add(Receiving(XfrmDirection.In, 0, new MarkMask(ToProxy, MagicMask), isOptional: true));
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
        foreach (var remote in node.RemoteNodes)
        {
            node.Routes.Add(new Route(Table, remote.PodCidr, RouteType.Unicast, ciliumHost, MtuBytes: config.PostEncryptMtu));
        }

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
