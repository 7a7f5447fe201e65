using System.Text;
using System.Text.Json;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Web.Api;

/// <summary>Requests that are wrong: every problem at once, each with its place.</summary>
public sealed class TraceProblemsTests(ApiClient api) : IClassFixture<ApiClient>
{
    private static readonly object Flow = new { kind = "ping", from = "net", to = "10.0.2.202" };

    [Fact]
    public async Task Post_ManyThingsWrong_AllAreNamedWithPathFoundAndExpected()
    {
        var answer = await api.PostAsync("/api/v1/traces", """
            {"scenario":"native-routing-ebpf","helm":{"sett":[],"version":"new","reset":"yes","set":["a=b",7]},
             "flow":{"kind":"pong","from":"nobody","to":"10.0.2.202","count":0,"ttl":300,"dontFragment":1,"neighbours":"hot","size":-1}}
            """);

        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.Headers.ContentType?.ToString()));
        Assert.Equal(["type", "title", "status", "detail", "errors"], answer.Json.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            [
                "flow.count", "flow.dontFragment", "flow.kind", "flow.neighbours", "flow.size", "flow.ttl", "helm.reset", "helm.set[1]", "helm.sett", "helm.version",
            ],
            answer.ErrorPaths.Order(StringComparer.Ordinal));
        Assert.All(answer.Errors, error => Assert.Equal(["path", "line", "found", "expected", "message"], error.EnumerateObject().Select(property => property.Name)));
        Assert.Contains("'set'", Error(answer, "helm.sett").GetProperty("expected").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ShapeAndMeaningWrong_AreReportedTogether()
    {
        var answer = await api.PostAsync("/api/v1/traces", """
            {"scenario":"native-routing-ebpf","oops":1,"helm":{"set":["=x"]},"flow":{"kind":"ping","from":"nobody","to":"10.0.2.202:80"}}
            """);

        Assert.Equal(["flow.from", "flow.to", "helm.set[0]", "oops"], answer.ErrorPaths.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"scenario":"a","scenario":"b"}""")]
    [InlineData("{\"scenario\":\"\u0001\"}")]
    public async Task Post_NoJson_IsOneProblemWithoutPath(string body)
    {
        var answer = await api.PostAsync("/api/v1/traces", body);

        Assert.Equal(400, answer.Status);
        Assert.Equal([""], answer.ErrorPaths);
    }

    [Theory]
    [InlineData("""{"flow":{"kind":"ping","from":"a","to":"b"}}""")]
    [InlineData("""{"scenario":"playground","document":{},"flow":{"kind":"ping","from":"a","to":"b"}}""")]
    public async Task Post_NeitherOrBothOfScenarioAndDocument_IsRefused(string body)
    {
        var answer = await api.PostAsync("/api/v1/traces", body);

        Assert.Equal(400, answer.Status);
        Assert.Contains(answer.Errors, error => error.GetProperty("expected").GetString()!.Contains("exactly one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_UnknownScenario_ListsTheIds()
    {
        var answer = await api.TraceAsync(new { scenario = "nowhere", flow = Flow });

        Assert.Equal(400, answer.Status);
        Assert.Equal(["scenario"], answer.ErrorPaths);
        Assert.All((string[])[Labs.Ebpf, Labs.Kpr, Labs.Ipsec, Labs.Vxlan, Labs.Playground], id =>
            Assert.Contains(id, Error(answer, "scenario").GetProperty("expected").GetString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"scenario":5}""", "scenario")]
    [InlineData("""{"scenario":"playground","flow":[]}""", "flow")]
    [InlineData("""{"scenario":"playground","helm":"x"}""", "helm")]
    [InlineData("""{"document":7}""", "document")]
    [InlineData("[]", "")]
    public async Task Post_WrongType_IsNamedAtItsPath(string body, string path)
    {
        var answer = await api.PostAsync("/api/v1/traces", body);

        Assert.Equal(400, answer.Status);
        Assert.Contains(path, answer.ErrorPaths);
    }

    [Fact]
    public async Task Post_SizeWithCurl_IsRefused()
    {
        var answer = await api.TraceAsync(new { scenario = Labs.Ebpf, flow = new { kind = "curl", from = "net", to = "10.0.2.202", size = 5 } });

        Assert.Equal(["flow.size"], answer.ErrorPaths);
    }

    [Fact]
    public async Task Post_BackendOfAnotherService_IsRefusedWithTheChoices()
    {
        var answer = await api.TraceAsync(new { scenario = Labs.Ebpf, flow = new { kind = "curl", from = "net", to = "svc/serversvc", backend = "net" } });

        Assert.Contains("evescn-q7xhn", Error(answer, "flow.backend").GetProperty("expected").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_BrokenDocumentAsText_HasLinesAndPathsBelowDocument()
    {
        var answer = await api.TraceAsync(new { document = "title: x\nclustr: {}\ncluster:\n  nodes: [ { name: a, ip: nonsense } ]\n", flow = Flow });

        Assert.Equal(400, answer.Status);
        Assert.Equal(2, Error(answer, "document.clustr").GetProperty("line").GetInt32());
        Assert.Equal(4, Error(answer, "document.cluster.nodes[0].ip").GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task Post_BrokenDocumentAsObject_HasNoLines()
    {
        var answer = await api.PostAsync(
            "/api/v1/traces", """{"document":{"cluster":{"nodes":[{"name":"a","ip":"x"}]}},"flow":{"kind":"ping","from":"a","to":"b"}}""");

        Assert.Equal(JsonValueKind.Null, Error(answer, "document.cluster.nodes[0].ip").GetProperty("line").ValueKind);
    }

    [Fact]
    public async Task Post_MoreThanFiftyProblems_TheRestIsCounted()
    {
        var flow = string.Join(',', Enumerable.Range(0, 70).Select(number => $"\"x{number}\":1"));

        var answer = await api.PostAsync("/api/v1/traces", $$$"""{"scenario":"playground","flow":{{{{flow}}},"kind":"ping","from":"client","to":"server-a"}}""");

        Assert.Equal(51, answer.Errors.Count());
        Assert.Contains("20", answer.Errors.Last().GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_BodyOverTwoMebibytes_IsTooLarge()
    {
        var answer = await api.PostAsync("/api/v1/traces", new string(' ', (2 * 1024 * 1024) + 1));

        Assert.Equal((413, "application/problem+json"), (answer.Status, answer.Headers.ContentType?.ToString()));
    }

    [Fact]
    public async Task Post_DocumentTextOverHalfAMebibyte_IsTooLarge()
    {
        var answer = await api.TraceAsync(new { document = new string('#', (512 * 1024) + 1), flow = Flow });

        Assert.Equal(413, answer.Status);
        Assert.Contains("512 KiB", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_MegabyteOfNonsense_AnswersWithProblems()
    {
        var nonsense = new StringBuilder();
        while (nonsense.Length < 500_000)
        {
            nonsense.Append("{[%!: - ").Append(nonsense.Length).Append('\n');
        }

        Assert.Equal(400, (await api.TraceAsync(new { document = nonsense.ToString(), flow = Flow })).Status);
    }

    [Fact]
    public async Task Post_InChinese_MessagesAreChineseAndNamesAreNot()
    {
        var answer = await api.TraceAsync(new { scenario = "nowhere", flow = Flow }, "zh-CN,en;q=0.5");

        Assert.Equal(["zh-Hans"], answer.Headers.ContentLanguage);
        Assert.Equal("无法理解该请求", answer.Json.GetProperty("title").GetString());
        Assert.Contains("期望", Error(answer, "scenario").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static JsonElement Error(ApiAnswer answer, string path) => answer.Errors.First(error => error.GetProperty("path").GetString() == path);
}
