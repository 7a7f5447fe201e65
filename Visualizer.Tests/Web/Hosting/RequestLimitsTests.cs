using System.Net;
using System.Text.Json;

namespace Visualizer.Tests.Web.Hosting;

/// <summary>Who asks too fast is told so, and nothing else suffers.</summary>
public sealed class RequestLimitsTests
{
    private static readonly (string, string)[] Tight = [("Visualizer:Burst", "2"), ("Visualizer:RequestsPerSecond", "1")];

    [Fact]
    public async Task Get_ApiTooOften_IsAProblemThatSaysWhenToComeBack()
    {
        await using var server = new ConfiguredServer(Tight);
        using var client = server.CreateClient();

        using var refused = await FirstRefusedAsync(client, "/api/v1/scenarios");

        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.ToString());
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 2);
        using var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(429, problem.RootElement.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Get_PageTooOften_IsOneSentence()
    {
        await using var server = new ConfiguredServer(Tight);
        using var client = server.CreateClient();

        using var refused = await FirstRefusedAsync(client, "/about?lang=zh-Hans");

        Assert.Equal("text/plain", refused.Content.Headers.ContentType?.MediaType);
        Assert.Contains("请稍等", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FilesAndHealth_DoNotCount()
    {
        await using var server = new ConfiguredServer(Tight);
        using var client = server.CreateClient();

        for (var time = 0; time < 5; time++)
        {
            foreach (var path in (string[])["/favicon.svg", "/css/app.css", "/healthz"])
            {
                Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
            }
        }
    }

    // However slow the machine is: more requests come at once than a bucket of two, filled once a second, can let through.
    private static async Task<HttpResponseMessage> FirstRefusedAsync(HttpClient client, string path)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => client.GetAsync(path, TestContext.Current.CancellationToken)));
        return answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
    }
}
