using System.Collections.Immutable;
using Visualizer.Engine;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;
using static System.FormattableString;

namespace Visualizer.Tests.Conformance;

/// <summary>Where the labs' texts and prompts are wrong. Each is answered by the engine, never by us.</summary>
/// <remarks>Left out: mere spellings, and the reference to a fifth document.</remarks>
internal static class Claims
{
    private const string AcrossA = "ping net 10.0.0.72", SameNodeA = "ping net 10.0.2.202", AcrossB = "ping net 10.0.1.15", AcrossC = "ping net 10.0.0.249",
        AcrossD = "ping net 10.0.0.24", CurlB = "curl net 172.18.0.2:32000 cilium-with-replacement-xtzwx", CurlC = "curl net 172.18.0.3:32000 cni-fcnh6";

    private static readonly Lab A = Lab.Of('A'), B = Lab.Of('B'), C = Lab.Of('C'), D = Lab.Of('D');

    public static ImmutableArray<Claim> All { get; } =
    [
        new("A2", "worker2's capture with the nodes' MAC addresses comes from lxc89eb07782005", "eth0", () => string.Join(
            ", ", HostTaps(A, AcrossA, "worker2")
                .Where(tap => TraceView.Lines(tap) is [var first, _] && first.StartsWith("02:42:ac:12:00:02 > ", StringComparison.Ordinal))
                .Select(tap => tap.Place.Interface))),
        new("A3", "the capture that receives the request on eth0 was taken on worker2", "worker", () => Assert.Single(
            new[] { "worker", "worker2" }, node => HostTap(A, AcrossA, node, "eth0").Sightings is [{ IsOutgoing: false }, { IsOutgoing: true }])),
        new("A4", "the node of 10.0.0.231 is cilium-kubeproxy-replacement-worker", "cilium-kubeproxy-replacement-ebpf-worker", () => NodeOfRouter(A, "10.0.0.231")),
        new("A5", "the service list comes from the agent cilium-2xvsw", "cilium-496vl, cilium-6bt7g, cilium-mfc5w", () => string.Join(
            ", ", A.Cluster.Pods.Where(pod => pod.Labels.GetValueOrDefault("k8s-app") == "cilium").Select(pod => pod.Name).Order(StringComparer.Ordinal))),
        new("A6", "BPF host routing needs kernel 5.11", "5.9: Legacy, 5.10: Bpf", () => $"5.9: {HostRouting("5.9")}, 5.10: {HostRouting("5.10")}"),
        new("A7", "the helpers are spelled redict", "redirect_neigh, redirect_peer", () => string.Join(
            ", ", Hops(A, AcrossA, 0).Select(hop => StageNames.Of(hop.Action)).Where(action => action.StartsWith("redirect_", StringComparison.Ordinal)))),
        new("A8", "same-node traffic takes the route to cilium_host", "0 route lookups on the node", () => Invariant($"{Hops(A, SameNodeA, 0).Count(hop => hop is { Stage: Stage.RouteLookup, Place.NetNs: "host" })} route lookups on the node")),
        new("A9", "pods reach other nodes through the kernel's stack", "0 netfilter hooks, 0 forwards", () => StackHops(A, AcrossA)),
        new("A10", "to-container is what hands the packet to the pod", "ingress from-container, egress none", () =>
            A.NodeDatapath("worker2").Host.Find("lxcbf5cb1e7ceb0") is { } lxc ? $"ingress {lxc.TcIngress?.Name}, egress {lxc.TcEgress?.Name ?? "none"}" : "no lxc"),
        new("A11", "from-netdev redirects VXLAN packets to cilium_vxlan", "from-netdev ok, cilium_vxlan tunnel-decap", () => string.Join(
            ", ", Hops(D, AcrossD, 0).Where(hop => hop.Program == "from-netdev" || hop.Stage == Stage.TunnelDecap)
                .Select(hop => hop.Program == "from-netdev" ? $"from-netdev {StageNames.Of(hop.Action)}" : $"cilium_vxlan {StageNames.Of(hop.Stage)}"))),
        new("A12", "captures of one ping carry different ids", "1 id", () => Invariant($"{TrafficTrace.Of(A, AcrossA).Trace.Taps.SelectMany(TraceView.Lines).Select(line => line.Split(", id ")[1].Split(',')[0]).Distinct().Count()} id")),
        new("B1", "the status names eth0 172.18.0.3", "Strict   [eth0 172.18.0.4 (Direct Routing)]", () => StatusValue(B, "control-plane", "KubeProxyReplacement")),
        new("B2", "the node of 10.0.1.152 is called worker22", "cilium-kubeproxy-replacement-worker", () => NodeOfRouter(B, "10.0.1.152")),
        new("B3", "the packet goes to 10.0.0.53", "10.0.1.15", () => TrafficTrace.Of(B, AcrossB).Answer.Flow!.Address.ToString()),
        new("B4", "the target pod is cilium-with-kubeproxy-zxtpj", "cilium-with-replacement-xtzwx", () =>
            B.Cluster.Pods.Single(pod => pod.Ip == Ipv4Address.Parse("10.0.1.15")).Name),
        new("B5", "the frame at the target has the source 3a:44:a3:48:94:e1", "be:06:69:82:a0:bc", () =>
            TraceView.Lines(TrafficTrace.Of(B, AcrossB)["server.eth0"])[0].Split(' ')[0]),
        new("B6", "the client's port is 36788 in the text and 39204 in the capture", "1 port", () => Invariant($"{TraceView.Lines(TrafficTrace.Of(B, CurlB)["client.eth0"]).Select(ClientPort).Distinct().Count()} port")),
        new("B7", "traffic across nodes does not consult the routing table", "2 forwards, ttl 60", () => Invariant($"{Hops(B, AcrossB, 1).Count(hop => hop.Stage == Stage.Forward)} forwards, ttl {TrafficTrace.Of(B, AcrossB).Trace.Client.ReplyTtl}")),
        new("B8", "cilium_host is not used, since its tap is empty", "routed to cilium_host, 0 sightings there", () =>
        {
            var route = Hops(B, AcrossB, 0).Last(hop => hop is { Stage: Stage.RouteLookup, Place.NetNs: "host" });
            return Invariant($"routed to {route.Target}, {HostTap(B, AcrossB, "worker", "cilium_host").Sightings.Length} sightings there");
        }),
        new("C2", "the captures' prompts name a node of lab D", "cilium-ipsec-native-routing-worker", () => NodeOfRouter(C, "10.0.1.138")),
        new("C4", "conntrack has port 45404 where the capture has 48858", "1 port", () => Invariant($"{TraceView.Lines(TrafficTrace.Of(C, CurlC)["client.eth0"]).Select(ClientPort).Append(ConntrackPort()).Distinct().Count()} port")),
        new("C5", "table 200 is chosen by source address", "fwmark 0xd00/0xf00, fwmark 0xe00/0xf00", () => string.Join(
            ", ", C.NodeDatapath("worker").Host.Routing.Rules.Where(rule => rule.Table == 200).Select(rule => rule.Entry.Split(" all ")[1].Split(" lookup")[0]))),
        new("C6", "the decrypted reply goes straight to the lxc device", "eth0, cilium_host tc-egress, lxcda1dd0af135e", () =>
        {
            var reply = Hops(C, AcrossC, 1).SkipWhile(hop => hop.Stage != Stage.XfrmDecrypt).Skip(1).Where(hop => hop.Place.NetNs == "host").ToList();
            return string.Join(", ", reply.Where(hop => hop.Stage is Stage.DevReceive or Stage.DevTransmit || hop.Program == "from-host")
                .Select(hop => hop.Program == "from-host" ? $"{hop.Place.Interface} {StageNames.Of(hop.Stage)}" : hop.Place.Interface).Distinct());
        }),
        new("C7", "the packet is encrypted after cilium_host received it", "xfrm-encrypt, dev-transmit cilium_host", () => string.Join(
            ", ", Hops(C, AcrossC, 0).Where(hop => hop.Stage == Stage.XfrmEncrypt || hop is { Stage: Stage.DevTransmit, Place.Interface: "cilium_host" })
                .Select(hop => hop.Stage == Stage.XfrmEncrypt ? "xfrm-encrypt" : "dev-transmit cilium_host"))),
        new("C8", "ip rule show t 200 shows the table", "3 routes in table 200", () => Invariant($"{C.NodeDatapath("worker").Host.Routing.Tables.Single(table => table.Number == 200).Routes.Length} routes in table 200")),
        new("C9", "eth0 shows nothing but ESP (it is captured with that filter)", "2 ESP, 1 plain", () =>
        {
            var lines = TraceView.Lines(HostTap(C, AcrossC, "worker", "eth0"));
            var esp = lines.Count(line => line.Contains("ESP(", StringComparison.Ordinal));
            return Invariant($"{esp} ESP, {lines.Count - esp} plain");
        }),
        new("D1", "the kind cluster is named cilium-kubeproxy-replacement", "cilium-kubeproxy-replacement-ebpf-vxlan", () => D.Cluster.Name),
        new("D2", "10.0.0.0/8 is not masqueraded", "BPF   [eth0]   10.0.0.0/24 [IPv4: Enabled, IPv6: Disabled]", () => StatusValue(D, "worker2", "Masquerading")),
        new("D3", "pod net has ae:32:09:5a:08:5c and 10.0.2.40", "72:4a:62:7e:62:6e 10.0.2.119", () =>
            D.NodeDatapath("worker").Find("pod/net")!.Find("eth0") is { } eth0 ? $"{eth0.Mac} {eth0.Address}" : "no pod"),
        new("D5", "the outer request goes from 02:42:ac:12:00:02 to …:03", "02:42:ac:12:00:03 > 02:42:ac:12:00:02", () =>
            TraceView.Lines(HostTap(D, AcrossD, "worker", "eth0"))[0].Split(',')[0]),
        new("D6", "cilium_vxlan has no MAC address", "a6:cc:fc:d1:d9:4f, in 0 frames", () =>
        {
            var mac = D.NodeDatapath("worker").Host.Find("cilium_vxlan")!.Mac.ToString();
            var frames = TrafficTrace.Of(D, AcrossD).Trace.Taps.SelectMany(TraceView.Lines).Count(line => line.Contains(mac, StringComparison.Ordinal));
            return Invariant($"{mac}, in {frames} frames");
        }),
        new("D8", "the node of 10.0.0.109 is cilium-kubeproxy-replacement-worker", "cilium-kubeproxy-replacement-ebpf-vxlan-worker2",
            () => NodeOfRouter(D, "10.0.0.109")),
        new("D9", "eth0's filters have the ids and tags of lab A", "4 ids, 4 tags", () =>
        {
            NetInterface[] uplinks = [A.NodeDatapath("worker2").Host.Find("eth0")!, D.NodeDatapath("worker").Host.Find("eth0")!];
            var filters = uplinks.SelectMany(eth0 => new[] { eth0.TcIngress!, eth0.TcEgress! }).Select(program => program.Filter.Entry).ToList();
            var (ids, tags) = (filters.Select(filter => filter.Split(" id ")[1].Split(' ')[0]), filters.Select(filter => filter.Split(" tag ")[1]));
            return Invariant($"{ids.Distinct().Count()} ids, {tags.Distinct().Count()} tags");
        }),
        new("D10", "2886860802 is 172.18.0.3", "172.18.0.2", () => new Ipv4Address(2886860802).ToString()),
        new("D11", "the outer packet of 172.18.0.3 on worker is what the peer sent", "sent by worker", () =>
            HostTap(D, AcrossD, "worker", "eth0").Sightings[0].IsOutgoing ? "sent by worker" : "received by worker"),
        new("D12", "the VNI is the peer's identity", "net 32359, evescn-2454l 46188", () =>
        {
            var vnis = TraceView.Lines(HostTap(D, AcrossD, "worker", "eth0")).Select(line => line.Split("instance ")[1].Split('\n')[0]).ToList();
            return string.Join(", ", vnis.Select(vni => $"{SenderOf(D, vni)} {vni}"));
        }),
        new("D13", "the reply's inner MAC addresses are those of the pod that receives it", "evescn-2454l, its lxc device", () =>
        {
            var macs = TraceView.Lines(HostTap(D, AcrossD, "worker2", "cilium_vxlan"))[1].Split(',')[0].Split(" > ");
            var pod = D.Cluster.Pods.Single(candidate => candidate.Eth0.Mac.ToString() == macs[0]);
            return pod.Lxc.Mac.ToString() == macs[1] ? $"{pod.Name}, its lxc device" : pod.Name;
        }),
    ];

    private static ImmutableArray<Hop> Hops(Lab lab, string traffic, int packet) => TrafficTrace.Of(lab, traffic).Trace.Packets[packet].Hops;

    private static IEnumerable<Tap> HostTaps(Lab lab, string traffic, string node) =>
        TrafficTrace.Of(lab, traffic).Trace.Taps.Where(tap => tap.Place.NetNs == "host" && tap.Place.Node == lab.Node(node).Name);

    private static Tap HostTap(Lab lab, string traffic, string node, string device) =>
        HostTaps(lab, traffic, node).Single(tap => tap.Place.Interface == device);

    private static string NodeOfRouter(Lab lab, string router) => lab.Cluster.Nodes.Single(node => node.RouterIp == Ipv4Address.Parse(router)).Name;

    private static string HostRouting(string kernel) =>
        DatapathEngine.Resolve(Labs.Load(Labs.Ebpf), new HelmRequest { Kernel = KernelVersion.Parse(kernel) }).Config.Datapath!.HostRouting.ToString();

    private static string StackHops(Lab lab, string traffic)
    {
        var hops = Hops(lab, traffic, 0).Where(hop => hop.Place.NetNs == "host").ToList();
        var netfilter = hops.Count(hop => StageNames.Of(hop.Stage).StartsWith("nf-", StringComparison.Ordinal));
        return Invariant($"{netfilter} netfilter hooks, {hops.Count(hop => hop.Stage == Stage.Forward)} forwards");
    }

    private static string StatusValue(Lab lab, string node, string name) =>
        lab.Status(node).Split('\n').Single(line => line.StartsWith(name + ":", StringComparison.Ordinal))[25..];

    private static string ClientPort(string line)
    {
        var ends = line.Split(": ")[1].Split(" > ");
        return ends.Select(end => end.Split('.')[4]).Single(port => port is not "80" and not "32000");
    }

    private static string ConntrackPort() => Assert.Single(TrafficTrace.Conntrack(TrafficTrace.Of(C, CurlC), C.Node("worker").Name))
        .Split("sport=")[1].Split(' ')[0];

    private static string SenderOf(Lab lab, string identity) => lab.Cluster.Pods.First(
        pod => pod.Identity.ToString() == identity && (pod.Ip == Ipv4Address.Parse("10.0.2.119") || pod.Ip == Ipv4Address.Parse("10.0.0.24"))).Name;
}
