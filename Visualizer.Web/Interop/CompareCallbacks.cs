using Microsoft.JSInterop;

namespace Visualizer.Web.Interop;

/// <summary>What the browser tells about a comparison, after the fact.</summary>
public sealed class CompareCallbacks(ICompareListener listener)
{
    /// <summary>The player stands at a row; both null: at the end.</summary>
    [JSInvokable]
    public void ReachPosition(int? packet, int? row) => listener.ReachPosition(packet, row);

    /// <summary>The player is to play this many times as fast as usual.</summary>
    [JSInvokable]
    public void SetSpeed(double speed) => listener.SetSpeed(speed);

    /// <summary>The list of keys is asked for.</summary>
    [JSInvokable]
    public Task OpenHelp() => listener.OpenHelpAsync();

    /// <summary>The last change is to be taken back.</summary>
    [JSInvokable]
    public Task Undo() => listener.UndoAsync();

    /// <summary>What was taken back is to come again.</summary>
    [JSInvokable]
    public Task Redo() => listener.RedoAsync();
}

/// <summary>Who listens to a comparison: the component that shows it, or a test.</summary>
public interface ICompareListener
{
    /// <summary>The player stands at a row; both null: at the end.</summary>
    void ReachPosition(int? packet, int? row);

    /// <summary>The player is to play this many times as fast as usual.</summary>
    void SetSpeed(double speed);

    /// <summary>The list of keys is asked for.</summary>
    Task OpenHelpAsync();

    /// <summary>The last change is to be taken back.</summary>
    Task UndoAsync();

    /// <summary>What was taken back is to come again.</summary>
    Task RedoAsync();
}
