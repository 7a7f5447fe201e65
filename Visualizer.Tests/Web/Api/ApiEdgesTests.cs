using System.Text;

namespace Visualizer.Tests.Web.Api;

/// <summary>What holds for the whole API: paths, methods, languages, media types, its own description.</summary>
public sealed class ApiEdgesTests(ApiClient api) : IClassFixture<ApiClient>
{
    [Theory]
    [InlineData("/api/v1/monitors")]
    [InlineData("/api/v1/")]
    [InlineData("/api/v2/scenarios")]
    [InlineData("/openapi/v9.json")]
    public async Task Get_UnknownPath_IsAProblemDocument(string path)
    {
        var answer = await api.GetAsync(path);

        Assert.Equal((404, "application/problem+json"), (answer.Status, answer.Headers.ContentType?.ToString()));
        Assert.Equal(404, answer.Json.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Delete_KnownPath_IsAProblemDocument()
    {
        var answer = await api.SendAsync(HttpMethod.Delete, "/api/v1/scenarios", null);

        Assert.Equal((405, "application/problem+json"), (answer.Status, answer.Headers.ContentType?.ToString()));
    }

    [Fact]
    public async Task Post_BodyThatClaimsToBeAForm_IsReadAsJson()
    {
        using var form = new StringContent(
            """{"scenario":"playground","flow":{"kind":"ping","from":"client","to":"server-a"}}""", Encoding.UTF8, "application/x-www-form-urlencoded");

        Assert.Equal(200, (await api.SendAsync(HttpMethod.Post, "/api/v1/traces", form)).Status);
    }

    [Theory]
    [InlineData(null, "en")]
    [InlineData("zh-Hans", "zh-Hans")]
    [InlineData("zh-CN", "zh-Hans")]
    [InlineData("fr, zh;q=0.4, en;q=0.5", "en")]
    [InlineData("fr", "en")]
    public async Task Get_AcceptLanguage_IsAnsweredAndNamed(string? accepted, string expected) =>
        Assert.Equal([expected], (await api.GetAsync("/api/v1/scenarios", accepted)).Headers.ContentLanguage);

    [Fact]
    public async Task Post_Languages_DifferInTextsForPeopleOnly()
    {
        object request = new { scenario = "playground", flow = new { kind = "ping", from = "client", to = "server-b" } };
        var english = (await api.TraceAsync(request, "en")).Json.GetProperty("packets")[0].GetProperty("hops");
        var chinese = (await api.TraceAsync(request, "zh-Hans")).Json.GetProperty("packets")[0].GetProperty("hops");

        foreach (var (left, right) in english.EnumerateArray().Zip(chinese.EnumerateArray()))
        {
            foreach (var property in left.EnumerateObject().Where(property => property.Name != "explanation"))
            {
                Assert.Equal(property.Value.GetRawText(), right.GetProperty(property.Name).GetRawText());
            }

            Assert.NotEqual(left.GetProperty("explanation").GetString(), right.GetProperty("explanation").GetString());
        }
    }

    [Fact]
    public async Task OpenApi_Document_IsVersion31AndKnowsEveryEndpoint()
    {
        var document = (await api.GetAsync("/openapi/v1.json")).Json;

        Assert.StartsWith("3.1", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["/api/v1/captures", "/api/v1/comparisons", "/api/v1/scenarios", "/api/v1/scenarios/{id}", "/api/v1/show", "/api/v1/traces"], document.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order());
        var body = document.GetProperty("paths").GetProperty("/api/v1/traces").GetProperty("post").GetProperty("requestBody").GetProperty("content");
        Assert.Equal(["application/json"], body.EnumerateObject().Select(type => type.Name));
    }

    [Fact]
    public async Task Get_UnknownPage_IsAPageNotAProblem()
    {
        var answer = await api.GetAsync("/no-such-page");

        Assert.Equal((404, "text/html"), (answer.Status, answer.Headers.ContentType?.MediaType));
    }
}
