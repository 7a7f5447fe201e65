using System.Text.Json;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Web.Api;

/// <summary>What commands print, over HTTP.</summary>
public sealed class ShowTests(ApiClient api) : IClassFixture<ApiClient>
{
    private const string Worker2 = "node/cilium-kubeproxy-replacement-ebpf-worker2";
    private static readonly string[] VxlanOnNativeRoutes = ["tunnel=vxlan"];

    [Fact]
    public async Task Post_Command_AnswersWithItsText()
    {
        var answer = await ShowAsync(new { scenario = Labs.Ebpf, at = "net", command = "ip r s" });

        Assert.Equal((200, "text/plain"), (answer.Status, answer.Headers.ContentType?.MediaType));
        Assert.Equal("default via 10.0.2.34 dev eth0 mtu 1500 \n10.0.2.34 dev eth0 scope link \n", answer.Text);
    }

    // Every hop's evidence is what the command prints there at that moment, as a client would ask for it.
    [Fact]
    public async Task Post_EvidenceOfATrace_IsPrintedRightAfterItsHop()
    {
        var flow = new { kind = "curl", from = "net", to = "172.18.0.3:32000", backend = "cni-fcnh6" };
        var trace = (await api.TraceAsync(new { scenario = Labs.Ipsec, flow })).Json;

        foreach (var packet in trace.GetProperty("packets").EnumerateArray().Take(2))
        {
            foreach (var hop in packet.GetProperty("hops").EnumerateArray().Where(hop => hop.GetProperty("evidence").GetArrayLength() > 0))
            {
                var netNs = hop.GetProperty("netns").GetString()!;
                var at = netNs == "host" ? $"node/{hop.GetProperty("node").GetString()}" : netNs;
                var until = new { packet = packet.GetProperty("index").GetInt32(), hop = hop.GetProperty("index").GetInt32() };
                var evidence = hop.GetProperty("evidence")[hop.GetProperty("evidence").GetArrayLength() - 1];
                var answer = await ShowAsync(new { scenario = Labs.Ipsec, at, command = evidence.GetProperty("source").GetString(), flow, until });

                Assert.Contains(evidence.GetProperty("entry").GetString(), answer.Text.Split('\n'));
            }
        }
    }

    [Fact]
    public async Task Post_WithFlow_ShowsTheStateAfterIt()
    {
        const string Command = "cilium bpf ct list global";
        var flow = new { kind = "ping", from = "net", to = "10.0.2.202" };

        Assert.Equal("", (await ShowAsync(new { scenario = Labs.Ebpf, at = Worker2, command = Command })).Text);
        Assert.Contains("ICMP OUT 10.0.2.40:", (await ShowAsync(new { scenario = Labs.Ebpf, at = Worker2, command = Command, flow })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WrongArguments_AreTheToolsOwnError()
    {
        var answer = await ShowAsync(new { scenario = Labs.Ebpf, at = Worker2, command = "ip route show table nonsense" });

        Assert.Equal((200, "Error: argument \"nonsense\" is wrong: table id value is invalid\n\n"), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task Post_UnknownCommand_ListsThoseKnown()
    {
        var answer = await ShowAsync(new { scenario = Labs.Ebpf, at = Worker2, command = "frobnicate --now" });

        var error = Assert.Single(answer.Errors);
        Assert.Equal((400, "command", "'frobnicate'"), (answer.Status, error.GetProperty("path").GetString(), error.GetProperty("found").GetString()));
        Assert.Contains("ip route, ip rule", error.GetProperty("expected").GetString(), StringComparison.Ordinal);
        Assert.Contains("cilium service list", error.GetProperty("expected").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_EverythingWrong_IsSaidAtOnce()
    {
        var answer = await ShowAsync(new { scenario = Labs.Ebpf, at = "nobody", command = 7, flow = new { kind = "ping", from = "net", to = "net2" }, colour = "red" });

        Assert.Equal(400, answer.Status);
        Assert.Equal(["colour", "command"], answer.ErrorPaths.Order());
        Assert.Equal(["at", "flow.to"], (await ShowAsync(new
        {
            scenario = Labs.Ebpf, at = "nobody", command = "ip a", flow = new { kind = "ping", from = "net", to = "net2" },
        })).ErrorPaths.Order());
    }

    [Fact]
    public async Task Post_WithoutPlaceAndCommand_NamesBoth() =>
        Assert.Equal(["at", "command"], (await ShowAsync(new { scenario = Labs.Ebpf })).ErrorPaths.Order());

    [Fact]
    public async Task Post_RefusedConfiguration_Is422WithTheFinding()
    {
        var answer = await ShowAsync(new { scenario = Labs.Ebpf, helm = new { set = VxlanOnNativeRoutes }, at = Worker2, command = "ip a" });

        Assert.Equal((422, "application/problem+json"), (answer.Status, answer.Headers.ContentType?.MediaType));
        Assert.Contains("routing.direct-node-routes-with-tunnel", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SameRequestTwice_SameOctets()
    {
        var request = new { scenario = Labs.Vxlan, at = "net", command = "cilium status --verbose | grep -A 20 Details" };

        Assert.Equal((await ShowAsync(request)).Body, (await ShowAsync(request)).Body);
    }

    private Task<ApiAnswer> ShowAsync(object request) => api.PostAsync("/api/v1/show", JsonSerializer.Serialize(request));
}
