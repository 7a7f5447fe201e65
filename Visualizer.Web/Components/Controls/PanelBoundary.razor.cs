using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;

namespace Visualizer.Web.Components.Controls;

/// <summary>A fault in a panel costs the panel and not the page: it says so, and begins anew when asked, or when something else is to be shown.</summary>
public sealed partial class PanelBoundary : ErrorBoundaryBase
{
    private object? shown;

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    [Inject]
    public required ILogger<PanelBoundary> Log { get; init; }

    /// <summary>What the panel shows; another value is another beginning.</summary>
    [Parameter, EditorRequired]
    public object? Shows { get; set; }

    /// <summary>Class that gives the panel its place on the page, where it says that it failed; null: it has none of its own, and says so in a corner.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>The viewer closes the panel.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (!Equals(shown, Shows))
        {
            shown = Shows;
            Recover();
        }
    }

    /// <inheritdoc/>
    protected override Task OnErrorAsync(Exception exception)
    {
        Failed(Log, exception);
        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A panel of the page failed")]
    private static partial void Failed(ILogger logger, Exception failure);
}
