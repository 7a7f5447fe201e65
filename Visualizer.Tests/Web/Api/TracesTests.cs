using System.Text.Json;
using System.Text.RegularExpressions;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Web.Api;

/// <summary>The shape of a trace: names, types and closed sets of the published contract.</summary>
public sealed partial class TracesTests(ApiClient api) : IClassFixture<ApiClient>
{
    private static readonly string[] VxlanOnNativeRoutes = ["tunnel=vxlan"];

    [Fact]
    public async Task Post_PingOfTheEbpfLab_AnswersAsTheContractShowsIt()
    {
        var trace = (await api.PingAsync(Labs.Ebpf, "net", "10.0.2.202")).Json;

        Assert.Equal(["config", "disposition", "dropReason", "failedAt", "client", "packets", "taps"], Names(trace));
        Assert.Equal("delivered", trace.GetProperty("disposition").GetString());
        Assert.Equal(63, trace.GetProperty("client").GetProperty("replyTtl").GetInt32());
        Assert.StartsWith("PING 10.0.2.202 (10.0.2.202): 56 data bytes\n", trace.GetProperty("client").GetProperty("output").GetString(), StringComparison.Ordinal);
        var hop = trace.GetProperty("packets")[0].GetProperty("hops").EnumerateArray().Single(each => each.GetProperty("action").GetString() == "redirect_peer");
        Assert.Equal(
            ("lxcbf5cb1e7ceb0", "tc-ingress", "from-container", "eth0", "local-delivery.redirect-peer"),
            (Text(hop, "interface"), Text(hop, "stage"), Text(hop, "program"), Text(hop, "target"), Text(hop, "code")));
        Assert.Equal((64, 63, "0x0", "ethernet", "source"), (
            hop.GetProperty("ttlBefore").GetInt32(), hop.GetProperty("ttl").GetInt32(), Text(hop, "mark"), Text(hop, "frameStart"), Text(hop, "confidence")));
        Assert.Equal("1.13", Text(hop.GetProperty("citation"), "version"));
        Assert.Contains(hop.GetProperty("evidence").EnumerateArray(), evidence =>
            Text(evidence, "source") == "cilium bpf endpoint list" && Text(evidence, "entry")!.StartsWith("10.0.2.202:0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_DocumentThatGivesCounts_WalksBetweenGeneratedPods()
    {
        var answer = await api.PostAsync("/api/v1/traces", """
            {"document":{"cluster":{"nodes":300,"podsPerNode":20}},"flow":{"kind":"ping","from":"pod-1-1","to":"pod-300-20"}}
            """);

        Assert.Equal(200, answer.Status);
        Assert.Equal("delivered", answer.Json.GetProperty("disposition").GetString());
        Assert.Equal(["node-1", "node-300"], answer.Json.GetProperty("taps").EnumerateArray().Select(tap => Text(tap, "node")).Distinct());
    }

    [Fact]
    public async Task Post_Config_HasEveryPropertyOfTheContract()
    {
        var config = (await api.PingAsync(Labs.Ebpf, "net", "10.0.2.202")).Json.GetProperty("config");

        Assert.Equal(
            [
                "ciliumVersion", "kernel", "routing", "hostRouting", "kubeProxyReplacement", "kubeProxyReplacementMode", "kubeProxy", "socketLb",
                "masquerading", "encryption", "podMtu", "devices", "directRoutingDevice", "nativeRoutingCidr", "findings", "ciliumStatus",
            ],
            Names(config));
        Assert.Equal(("1.13.0-rc5", "5.11.5", "native", "bpf", "strict", "bpf", "none"), (
            Text(config, "ciliumVersion"), Text(config, "kernel"), Text(config, "routing"), Text(config, "hostRouting"),
            Text(config, "kubeProxyReplacementMode"), Text(config, "masquerading"), Text(config, "encryption")));
        Assert.Equal((true, false, 1500), (
            config.GetProperty("kubeProxyReplacement").GetBoolean(), config.GetProperty("kubeProxy").GetBoolean(), config.GetProperty("podMtu").GetInt32()));
        Assert.All(config.GetProperty("findings").EnumerateArray(), finding =>
        {
            Assert.Equal(["severity", "code", "message", "values"], Names(finding));
            Assert.Contains(Text(finding, "severity"), (string[])["error", "warning", "info"]);
        });
        var nodes = config.GetProperty("ciliumStatus").EnumerateObject();
        Assert.All(nodes, node => Assert.Contains("KVStore:", node.Value.GetString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Labs.Ebpf, "evescn-q7xhn")]
    [InlineData(Labs.Kpr, "cilium-with-replacement-xtzwx")]
    [InlineData(Labs.Ipsec, "cni-fcnh6")]
    [InlineData(Labs.Vxlan, "evescn-2454l")]
    public async Task Post_EveryHopOfEveryLab_KeepsToTheClosedSets(string lab, string to)
    {
        var trace = (await api.PingAsync(lab, "net", to)).Json;

        foreach (var packet in trace.GetProperty("packets").EnumerateArray())
        {
            Assert.Equal(["index", "direction", "summary", "hops"], Names(packet));
            var index = 0;
            foreach (var hop in packet.GetProperty("hops").EnumerateArray())
            {
                Assert.Equal(index++, hop.GetProperty("index").GetInt32());
                var stage = Enum.GetValues<Stage>().Single(each => StageNames.Of(each) == Text(hop, "stage"));
                Assert.Contains(Text(hop, "action"), StageNames.ActionsOf(stage).Select(StageNames.Of));
                Assert.Matches(Hexadecimal(), Text(hop, "frame"));
                Assert.Matches(Code(), Text(hop, "code"));
                Assert.NotEqual("", Text(hop, "explanation"));
                Assert.DoesNotContain('`', Text(hop, "explanation")!);
                Assert.True(
                    hop.GetProperty("evidence").GetArrayLength() > 0 || stage is Stage.DevReceive or Stage.DevTransmit or Stage.Wire, $"No evidence: {hop}");
                Assert.Equal(stage == Stage.Wire, hop.GetProperty("node").ValueKind == JsonValueKind.Null);
                Assert.Equal(FrameStartOf(stage), Text(hop, "frameStart"));
            }
        }
    }

    [Fact]
    public async Task Post_Taps_HaveTimesOfNineDecimalsInTheOrderOfSequence()
    {
        var answer = await api.PingAsync(Labs.Ebpf, "net", "evescn-q7xhn");

        var frames = answer.Json.GetProperty("taps").EnumerateArray().SelectMany(tap => tap.GetProperty("frames").EnumerateArray())
            .OrderBy(frame => frame.GetProperty("seq").GetInt32()).ToList();
        Assert.All(frames, frame => Assert.Matches(@"^\d+\.\d{9}$", frame.GetProperty("time").GetRawText()));
        Assert.Equal(frames.Select(frame => frame.GetProperty("time").GetDecimal()), frames.Select(frame => frame.GetProperty("time").GetDecimal()).Order());
        Assert.Equal(frames.Count, frames.Select(frame => frame.GetProperty("seq").GetInt32()).Distinct().Count());
    }

    [Fact]
    public async Task Post_Taps_RolesAndKeysAreUniqueAndSightingsAgreeWithTheFlags()
    {
        var taps = (await api.PingAsync(Labs.Kpr, "net", "cilium-with-replacement-xtzwx")).Json.GetProperty("taps").EnumerateArray().ToList();

        Assert.All(taps, tap => Assert.Equal(["node", "netns", "interface", "role", "request", "reply", "frames"], Names(tap)));
        Assert.Equal(taps.Count, taps.Select(tap => (Text(tap, "node"), Text(tap, "netns"), Text(tap, "interface"))).Distinct().Count());
        Assert.Equal(taps.Count, taps.Select(tap => Text(tap, "role")).Distinct().Count());
        Assert.All(taps, tap => Assert.Equal(
            tap.GetProperty("request").GetBoolean() || tap.GetProperty("reply").GetBoolean(), tap.GetProperty("frames").GetArrayLength() > 0));
    }

    [Fact]
    public async Task Post_SameRequestTwice_SameOctets()
    {
        var first = await api.PingAsync(Labs.Ipsec, "net", "cni-fcnh6");
        var second = await api.PingAsync(Labs.Ipsec, "net", "cni-fcnh6");

        Assert.Equal(first.Body, second.Body);
        using var other = new ApiClient();
        Assert.Equal(first.Body, (await other.PingAsync(Labs.Ipsec, "net", "cni-fcnh6")).Body);
    }

    [Fact]
    public async Task Post_RefusedConfiguration_IsNoErrorButHasNoTrace()
    {
        var answer = await api.TraceAsync(new
        {
            scenario = Labs.Ebpf,
            helm = new { set = VxlanOnNativeRoutes },
            flow = new { kind = "ping", from = "net", to = "10.0.2.202" },
        });

        Assert.Equal(200, answer.Status);
        Assert.All((string[])["disposition", "dropReason", "failedAt", "client"], name => Assert.Equal(JsonValueKind.Null, answer.Json.GetProperty(name).ValueKind));
        Assert.Equal((0, 0), (answer.Json.GetProperty("packets").GetArrayLength(), answer.Json.GetProperty("taps").GetArrayLength()));
        Assert.Contains(
            answer.Json.GetProperty("config").GetProperty("findings").EnumerateArray(),
            finding => Text(finding, "severity") == "error" && Text(finding, "code") == "routing.direct-node-routes-with-tunnel");
    }

    [Theory]
    [InlineData("1.11.0")]
    [InlineData("1.19.0")]
    public async Task Post_VersionThatIsNotModelled_IsAFinding(string version)
    {
        var answer = await api.TraceAsync(new
        {
            scenario = Labs.Playground,
            helm = new { version },
            flow = new { kind = "ping", from = "client", to = "server-a" },
        });

        Assert.Equal(200, answer.Status);
        Assert.Contains(
            answer.Json.GetProperty("config").GetProperty("findings").EnumerateArray(), finding => Text(finding, "code") == "not-modelled.version");
    }

    [Fact]
    public async Task Post_HelmReset_DropsTheDocumentsValues()
    {
        var answer = await api.TraceAsync(new
        {
            scenario = Labs.Ebpf,
            helm = new { reset = true },
            flow = new { kind = "ping", from = "net", to = "10.0.2.202" },
        });

        Assert.Equal("vxlan", Text(answer.Json.GetProperty("config"), "routing"));
    }

    [Fact]
    public async Task Post_ValuesAsTextAndAsObject_MeanTheSame()
    {
        object Request(object values) => new
        {
            scenario = Labs.Ebpf,
            helm = new { values },
            flow = new { kind = "ping", from = "net", to = "10.0.2.202" },
        };

        var text = await api.TraceAsync(Request("bpf:\n  masquerade: false\n"));
        var json = await api.TraceAsync(Request(new { bpf = new { masquerade = false } }));

        Assert.Equal("legacy", Text(text.Json.GetProperty("config"), "hostRouting"));
        Assert.Equal(text.Body, json.Body);
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static string? FrameStartOf(Stage stage) => stage
        is Stage.Xdp or Stage.DevReceive or Stage.DevTransmit or Stage.TcIngress or Stage.TcEgress or Stage.TunnelDecap or Stage.Neighbour or Stage.Wire
        ? "ethernet"
        : "ipv4";

    [GeneratedRegex("^(?:[0-9a-f]{2})*$")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex("^[a-z0-9-]+\\.[a-z0-9-]+$")]
    private static partial Regex Code();
}
