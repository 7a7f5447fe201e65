using System.Text.Json;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Web.Api;

public sealed class ScenariosTests(ApiClient api) : IClassFixture<ApiClient>
{
    [Fact]
    public async Task List_Bundled_AreThereWithoutProblems()
    {
        var answer = await api.GetAsync("/api/v1/scenarios");

        Assert.Equal(
            [Labs.Ipsec, Labs.Ebpf, Labs.Kpr, Labs.Playground, Labs.Vxlan], answer.Json.EnumerateArray().Select(scenario => scenario.GetProperty("id").GetString()));
        Assert.All(answer.Json.EnumerateArray(), scenario =>
        {
            Assert.Equal(["id", "title", "summary", "tags", "problems"], scenario.EnumerateObject().Select(property => property.Name));
            Assert.Equal(0, scenario.GetProperty("problems").GetArrayLength());
            Assert.NotEqual("", scenario.GetProperty("summary").GetString());
        });
    }

    [Fact]
    public async Task Read_UnknownId_IsNotFound()
    {
        var answer = await api.GetAsync("/api/v1/scenarios/nowhere");

        Assert.Equal((404, "application/problem+json"), (answer.Status, answer.Headers.ContentType?.ToString()));
        Assert.Contains(Labs.Ebpf, answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_Versions_AreTexts()
    {
        var document = (await api.GetAsync("/api/v1/scenarios/playground")).Json;

        Assert.Equal(JsonValueKind.String, document.GetProperty("cilium").ValueKind);
        Assert.Equal(JsonValueKind.String, document.GetProperty("kernel").ValueKind);
    }

    [Theory]
    [InlineData(Labs.Ebpf, "10.0.2.202")]
    [InlineData(Labs.Ipsec, "cni-fcnh6")]
    public async Task Read_SentBackAsDocument_GivesTheSameTrace(string id, string to)
    {
        var document = (await api.GetAsync($"/api/v1/scenarios/{id}")).Json;
        var bundled = await api.PingAsync(id, "net", to);

        var sentBack = await api.TraceAsync(new { document, flow = new { kind = "ping", from = "net", to } });

        Assert.Equal(bundled.Body, sentBack.Body);
    }

    [Fact]
    public async Task Read_FileSentAsText_GivesTheSameTrace()
    {
        var document = RepositoryFiles.Read("scenarios/vxlan-ebpf.yaml");
        var bundled = await api.PingAsync(Labs.Vxlan, "net", "evescn-2454l");

        var sent = await api.TraceAsync(new { document, flow = new { kind = "ping", from = "net", to = "evescn-2454l" } });

        Assert.Equal(bundled.Body, sent.Body);
    }
}
