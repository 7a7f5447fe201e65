using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Visualizer.Web.Hosting;
using Visualizer.Web.State;

namespace Visualizer.Tests.Support.Browser;

/// <summary>The application in this process, on a free port of 127.0.0.1, configured as it is delivered.</summary>
public sealed class WebServer : WebApplicationFactory<Program>
{
    private readonly string? frameOrigin;
    private readonly TraceDesk? desk;

    /// <param name="port">Port to listen on; 0: a free one.</param>
    /// <param name="frameOrigin">The one origin whose pages may frame the embedded view; null: none.</param>
    /// <param name="desk">What answers pages, where a test decides how long that takes; null: the application's own.</param>
    public WebServer(int port = 0, string? frameOrigin = null, TraceDesk? desk = null)
    {
        this.frameOrigin = frameOrigin;
        this.desk = desk;
        UseKestrel(port);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        if (frameOrigin is not null)
        {
            builder.UseSetting($"{HostingOptions.Section}:FrameOrigins:0", frameOrigin);
        }

        if (desk is not null)
        {
            builder.ConfigureTestServices(services => services.AddSingleton(desk));
        }
    }
}
