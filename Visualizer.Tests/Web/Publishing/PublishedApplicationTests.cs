using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Web.Publishing;

/// <summary>The published folder is all that a machine with the ASP.NET runtime needs.</summary>
public sealed partial class PublishedApplicationTests(PublishedFolder published) : IClassFixture<PublishedFolder>
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Start_FromAnotherFolder_ServesPageScriptAndFonts()
    {
        using var client = new HttpClient { BaseAddress = FreeAddress() };
        using var application = Start(client.BaseAddress!);
        await WaitUntilItListensAsync(application);

        var page = await client.GetStringAsync("", TestContext.Current.CancellationToken);
        var script = ScriptOf(page);
        Assert.NotEmpty(script);

        Assert.Contains("<h1", page, StringComparison.Ordinal);
        foreach (var address in (string[])[script, "js/reconnect.js", "fonts/inter.woff2", "favicon.svg"])
        {
            using var response = await client.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task Start_FromAnotherFolder_ListsTheScenariosBesideTheAssembly()
    {
        using var client = new HttpClient { BaseAddress = FreeAddress() };
        using var application = Start(client.BaseAddress!);
        await WaitUntilItListensAsync(application);

        var scenarios = await client.GetStringAsync("api/v1/scenarios", TestContext.Current.CancellationToken);

        foreach (var id in (string[])["native-routing-ebpf", "native-routing-kpr", "ipsec-native-kubeproxy", "vxlan-ebpf", "playground"])
        {
            Assert.Contains($"\"{id}\"", scenarios, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Terminate_CircuitIsOpen_EndsWithinFiveSeconds()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGTERM on Windows.");
        var address = FreeAddress();
        using var application = Start(address);
        await WaitUntilItListensAsync(application);
        using var tab = await OpenConnectionAsync(address);

        using var kill = new ChildProcess("kill", ["-TERM", application.Id.ToString(CultureInfo.InvariantCulture)], published.Path);
        var code = await application.WaitForExitAsync(TimeSpan.FromSeconds(5));

        Assert.True(code is 0 or 143, $"It ended with {code}:\n{application.Output}");
    }

    [Fact]
    public void Files_Published_HoldTheScenarios()
    {
        var scenarios = Directory.GetFiles(Path.Combine(published.Path, "scenarios")).Select(Path.GetFileName);

        Assert.Equal(
            RepositoryFiles.All.Where(path => path.StartsWith("scenarios/", StringComparison.Ordinal)).Select(path => path["scenarios/".Length..]).Order(),
            scenarios.Order());
    }

    private ChildProcess Start(Uri address) =>
        new("dotnet", [Path.Combine(published.Path, "Visualizer.Web.dll"), "--urls", address.ToString()], Path.GetTempPath());

    private static async Task WaitUntilItListensAsync(ChildProcess application)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(StartLimit);
        while (!application.Output.Contains("Application started", StringComparison.Ordinal))
        {
            Assert.False(application.HasExited, $"It ended before it listened:\n{application.Output}");
            await Task.Delay(50, limit.Token);
        }
    }

    /// <summary>The connection that an open browser tab holds: one that does not end by itself when the server wants to stop.</summary>
    private static async Task<ClientWebSocket> OpenConnectionAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        using var negotiated = await client.PostAsync("_blazor/negotiate?negotiateVersion=1", content: null, TestContext.Current.CancellationToken);
        using var answer = JsonDocument.Parse(await negotiated.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(
            new Uri($"ws://{address.Authority}/_blazor?id={answer.RootElement.GetProperty("connectionToken").GetString()}"),
            TestContext.Current.CancellationToken);
        await socket.SendAsync(
            "{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true,
            TestContext.Current.CancellationToken);
        return socket;
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://{listener.LocalEndpoint}/");
    }

    private static string ScriptOf(string page) => BlazorScript().Match(page).Groups[1].Value;

    [GeneratedRegex("""src="(_framework/blazor\.web\.[^"]*js)""")]
    private static partial Regex BlazorScript();
}
