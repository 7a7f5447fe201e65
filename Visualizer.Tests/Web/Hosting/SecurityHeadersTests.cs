namespace Visualizer.Tests.Web.Hosting;

/// <summary>Every answer carries the headers, whatever it is.</summary>
public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/about")]
    [InlineData("/no-such-page")]
    [InlineData("/css/app.css")]
    [InlineData("/api/v1/scenarios")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/healthz")]
    public async Task Get_AnyPath_HeadersAreSent(string path)
    {
        await using var server = new ConfiguredServer();
        using var client = server.CreateClient();

        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Contains("default-src 'self'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("camera=()", Assert.Single(answer.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.DoesNotContain("Server", answer.Headers.Select(header => header.Key));
    }

    [Theory]
    [InlineData("/?embed=1", "https://slides.example.org", "https://slides.example.org")]
    [InlineData("/", "https://slides.example.org", "'none'")]
    [InlineData("/?embed=1", null, "'none'")]
    [InlineData("/lab/?embed=1", "https://slides.example.org", "https://slides.example.org")]
    [InlineData("/compare?embed=1", "https://slides.example.org", "'none'")]
    [InlineData("/print?embed=1", "https://slides.example.org", "'none'")]
    [InlineData("/lab/about?embed=1", "https://slides.example.org", "'none'")]
    [InlineData("/no-such-page?embed=1", "https://slides.example.org", "'none'")]
    [InlineData("/api/v1/scenarios?embed=1", "https://slides.example.org", "'none'")]
    public async Task Get_EmbeddedView_AloneMayBeFramedAndByConfiguredOriginsOnly(string path, string? origin, string expected)
    {
        await using var server = new ConfiguredServer([("Visualizer:PathBase", "/lab"), .. origin is null ? [] : new[] { ("Visualizer:FrameOrigins:0", origin) }]);
        using var client = server.CreateClient();

        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Contains($"frame-ancestors {expected};", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_EmbeddedViewWithPanelsInItsAddress_ShowsNoneOfThem()
    {
        await using var server = new ConfiguredServer();
        using var client = server.CreateClient();

        string[] queries = ["helm=1", "helm=1&embed=1", "place=cluster&terminal=1&embed=1"];
        var pages = await Task.WhenAll(queries
            .Select(query => client.GetStringAsync(new Uri($"/?{query}", UriKind.Relative), TestContext.Current.CancellationToken)));

        Assert.Equal([true, false, false], pages.Select(page => page.Contains("<header", StringComparison.Ordinal)));
        Assert.Equal([true, false, false], pages.Select(page => page.Contains("<aside", StringComparison.Ordinal)));
        Assert.All(pages, page => Assert.Contains("bench-hosts", page, StringComparison.Ordinal));
    }
}
