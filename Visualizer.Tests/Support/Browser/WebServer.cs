using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Visualizer.Tests.Support.Browser;

/// <summary>The application in this process, on a free port of 127.0.0.1, configured as it is delivered.</summary>
public sealed class WebServer : WebApplicationFactory<Program>
{
    /// <param name="port">Port to listen on; 0: a free one.</param>
    public WebServer(int port = 0)
    {
        UseKestrel(port);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseEnvironment("Production");
}
