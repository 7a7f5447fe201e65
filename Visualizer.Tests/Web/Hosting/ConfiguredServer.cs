using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace Visualizer.Tests.Web.Hosting;

/// <summary>The application on a free port of 127.0.0.1, with settings of a test's own.</summary>
internal sealed class ConfiguredServer : WebApplicationFactory<Program>
{
    private readonly (string Key, string Value)[] settings;

    private readonly ILoggerProvider? logs;

    public ConfiguredServer(params (string Key, string Value)[] settings)
        : this(null, settings)
    {
    }

    public ConfiguredServer(ILoggerProvider? logs, params (string Key, string Value)[] settings)
    {
        (this.logs, this.settings) = (logs, settings);
        UseKestrel(0);
        StartServer();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.ConfigureLogging(logging =>
        {
            logging.ClearProviders();
            if (logs is not null)
            {
                logging.AddProvider(logs);
            }
        });
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }
    }
}
