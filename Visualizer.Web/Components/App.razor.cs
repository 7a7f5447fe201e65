using Microsoft.AspNetCore.Components;
using Visualizer.Web.Hosting;

namespace Visualizer.Web.Components;

/// <summary>The HTML document around the interactive page. It is rendered once, on the server.</summary>
public sealed partial class App
{
    [Inject]
    public required ContentSecurityPolicy Policy { get; init; }
}
