using System.Net;
using Microsoft.Extensions.Logging;

namespace Visualizer.Tests.Web.Hosting;

/// <summary>What a supervisor asks.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task Get_Health_AnswersAndBecomesReady()
    {
        using var logs = new LogRecorder();
        await using var server = new ConfiguredServer(logs);
        using var client = server.CreateClient();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz", TestContext.Current.CancellationToken)).StatusCode);
        while (true)
        {
            using var ready = await client.GetAsync("/readyz", TestContext.Current.CancellationToken);
            if (ready.StatusCode == HttpStatusCode.OK)
            {
                break;
            }

            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        // Being asked too early is nobody's error.
        Assert.DoesNotContain(logs.Lines, line => line.Level >= LogLevel.Warning);
        Assert.Contains(logs.Lines, line => line.Text.StartsWith("Ready for visitors", StringComparison.Ordinal));
    }
}
