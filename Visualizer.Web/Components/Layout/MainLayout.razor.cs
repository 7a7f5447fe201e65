using Microsoft.AspNetCore.Components;
using Visualizer.Web.State;

namespace Visualizer.Web.Components.Layout;

/// <summary>Pages of text: a wordmark that leads back, and one column.</summary>
public sealed partial class MainLayout : LayoutComponentBase
{
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>What the viewer's browser and earlier choices say.</summary>
    [CascadingParameter]
    public required ViewerPreferences Preferences { get; set; }
}
