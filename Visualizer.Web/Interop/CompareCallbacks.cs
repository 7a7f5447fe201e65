using Microsoft.JSInterop;

namespace Visualizer.Web.Interop;

/// <summary>What the browser tells about a comparison, after the fact.</summary>
public sealed class CompareCallbacks(ICompareListener listener)
{
    /// <summary>The player stands at a row; both null: at the end.</summary>
    [JSInvokable]
    public void ReachPosition(int? packet, int? row) => listener.ReachPosition(packet, row);

    /// <summary>The list of keys is asked for.</summary>
    [JSInvokable]
    public Task OpenHelp() => listener.OpenHelpAsync();
}

/// <summary>Who listens to a comparison: the component that shows it, or a test.</summary>
public interface ICompareListener
{
    /// <summary>The player stands at a row; both null: at the end.</summary>
    void ReachPosition(int? packet, int? row);

    /// <summary>The list of keys is asked for.</summary>
    Task OpenHelpAsync();
}
