using System.Net;

namespace Visualizer.Tests.Web.Hosting;

/// <summary>Below a path of another site, and behind a proxy that says who asks.</summary>
public sealed class ReverseProxyTests
{
    [Fact]
    public async Task Get_PathBase_PageAndApiAreBelowIt()
    {
        await using var server = new ConfiguredServer(("Visualizer:PathBase", "/lab"));
        using var client = server.CreateClient();

        Assert.Contains("<base href=\"/lab/\"", await client.GetStringAsync("/lab/", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/lab/css/app.css", TestContext.Current.CancellationToken)).StatusCode);
        using var unknown = await client.GetAsync("/lab/api/v1/nothing", TestContext.Current.CancellationToken);
        Assert.Equal("application/problem+json", unknown.Content.Headers.ContentType?.ToString());
    }

    [Fact]
    public async Task Get_PrefixOfThisMachinesProxy_IsBelieved() =>
        Assert.Contains("<base href=\"/class/\"", await PageAsync(("X-Forwarded-Prefix", "/class"), ("X-Forwarded-For", "192.0.2.7")), StringComparison.Ordinal);

    [Fact]
    public async Task Get_AddressesBehindOneProxy_HaveALimitEach()
    {
        await using var server = new ConfiguredServer(("Visualizer:Burst", "1"), ("Visualizer:RequestsPerSecond", "1"));
        using var client = server.CreateClient();

        for (var host = 1; host <= 20; host++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/scenarios") { Headers = { { "X-Forwarded-For", $"192.0.2.{host}" } } };
            Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    private static async Task<string> PageAsync(params (string Name, string Value)[] headers)
    {
        await using var server = new ConfiguredServer();
        using var client = server.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var page = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
