using Visualizer.Engine;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Kernel.Netfilter;

/// <summary>The host netns of a lab's node with a conntrack table of its own, one hook at a time.</summary>
internal sealed class NodeUnderTest
{
    private readonly EvidenceList _evidence = new();

    public NodeUnderTest(string lab, string nodeSuffix, params string[] set)
    {
        var scenario = Labs.Load(lab);
        var resolution = DatapathEngine.Resolve(scenario, new HelmRequest { Set = [.. set] }).Config;
        Assert.True(resolution.Datapath is not null, string.Join("; ", resolution.Findings));
        var cluster = DatapathEngine.Provision(scenario.Cluster, resolution.Datapath);
        Datapath = cluster.Of(Assert.Single(scenario.Cluster.Nodes, node => node.Name.EndsWith(nodeSuffix, StringComparison.Ordinal)));
    }

    public NodeDatapath Datapath { get; }

    public NetNs Host => Datapath.Host;

    public Ruleset Rules => Host.Netfilter!;

    public KernelConntrack Conntrack { get; } = new();

    public Ipv4Address? PinnedBackend { get; init; }

    /// <summary>Evidence of the last run.</summary>
    public IReadOnlyList<string> Evidence { get; private set; } = [];

    public NetfilterVerdict Run(NetfilterHook hook, SocketBuffer skb, string? from = null, string? to = null)
    {
        var verdict = Rules.Run(hook, skb, new NetfilterContext(Host, Device(from), Device(to), Conntrack, _evidence) { PinnedBackend = PinnedBackend });
        Evidence = [.. _evidence.Take().Select(entry => entry.Entry)];
        return verdict;
    }

    /// <summary>PREROUTING, FORWARD and POSTROUTING of a forwarded packet.</summary>
    public (NetfilterVerdict Prerouting, NetfilterVerdict Forward, NetfilterVerdict Postrouting) Forward(SocketBuffer skb, string from, string to)
    {
        skb.Conntrack = null;
        return (Run(NetfilterHook.Prerouting, skb, from), Run(NetfilterHook.Forward, skb, from, to), Run(NetfilterHook.Postrouting, skb, null, to));
    }

    public static SocketBuffer Tcp(string source, int sourcePort, string destination, int destinationPort, TcpFlags flags, uint mark = 0) =>
        Packet(
            Ipv4Packet.CreateTcp(
                Frames.Header(Ipv4Address.Parse(source), Ipv4Address.Parse(destination)),
                new TcpHeader((ushort)sourcePort, (ushort)destinationPort, 1, 1, flags, 64240),
                []),
            mark);

    public static SocketBuffer Echo(string source, string destination, bool isReply = false, ushort identifier = 55, uint mark = 0)
    {
        var request = Icmpv4Message.EchoRequest(identifier, 0, Frames.Counting(56));
        var packet = Ipv4Packet.CreateIcmp(Frames.Header(Ipv4Address.Parse(source), Ipv4Address.Parse(destination)), request);
        if (isReply)
        {
            packet[20] = 0;
        }

        return Packet(packet, mark);
    }

    public static SocketBuffer Packet(byte[] packet, uint mark = 0) => new(Frames.Ethernet(packet)) { Mark = new Mark(mark) };

    private NetInterface? Device(string? name) =>
        name is null ? null : Host.Find(name) ?? Host.Interfaces.First(device => device.Name.StartsWith(name, StringComparison.Ordinal));
}
