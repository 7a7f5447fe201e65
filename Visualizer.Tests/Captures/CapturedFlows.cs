using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Tests.Scenarios;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Captures;

/// <summary>A flow whose captures other programs judge.</summary>
/// <param name="Name">What a message calls it.</param>
/// <param name="Scenario">Id of its scenario; flows of one scenario share keys.</param>
/// <param name="Answer">Its trace.</param>
internal sealed record CapturedFlow(string Name, string Scenario, TraceAnswer Answer);

/// <summary>Every flow that a bundled scenario suggests, and the playground's under every way of moving packets.</summary>
internal static class CapturedFlows
{
    private static readonly string[] Letters = ["a", "b", "c", "d", "e", "f", "g", "geneve", "h", "hTunnel"];

    public static readonly FlowRequest[] Shapes =
    [
        new(FlowKind.Ping, "client", "server-b") { Count = 2 },
        new(FlowKind.Ping, "client", "server-b") { Size = 3000, ColdNeighbours = true },
        new(FlowKind.Ping, "client", "server-b") { Ttl = 1 },
        new(FlowKind.Curl, "client", "svc/web") { Backend = "server-b" },
        new(FlowKind.Curl, "client", "server-b:81"),
        new(FlowKind.Curl, "external/laptop", "node/node-a:30080") { Backend = "server-b" },
        new(FlowKind.Udp, "client", "svc/web") { Backend = "server-b" },
        new(FlowKind.Udp, "client", "external/198.51.100.77:5000"),
    ];

    private static readonly Lazy<IReadOnlyList<CapturedFlow>> Everything = new(() => [.. Suggested(), .. OfPlayground()]);

    public static IReadOnlyList<CapturedFlow> All => Everything.Value;

    private static IEnumerable<CapturedFlow> Suggested() =>
        from id in ScenarioFiles.Ids
        from flow in Labs.Load(id).Flows
        select Trace($"{id}: {flow.Title}", id, HelmRequest.None, flow.ToRequest());

    private static IEnumerable<CapturedFlow> OfPlayground()
    {
        var flows =
            from letter in Letters
            from shape in Shapes
            select Trace($"{letter}: {shape}", Labs.Playground, new HelmRequest { Set = [.. Playground.Values(letter)] }, shape);
        string[] returning =
        [
            "routingMode=native", "autoDirectNodeRoutes=true", "ipv4NativeRoutingCIDR=10.0.0.0/8", "kubeProxyReplacement=true", "tunnelProtocol=geneve",
            "loadBalancer.mode=dsr", "loadBalancer.dsrDispatch=geneve",
        ];
        return flows.Append(Trace(
            "direct server return by Geneve", Labs.Playground, new HelmRequest { Reset = true, Version = CiliumVersion.Parse("1.18.0"), Set = [.. returning] }, Shapes[5]));
    }

    private static CapturedFlow Trace(string name, string id, HelmRequest helm, FlowRequest flow)
    {
        var answer = DatapathEngine.Trace(Labs.Load(id), helm, flow);
        Assert.True(answer.Trace is not null, $"{name} has no trace.");
        return new CapturedFlow(name, id, answer);
    }
}
