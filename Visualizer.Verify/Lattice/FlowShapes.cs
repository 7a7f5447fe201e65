using System.Collections.Immutable;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;

namespace Visualizer.Verify.Lattice;

/// <summary>Every flow of the lattice: kind × positions of the two ends on <c>lattice.yaml</c>, where <c>client</c> and <c>near</c> share node-a and <c>far</c> is on node-b.</summary>
internal static class FlowShapes
{
    /// <summary>IPv4 and ICMP, or IPv4 and UDP.</summary>
    private const int HeaderBytes = 28;

    private const string World = "external/laptop", Lan = "external/lanhost";

    private static readonly string[] EveryNode = ["node-a", "node-b", "node-c"], Backends = ["near", "far"], InsideClients = ["client", "node/node-a"],
        OutsideClients = [World, Lan];

    private static readonly FlowKind[] Kinds = [FlowKind.Curl, FlowKind.Udp], PayloadKinds = [FlowKind.Ping, FlowKind.Udp];

    private static readonly int[] PayloadSizes = [1372, 1472, 2000];

    private static readonly bool[] Either = [false, true];

    private static readonly Func<DatapathConfig, Disposition, bool> Delivered = Always(Disposition.Delivered), Unreachable = Always(Disposition.Unreachable),
        Denied = Always(Disposition.Denied);

    /// <summary>No router outside has a route to a pod's address.</summary>
    private static readonly Func<DatapathConfig, Disposition, bool> NeedsMasquerade =
        (config, ending) => ending == (config.Masquerading == Masquerading.None ? Disposition.Unreachable : Disposition.Delivered);

    /// <summary>A NodePort is served by programs, by kube-proxy, or by nobody.</summary>
    private static readonly Func<DatapathConfig, Disposition, bool> NeedsNodePort =
        (config, ending) => ending == (config.NodePort || config.KubeProxy ? Disposition.Delivered : Disposition.Unreachable);

    /// <summary>
    /// With direct server return another node may send the request back to the node that it left: that takes its own address for a martian, and the
    /// reply to its own masquerading never passes the device where that would be undone.
    /// </summary>
    private static readonly Func<DatapathConfig, Disposition, bool> MayReturn = (config, ending) => NeedsNodePort(config, ending)
        || (config.LoadBalancing != LoadBalancerMode.Snat && !(config.SocketLb && !config.SocketLbHostNamespaceOnly)
            && ending is Disposition.Dropped or Disposition.Unreachable);

    public static readonly ImmutableArray<FlowShape> All =
    [
        .. Pods(), .. Nodes(), .. Outside(), .. ClusterIps(), .. NodePortsFromInside(), .. NodePortsFromOutside(), .. Failures(), .. TtlExpiry(), .. Sizes(),
        .. Cold(), .. Policies(),
    ];

    private static IEnumerable<FlowShape> Pods() =>
    [
        Ping("pod to pod", "client", "near", Delivered), Curl("pod to pod", "client", "near", Delivered), Udp("pod to pod", "client", "near", Delivered),
        Ping("pod to pod", "client", "far", Delivered), Curl("pod to pod", "client", "far", Delivered), Udp("pod to pod", "client", "far", Delivered),
        Ping("pod to pod", "far", "client", Delivered), Ping("pod to pod", "client", "client", Delivered),
    ];

    private static IEnumerable<FlowShape> Nodes() =>
    [
        Ping("pod to node", "client", "node/node-a", Delivered), Ping("pod to node", "client", "node/node-b", Delivered),
        Ping("pod to router", "client", "router/node-a", Delivered), Ping("pod to router", "client", "router/node-b", Delivered),
        Ping("pod to health endpoint", "client", "health/node-a", Delivered), Ping("pod to health endpoint", "client", "health/node-b", Delivered),
        Ping("node to pod", "node/node-a", "client", Delivered), Curl("node to pod", "node/node-a", "near", Delivered),
        Ping("node to pod", "node/node-a", "far", Delivered), Curl("node to pod", "node/node-a", "far", Delivered),
        Ping("node to node", "node/node-a", "node/node-b", Delivered), Ping("node to health endpoint", "node/node-a", "health/node-b", Delivered),
    ];

    private static IEnumerable<FlowShape> Outside() =>
    [
        Ping("pod to world", "client", World, NeedsMasquerade), Curl("pod to world", "client", World, NeedsMasquerade),
        Udp("pod to world", "client", World, NeedsMasquerade), Ping("pod to LAN", "client", Lan, NeedsMasquerade), Curl("pod to LAN", "client", Lan, NeedsMasquerade),
        Ping("node to world", "node/node-a", World, Delivered), Ping("outside to node", World, "node/node-b", Delivered),
        Ping("outside to node", Lan, "node/node-b", Delivered),
    ];

    private static IEnumerable<FlowShape> ClusterIps() =>
    [
        Curl("pod to ClusterIP", "client", "svc/web", Delivered, "near"), Curl("pod to ClusterIP", "client", "svc/web", Delivered, "far"),
        Udp("pod to ClusterIP", "client", "svc/web", Delivered, "near"), Udp("pod to ClusterIP", "client", "svc/web", Delivered, "far"),
        Curl("hairpin", "lonely", "svc/own", Delivered, "lonely"), Curl("hairpin", "near", "svc/web", Delivered, "near"),
        Udp("hairpin", "near", "svc/web", Delivered, "near"),
        Curl("node to ClusterIP", "node/node-a", "svc/web", Delivered, "near"), Curl("node to ClusterIP", "node/node-a", "svc/web", Delivered, "far"),
        Ping("ping to ClusterIP", "client", "svc/web", Unreachable),
    ];

    private static IEnumerable<FlowShape> NodePortsFromInside() =>
        from client in InsideClients
        from node in EveryNode
        from backend in Backends
        from kind in Kinds
        where client == "client" || kind == FlowKind.Curl
        select Shape(
            client == "client" ? "pod to NodePort" : "node to NodePort",
            new FlowRequest(kind, client, $"node/{node}:{(kind == FlowKind.Curl ? 30080 : 30053)}") { Backend = backend }, backend == "near" ? MayReturn : NeedsNodePort);

    private static IEnumerable<FlowShape> NodePortsFromOutside()
    {
        foreach (var client in OutsideClients)
        {
            foreach (var (kind, node) in Kinds.SelectMany(kind => EveryNode.Select(node => (kind, node))))
            {
                foreach (var backend in Backends)
                {
                    var request = new FlowRequest(kind, client, $"node/{node}:{(kind == FlowKind.Curl ? 30080 : 30053)}") { Backend = backend };
                    yield return Shape("outside to NodePort", request, NeedsNodePort);
                }

                yield return Shape(
                    "outside to NodePort, policy Local", new FlowRequest(kind, client, $"node/{node}:{(kind == FlowKind.Curl ? 30081 : 30054)}"),
                    node == "node-b" ? NeedsNodePort : Unreachable);
            }

            yield return Curl("outside to LoadBalancer", client, "172.18.255.1", NeedsNodePort, "near");
            yield return Curl("outside to LoadBalancer", client, "172.18.255.1", NeedsNodePort, "far");
            yield return Curl("outside to LoadBalancer", client, "172.18.255.2", NeedsNodePort, "far");
        }

        yield return Curl("pod to LoadBalancer", "client", "172.18.255.1", NeedsNodePort, "near");
        yield return Curl("pod to LoadBalancer", "client", "172.18.255.1", NeedsNodePort, "far");
    }

    private static IEnumerable<FlowShape> Failures() =>
    [
        Curl("closed port", "client", "near:81", Unreachable), Curl("closed port", "client", "far:81", Unreachable),
        Udp("closed port", "client", "near:81", Unreachable), Udp("closed port", "client", "far:81", Unreachable),
        Udp("closed port", "client", "node/node-a:81", Unreachable), Udp("closed port", "node/node-a", "far:81", Unreachable),
        Curl("no backend", "client", "svc/empty", Unreachable), Curl("no backend", "client", "node/node-a:30082", Unreachable),
        Curl("no backend", World, "node/node-a:30082", Unreachable), Curl("no backend", "node/node-a", "svc/empty", Unreachable),
        Ping("no host", "client", "10.0.0.250", Unreachable), Ping("no host", "client", "10.0.1.250", Unreachable), Ping("no host", "client", "172.18.0.99", Unreachable),
        Ping("no route", "client", "10.0.77.1", Unreachable), Ping("no route", "node/node-a", "10.0.77.1", Unreachable),
    ];

    /// <summary>A TTL of one dies at the first router of every way; where a larger one dies depends on the way.</summary>
    private static IEnumerable<FlowShape> TtlExpiry() =>
        from end in new (string From, string To)[] { ("client", "near"), ("client", "far"), ("client", "node/node-b"), ("client", World), (World, "node/node-b:30080"), ("node/node-a", "far") }
        from ttl in Enumerable.Range(1, 4)
        let kind = end.To.Contains(':', StringComparison.Ordinal) ? FlowKind.Curl : FlowKind.Ping
        let request = new FlowRequest(kind, end.From, end.To) { Ttl = ttl, Backend = kind == FlowKind.Curl ? "near" : null }
        let plain = end.To == World ? NeedsMasquerade : kind == FlowKind.Curl ? NeedsNodePort : Delivered
        select new FlowShape(
            "TTL expiry", $"{Name(request)} ttl={ttl}", request, (config, ending) => ending == Disposition.Dropped || (ttl > 1 && plain(config, ending)));

    private static IEnumerable<FlowShape> Sizes() =>
        from end in new (string From, string To)[] { ("client", "near"), ("client", "far"), ("client", World), ("node/node-a", "far") }
        from size in PayloadSizes
        from dontFragment in Either
        from kind in PayloadKinds
        where end.To == "far" || kind == FlowKind.Ping
        let plain = end.To == World ? NeedsMasquerade : Delivered
        let request = new FlowRequest(kind, end.From, end.To) { Size = size, DontFragment = dontFragment }
        select new FlowShape(
            "larger than the MTU", $"{Name(request)} size={size}{(dontFragment ? " df" : "")}", request,
            (config, ending) => dontFragment && size + HeaderBytes > RouteMtu(config, end.From) ? ending == Disposition.TooBig : plain(config, ending));

    /// <summary>MTU of the client's route to other nodes' pods.</summary>
    private static int RouteMtu(DatapathConfig config, string from) => from == "client" || config.Tunnel ? config.PodMtu : config.DeviceMtu;

    private static IEnumerable<FlowShape> Cold() =>
        from end in new (string From, string To)[] { ("client", "near"), ("client", "far"), ("client", World), ("node/node-a", "far"), (World, "node/node-c:30080") }
        let kind = end.To.Contains(':', StringComparison.Ordinal) ? FlowKind.Curl : FlowKind.Ping
        let request = new FlowRequest(kind, end.From, end.To) { ColdNeighbours = true, Backend = kind == FlowKind.Curl ? "far" : null }
        select new FlowShape("cold neighbours", Name(request) + " cold", request, end.To == World ? NeedsMasquerade : kind == FlowKind.Curl ? NeedsNodePort : Delivered);

    private static IEnumerable<FlowShape> Policies() =>
    [
        Curl("policy allows", "client", "guarded", Delivered), Ping("policy denies", "client", "guarded", Denied), Curl("policy denies", "near", "guarded", Denied),
        Curl("policy denies", "far", "guarded", Denied), Curl("policy allows", "kept-in", "far", Delivered), Curl("policy allows", "kept-in", "svc/web", Delivered, "far"),
        Ping("policy denies", "kept-in", World, Denied), Ping("policy denies", "kept-in", "client", Denied),
    ];

    private static Func<DatapathConfig, Disposition, bool> Always(Disposition disposition) => (_, ending) => ending == disposition;

    private static FlowShape Ping(string kind, string from, string to, Func<DatapathConfig, Disposition, bool> mayEnd) =>
        Shape(kind, new FlowRequest(FlowKind.Ping, from, to), mayEnd);

    private static FlowShape Curl(string kind, string from, string to, Func<DatapathConfig, Disposition, bool> mayEnd, string? backend = null) =>
        Shape(kind, new FlowRequest(FlowKind.Curl, from, to) { Backend = backend }, mayEnd);

    private static FlowShape Udp(string kind, string from, string to, Func<DatapathConfig, Disposition, bool> mayEnd, string? backend = null) =>
        Shape(kind, new FlowRequest(FlowKind.Udp, from, to) { Backend = backend }, mayEnd);

    private static FlowShape Shape(string kind, FlowRequest request, Func<DatapathConfig, Disposition, bool> mayEnd) => new(kind, Name(request), request, mayEnd);

    private static string Name(FlowRequest request) =>
        $"{request.Kind.ToString().ToLowerInvariant()} {request.From} {request.To}{(request.Backend is { } backend ? " backend=" + backend : "")}";
}
