using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Visualizer.Tests.Web.Api;

/// <summary>The application in memory, as a client of its API sees it.</summary>
public sealed class ApiClient : IDisposable
{
    private readonly WebApplicationFactory<Program> application = new Application();
    private readonly HttpClient client;

    public ApiClient() => client = application.CreateClient();

    /// <summary>GETs a path.</summary>
    public Task<ApiAnswer> GetAsync(string path, string? acceptLanguage = null) => SendAsync(HttpMethod.Get, path, null, acceptLanguage);

    /// <summary>POSTs a body, whatever it is.</summary>
    public Task<ApiAnswer> PostAsync(string path, string body, string? acceptLanguage = null) =>
        SendAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, "application/json"), acceptLanguage);

    /// <summary>POSTs a request for a trace, written as an anonymous object.</summary>
    public Task<ApiAnswer> TraceAsync(object request, string? acceptLanguage = null) =>
        PostAsync("/api/v1/traces", JsonSerializer.Serialize(request), acceptLanguage);

    /// <summary>A ping of a bundled scenario.</summary>
    public Task<ApiAnswer> PingAsync(string scenario, string from, string to) => TraceAsync(new { scenario, flow = new { kind = "ping", from, to } });

    /// <summary>Sends anything.</summary>
    public async Task<ApiAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, string? acceptLanguage = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (acceptLanguage is not null)
        {
            request.Headers.AcceptLanguage.ParseAdd(acceptLanguage);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return new ApiAnswer((int)response.StatusCode, response.Content.Headers, body);
    }

    public void Dispose()
    {
        client.Dispose();
        application.Dispose();
    }

    private sealed class Application : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseEnvironment("Production");
    }
}

/// <summary>An answer with its body read.</summary>
public sealed record ApiAnswer(int Status, HttpContentHeaders Headers, byte[] Body)
{
    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>Entries of a problem document.</summary>
    public IEnumerable<JsonElement> Errors => Json.GetProperty("errors").EnumerateArray();

    /// <summary>Paths that a problem document names.</summary>
    public IEnumerable<string> ErrorPaths => Errors.Select(error => error.GetProperty("path").GetString()!);
}
