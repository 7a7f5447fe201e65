using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;
using static Visualizer.Tests.Kernel.Netfilter.NodeUnderTest;

namespace Visualizer.Tests.Kernel.Netfilter;

/// <summary>What the installed chains make of pod traffic to nodes, to the world and to services, and how replies find back.</summary>
public class FlowsThroughTablesTests
{
    private const uint FromPod = 0x00010f00;
    private const TcpFlags SynAck = TcpFlags.Syn | TcpFlags.Ack;
    private static readonly string[] VxlanLegacy = ["kubeProxyReplacement=disabled", "bpf.masquerade=false"];

    [Fact]
    public void PodToRemoteNode_Native_KeepsThePodsAddress()
    {
        var node = new NodeUnderTest(Labs.Kpr, "worker2");
        var skb = Echo("10.0.2.32", "172.18.0.3", mark: FromPod);

        var (_, _, postrouting) = node.Forward(skb, "lxc", "eth0");

        Assert.Equal((HopAction.Accept, NetfilterCodes.ExcludedFromMasquerade), (postrouting.Action, postrouting.Code));
        Assert.Equal(Ipv4Address.Parse("10.0.2.32"), skb.Source);
        Assert.Equal(
            "-A CILIUM_POST_nat -s 10.0.2.0/24 -m set --match-set cilium_node_set_v4 dst -m comment --comment \"exclude traffic to cluster nodes from masquerade\" -j ACCEPT",
            Assert.Single(node.Evidence));
    }

    [Fact]
    public void PodToRemoteNode_Tunnel_IsMasqueraded()
    {
        var node = new NodeUnderTest(Labs.Vxlan, "-worker", VxlanLegacy);
        var skb = Echo("10.0.2.119", "172.18.0.2", mark: FromPod);

        var (_, _, postrouting) = node.Forward(skb, "lxc", "eth0");

        Assert.Equal((HopAction.Masquerade, NetfilterCodes.Masquerade), (postrouting.Action, postrouting.Code));
        Assert.Equal(Ipv4Address.Parse("172.18.0.3"), skb.Source);
    }

    [Fact]
    public void PodToWorld_IptablesMasquerade_ReplyFindsThePod()
    {
        var node = new NodeUnderTest(Labs.Kpr, "worker2");
        var request = Tcp("10.0.2.32", 40000, "8.8.8.8", 53, TcpFlags.Syn, FromPod);

        var (_, _, postrouting) = node.Forward(request, "lxc", "eth0");
        var reply = Tcp("8.8.8.8", 53, "172.18.0.2", 40000, SynAck);
        var (back, _, leaving) = node.Forward(reply, "eth0", "cilium_host");

        Assert.Equal((HopAction.Masquerade, NetfilterCodes.Masquerade), (postrouting.Action, postrouting.Code));
        Assert.Equal((Ipv4Address.Parse("172.18.0.2"), 40000), (request.Source, request.SourcePort));
        Assert.Equal((HopAction.Dnat, NetfilterCodes.ReplyDestinationRestored), (back.Action, back.Code));
        Assert.Equal(HopAction.Accept, leaving.Action);
        Assert.Equal(Ipv4Address.Parse("10.0.2.32"), reply.Destination);
        Assert.True(Ipv4Packet.HasValidChecksum(reply.Packet));
    }

    [Fact]
    public void PodToPod_InsideTheNativeCidr_IsNotTranslated()
    {
        var node = new NodeUnderTest(Labs.Kpr, "worker2");
        var skb = Echo("10.0.2.32", "10.0.1.15", mark: FromPod);

        var (prerouting, forward, postrouting) = node.Forward(skb, "lxc", "eth0");

        Assert.Equal(
            [NetfilterCodes.NewConnection, NetfilterCodes.ForwardAccepted, NetfilterCodes.NotTranslated],
            [prerouting.Code, forward.Code, postrouting.Code]);
        Assert.Equal(Ipv4Address.Parse("10.0.2.32"), skb.Source);
    }

    [Fact]
    public void PodToNodePort_RemoteBackend_IsTheLabsConntrackLine()
    {
        var node = new NodeUnderTest(Labs.Ipsec, "-worker") { PinnedBackend = Ipv4Address.Parse("10.0.0.249") };
        var request = Tcp("10.0.1.52", 45404, "172.18.0.3", 32000, TcpFlags.Syn, FromPod);

        var (prerouting, _, postrouting) = node.Forward(request, "lxc", "eth0");

        Assert.Equal((HopAction.Dnat, NetfilterCodes.DnatService), (prerouting.Action, prerouting.Code));
        Assert.Equal((HopAction.Masquerade, NetfilterCodes.MasqueradeService), (postrouting.Action, postrouting.Code));
        Assert.Equal((Ipv4Address.Parse("172.18.0.3"), Ipv4Address.Parse("10.0.0.249"), 80), (request.Source, request.Destination, request.DestinationPort));
        Assert.InRange(request.SourcePort, 32768, 60999);
        Assert.NotEqual(45404, request.SourcePort);
        Assert.Equal(new Mark(FromPod), request.Mark);
        Assert.Matches(
            @"^tcp      6 119 SYN_SENT src=10\.0\.1\.52 dst=172\.18\.0\.3 sport=45404 dport=32000 \[UNREPLIED\] src=10\.0\.0\.249 dst=172\.18\.0\.3 sport=80 dport=\d+ mark=0 use=1$",
            node.Evidence[^1]);
    }

    [Fact]
    public void PodToNodePort_RemoteBackend_ReplyIsUndoneInBothDirections()
    {
        var node = new NodeUnderTest(Labs.Ipsec, "-worker") { PinnedBackend = Ipv4Address.Parse("10.0.0.249") };
        var request = Tcp("10.0.1.52", 45404, "172.18.0.3", 32000, TcpFlags.Syn, FromPod);
        node.Forward(request, "lxc", "eth0");
        var reply = Tcp("10.0.0.249", 80, "172.18.0.3", request.SourcePort, SynAck);

        var (prerouting, _, postrouting) = node.Forward(reply, "eth0", "cilium_host");

        Assert.Equal((HopAction.Dnat, NetfilterCodes.ReplyDestinationRestored), (prerouting.Action, prerouting.Code));
        Assert.Equal((HopAction.Snat, NetfilterCodes.ReplySourceRestored), (postrouting.Action, postrouting.Code));
        Assert.Equal(
            new ConntrackTuple(Ipv4Address.Parse("172.18.0.3"), Ipv4Address.Parse("10.0.1.52"), 6, 32000, 45404), ConntrackTuple.Of(reply.Packet));
    }

    [Fact]
    public void PodToNodePort_LocalBackend_TakesTheRoutersAddress()
    {
        var node = new NodeUnderTest(Labs.Ipsec, "-worker") { PinnedBackend = Ipv4Address.Parse("10.0.1.103") };
        var request = Tcp("10.0.1.52", 45404, "172.18.0.3", 32000, TcpFlags.Syn, FromPod);

        var (_, _, postrouting) = node.Forward(request, "lxc", "cilium_host");

        Assert.Equal((HopAction.Snat, NetfilterCodes.SnatHairpin), (postrouting.Action, postrouting.Code));
        Assert.Equal((Ipv4Address.Parse("10.0.1.138"), 45404), (request.Source, request.SourcePort));
    }

    [Fact]
    public void ExternalToNodePort_LocalBackend_IsMasqueradedAsEth0OutOfCiliumHost()
    {
        // cilium_host's own address is scope link, which MASQUERADE never takes.
        var node = new NodeUnderTest(Labs.Ipsec, "-worker") { PinnedBackend = Ipv4Address.Parse("10.0.1.103") };
        var request = Tcp("172.18.0.1", 50000, "172.18.0.3", 32000, TcpFlags.Syn);

        var (_, _, postrouting) = node.Forward(request, "eth0", "cilium_host");

        Assert.Equal((HopAction.Masquerade, NetfilterCodes.MasqueradeService), (postrouting.Action, postrouting.Code));
        Assert.Equal(Ipv4Address.Parse("172.18.0.3"), request.Source);
    }

    [Fact]
    public void ExternalToNodePort_RemoteBackendInATunnel_TakesTheRoutersAddress()
    {
        var node = new NodeUnderTest(Labs.Ipsec, "-worker", "tunnel=vxlan", "autoDirectNodeRoutes=false", "encryption.enabled=false")
        {
            PinnedBackend = Ipv4Address.Parse("10.0.0.249"),
        };
        var request = Tcp("172.18.0.1", 50000, "172.18.0.3", 32000, TcpFlags.Syn);

        var (prerouting, _, postrouting) = node.Forward(request, "eth0", "cilium_host");

        Assert.Equal(NetfilterCodes.DnatService, prerouting.Code);
        Assert.Equal((HopAction.Snat, NetfilterCodes.SnatRouter), (postrouting.Action, postrouting.Code));
        Assert.Equal(Ipv4Address.Parse("10.0.1.138"), request.Source);
    }

    [Fact]
    public void HostToClusterIp_IsTranslatedInOutputAndBackInInput()
    {
        var node = new NodeUnderTest(Labs.Ipsec, "-worker") { PinnedBackend = Ipv4Address.Parse("10.0.0.249") };
        var request = Tcp("172.18.0.3", 50000, "10.96.142.173", 80, TcpFlags.Syn);

        var output = node.Run(NetfilterHook.Output, request, null, "eth0");
        node.Run(NetfilterHook.Postrouting, request, null, "eth0");
        var reply = Tcp("10.0.0.249", 80, "172.18.0.3", 50000, SynAck);
        node.Run(NetfilterHook.Prerouting, reply, "eth0");
        var input = node.Run(NetfilterHook.Input, reply, "eth0");

        Assert.Equal((HopAction.Dnat, NetfilterCodes.DnatService), (output.Action, output.Code));
        Assert.Equal(Ipv4Address.Parse("10.0.0.249"), request.Destination);
        Assert.Equal(new Mark(0xc00), request.Mark);
        Assert.Equal((HopAction.Snat, NetfilterCodes.ReplySourceRestored), (input.Action, input.Code));
        Assert.Equal(Ipv4Address.Parse("10.96.142.173"), reply.Source);
    }

    [Fact]
    public void HostPackets_AreMarkedUnlessIpsecOrProxyMarkedThem()
    {
        var node = new NodeUnderTest(Labs.Ipsec, "-worker");

        Assert.Equal(0xc00u, Marked(0));
        Assert.Equal(0xd00u, Marked(0xd00));
        Assert.Equal(0x3e00u, Marked(0x3e00));
        Assert.Equal(0xa00u, Marked(0xa00));
        Assert.Equal(0xb00u, Marked(0xb00));

        uint Marked(uint mark)
        {
            var skb = Echo("172.18.0.3", "10.0.1.52", mark: mark);
            node.Run(NetfilterHook.Output, skb, null, "cilium_host");
            return skb.Mark.Value;
        }
    }

    [Fact]
    public void IpsecMarks_AreNotTrackedOnReceive()
    {
        var node = new NodeUnderTest(Labs.Ipsec, "-worker");
        var skb = Echo("10.0.1.52", "10.0.0.249", mark: 0x3e00);

        var (prerouting, forward, postrouting) = node.Forward(skb, "lxc", "cilium_host");

        Assert.Equal(
            [NetfilterCodes.NotrackXfrm, NetfilterCodes.XfrmAccepted, NetfilterCodes.Untracked], [prerouting.Code, forward.Code, postrouting.Code]);
        Assert.Empty(node.Conntrack.Entries);
    }

    [Fact]
    public void BackendChoice_WithoutPin_FollowsFromTheTupleAndReachesEveryBackend()
    {
        var chosen = Enumerable.Range(0, 64).Select(Choose).ToList();

        Assert.Equal(chosen, Enumerable.Range(0, 64).Select(Choose));
        Assert.Equal(["10.0.0.249", "10.0.1.103"], chosen.Distinct().Order(StringComparer.Ordinal));

        static string Choose(int port)
        {
            var skb = Tcp("10.0.1.52", 40000 + port, "172.18.0.3", 32000, TcpFlags.Syn, FromPod);
            new NodeUnderTest(Labs.Ipsec, "-worker").Run(NetfilterHook.Prerouting, skb, "lxc");
            return skb.Destination.ToString();
        }
    }

    [Fact]
    public void ClusterIpPing_FitsNoServiceRule()
    {
        var node = new NodeUnderTest(Labs.Ipsec, "-worker");
        var skb = Echo("172.18.0.3", "10.96.142.173");

        Assert.NotEqual(HopAction.Dnat, node.Run(NetfilterHook.Output, skb, null, "eth0").Action);
        Assert.Equal(Ipv4Address.Parse("10.96.142.173"), skb.Destination);
    }
}
