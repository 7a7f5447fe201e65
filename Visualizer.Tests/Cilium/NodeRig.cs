using System.Collections.Immutable;
using Visualizer.Engine;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Cilium;

/// <summary>One provisioned node of a scenario: its maps are filled and its programs attached as for a trace, and single programs can be run.</summary>
internal sealed class NodeRig
{
    private readonly EvidenceList _evidence = new();

    /// <param name="scenario">Id of a bundled scenario.</param>
    /// <param name="node">End of the node's name.</param>
    /// <param name="set"><c>--set</c> arguments over the scenario's.</param>
    public NodeRig(string scenario, string node, params string[] set)
        : this(scenario, node, new HelmRequest { Set = [.. set] })
    {
    }

    /// <param name="scenario">Id of a bundled scenario.</param>
    /// <param name="node">End of the node's name.</param>
    /// <param name="helm">What is changed of the scenario's values.</param>
    /// <param name="adjust">Switches of programs that no answer is given for yet; null: none.</param>
    public NodeRig(string scenario, string node, HelmRequest helm, Func<DatapathConfig, DatapathConfig>? adjust = null)
    {
        var loaded = Labs.Load(scenario);
        var (config, problems) = DatapathEngine.Resolve(loaded, helm);
        Assert.Empty(problems);
        Assert.True(
            config.Datapath is not null,
            string.Join("; ", config.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Code)));
        var inForce = adjust is null ? config.Datapath : adjust(config.Datapath);
        var cluster = DatapathEngine.Provision(loaded.Cluster, inForce);
        Node = Assert.Single(cluster.Index.Nodes, candidate => candidate.Name.EndsWith(node, StringComparison.Ordinal));
        Datapath = cluster.Of(Node);
        Cluster = cluster.Index;
    }

    public Node Node { get; }

    public NodeDatapath Datapath { get; }

    public ClusterIndex Cluster { get; }

    public NodeState State { get; } = NodeDatapath.NewState();

    public ProgramState Maps => (ProgramState)State.Programs;

    public Ipv4Address? PinnedBackend { get; set; }

    public NetInterface Device(string name) => Datapath.Host.Find(name) ?? throw new InvalidOperationException($"no device {name}");

    public NetInterface Lxc(string pod) => Assert.Single(Datapath.NetNamespaces, netNs => netNs.Name == "pod/" + pod).Interfaces[1].Peer!;

    public Ipv4Address PodIp(string pod) => Assert.Single(Cluster.Cluster.Pods, candidate => candidate.Name == pod).Ip;

    public ProgramRun Ingress(NetInterface device, SocketBuffer skb) => Run(device, device.TcIngress, true, skb);

    public ProgramRun Egress(NetInterface device, SocketBuffer skb) => Run(device, device.TcEgress, false, skb);

    public (SocketVerdict Verdict, ImmutableArray<IEvidence> Evidence) Connect(string netNs, string address, int port, TransportProtocol protocol = TransportProtocol.Tcp)
    {
        var caller = Datapath.Find(netNs) ?? throw new InvalidOperationException($"no netns {netNs}");
        var hook = new HookContext { State = State, Evidence = _evidence, PinnedBackend = PinnedBackend };
        var verdict = Datapath.SocketProgram!.Connect(new SocketCall(caller, protocol, Ipv4Address.Parse(address), port), hook);
        return (verdict, _evidence.Take());
    }

    private ProgramRun Run(NetInterface device, IProgram? program, bool isIngress, SocketBuffer skb)
    {
        Assert.True(program is not null, $"{device} has no program on TC {(isIngress ? "ingress" : "egress")}");
        skb.Device = device;
        var hook = new HookContext { Device = device, IsIngress = isIngress, State = State, Evidence = _evidence, PinnedBackend = PinnedBackend };
        var verdict = program.Run(skb, hook);
        return new ProgramRun(verdict, skb, _evidence.Take());
    }
}

/// <summary>What a program answered, and what became of the packet.</summary>
internal sealed record ProgramRun(Verdict Verdict, SocketBuffer Skb, ImmutableArray<IEvidence> Evidence)
{
    public void Is(HopAction action, string code, string? target = null)
    {
        Assert.Equal(code, Verdict.Code.Value);
        Assert.Equal(action, Verdict.Action);
        Assert.Equal(target, Verdict.Target?.Name);
    }

    public void HasMacs(MacAddress source, MacAddress destination) =>
        Assert.Equal($"{source} > {destination}", $"{Skb.EthernetSource} > {Skb.EthernetDestination}");

    public string EvidenceOf(string command) => Assert.Single(Evidence, entry => entry.Source == command).Entry;
}

/// <summary>Packets as pods, nodes and hosts outside send them.</summary>
internal static class Packets
{
    private static readonly MacAddress Unknown = MacAddress.Parse("02:00:00:00:00:01"), Router = MacAddress.Parse("02:42:2f:fe:43:35");

    public static SocketBuffer Ping(Ipv4Address from, Ipv4Address to, byte ttl = 64, ushort id = 55) =>
        Framed(Ipv4Packet.CreateIcmp(Header(from, to, ttl), Icmpv4Message.EchoRequest(id, 0, Frames.Counting(56))));

    public static SocketBuffer Ping(string from, string to, byte ttl = 64) => Ping(Ipv4Address.Parse(from), Ipv4Address.Parse(to), ttl);

    public static SocketBuffer Pong(Ipv4Address from, Ipv4Address to, byte ttl = 64, ushort id = 55) => Framed(
        Ipv4Packet.CreateIcmp(Header(from, to, ttl), Icmpv4Message.EchoRequest(id, 0, Frames.Counting(56)) with { Type = Icmpv4Type.EchoReply }));

    public static SocketBuffer Syn(Ipv4Address from, int sport, Ipv4Address to, int dport, byte ttl = 64) => Tcp(from, sport, to, dport, TcpFlags.Syn, ttl);

    public static SocketBuffer Syn(string from, int sport, string to, int dport, byte ttl = 64) =>
        Syn(Ipv4Address.Parse(from), sport, Ipv4Address.Parse(to), dport, ttl);

    public static SocketBuffer SynAck(Ipv4Address from, int sport, Ipv4Address to, int dport, byte ttl = 64) =>
        Tcp(from, sport, to, dport, TcpFlags.Syn | TcpFlags.Ack, ttl);

    public static SocketBuffer Esp(string from, string to) => Framed(
        Ipv4Packet.Create(Header(Ipv4Address.Parse(from), Ipv4Address.Parse(to), 63) with { Protocol = IpProtocol.Esp }, Frames.Counting(120).Span));

    private static SocketBuffer Tcp(Ipv4Address from, int sport, Ipv4Address to, int dport, TcpFlags flags, byte ttl) =>
        Framed(Ipv4Packet.CreateTcp(Header(from, to, ttl), new TcpHeader((ushort)sport, (ushort)dport, 1, 0, flags, 64240), []));

    private static SocketBuffer Framed(byte[] packet) => new(new EthernetHeader(Unknown, Router, EtherType.Ipv4).Frame(packet));

    private static Ipv4Header Header(Ipv4Address from, Ipv4Address to, byte ttl) =>
        Frames.Header(from, to) with { Ttl = ttl };
}
