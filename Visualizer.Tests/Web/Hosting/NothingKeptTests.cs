using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Visualizer.Web.Hosting;

namespace Visualizer.Tests.Web.Hosting;

/// <summary>What the server leaves behind: no file, one cookie of its own accord, and no word of a cluster in its logs.</summary>
public sealed class NothingKeptTests
{
    [Fact]
    public async Task Get_Page_OneCookieWithAKeyThatIsInMemory()
    {
        await using var server = new ConfiguredServer();
        using var client = server.CreateClient();

        using var page = await client.GetAsync("/", TestContext.Current.CancellationToken);

        var cookie = Assert.Single(page.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith($"{AntiforgeryRegistration.CookieName}=", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict; httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires", cookie, StringComparison.Ordinal);
        var keys = server.Services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlRepository;
        Assert.NotEmpty(Assert.IsType<KeysInMemory>(keys).GetAllElements());
    }

    [Theory]
    [InlineData("Microsoft.AspNetCore.Components.Server.Circuits.CircuitHost", false)]
    [InlineData("Visualizer.Web.Api", false)]
    [InlineData("Microsoft.Extensions.Hosting.Internal.Host", true)]
    public async Task Log_Exception_SaysItsTypeAndNoMoreOnceTheServerRuns(string category, bool isWhole)
    {
        using var provider = new LogRecorder();
        await using var server = new ConfiguredServer(provider);

        server.Services.GetRequiredService<ILoggerFactory>().CreateLogger(category)
            .Log(LogLevel.Error, default, "It failed", new InvalidOperationException("secret-pod"), (said, _) => said);

        var line = Assert.Single(provider.Lines.Select(line => line.Text), line => line.StartsWith("It failed", StringComparison.Ordinal));
        Assert.Contains(nameof(InvalidOperationException), line, StringComparison.Ordinal);
        Assert.Equal(isWhole, line.Contains("secret-pod", StringComparison.Ordinal));
    }
}
