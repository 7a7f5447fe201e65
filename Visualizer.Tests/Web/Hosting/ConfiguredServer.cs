using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace Visualizer.Tests.Web.Hosting;

/// <summary>The application on a free port of 127.0.0.1, with settings of a test's own.</summary>
internal sealed class ConfiguredServer : WebApplicationFactory<Program>
{
    private readonly (string Key, string Value)[] settings;

    public ConfiguredServer(params (string Key, string Value)[] settings)
    {
        this.settings = settings;
        UseKestrel(0);
        StartServer();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.ConfigureLogging(logging => logging.ClearProviders());
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }
    }
}
