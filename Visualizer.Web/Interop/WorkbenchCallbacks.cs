using Microsoft.JSInterop;

namespace Visualizer.Web.Interop;

/// <summary>What the browser tells about a workbench, after the fact.</summary>
public sealed class WorkbenchCallbacks(IWorkbenchListener listener)
{
    /// <summary>The player stands at a hop.</summary>
    [JSInvokable]
    public void ReachPosition(int packet, int hop) => listener.ReachPosition(packet, hop);

    /// <summary>A row of the tap table was opened, or closed: null.</summary>
    [JSInvokable]
    public void ChooseTap(string? key) => listener.ChooseTap(key);

    /// <summary>The card of an interface was opened, by its tap's key, or closed: null.</summary>
    [JSInvokable]
    public void OpenCard(string? key) => listener.OpenCard(key);

    /// <summary>The player is to play this many times as fast as usual.</summary>
    [JSInvokable]
    public void SetSpeed(double speed) => listener.SetSpeed(speed);

    /// <summary>The capture of a tap is asked for, by the tap's key.</summary>
    [JSInvokable]
    public Task SaveCapture(string key) => listener.SaveCaptureAsync(key);

    /// <summary>What is folded away by default was unfolded or folded again.</summary>
    [JSInvokable]
    public void ShowAll(bool showsAll) => listener.ShowAll(showsAll);

    /// <summary>A place is to be looked into, as <see cref="State.BrowsePlace"/> spells it, or a table there.</summary>
    [JSInvokable]
    public Task OpenPlace(string place, string? table) => listener.OpenPlaceAsync(place, table);

    /// <summary>A hop was chosen in the drawing: its evidence is to be seen.</summary>
    [JSInvokable]
    public Task OpenHop() => listener.OpenHopAsync();

    /// <summary>The search is asked for.</summary>
    [JSInvokable]
    public Task OpenSearch() => listener.OpenSearchAsync();

    /// <summary>A capture on an interface is to run in the terminal.</summary>
    [JSInvokable]
    public Task Capture(string node, string netNs, string device) => listener.CaptureAsync(node, netNs, device);

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

/// <summary>Who listens to a workbench: the component that shows it, or a test.</summary>
public interface IWorkbenchListener
{
    /// <summary>The player stands at a hop.</summary>
    void ReachPosition(int packet, int hop);

    /// <summary>A row of the tap table was opened, or closed: null.</summary>
    void ChooseTap(string? key);

    /// <summary>The card of an interface was opened, by its tap's key, or closed: null.</summary>
    void OpenCard(string? key);

    /// <summary>The player is to play this many times as fast as usual.</summary>
    void SetSpeed(double speed);

    /// <summary>The capture of a tap is asked for, by the tap's key.</summary>
    Task SaveCaptureAsync(string key);

    /// <summary>What is folded away by default was unfolded or folded again.</summary>
    void ShowAll(bool showsAll);

    /// <summary>A place is to be looked into, as <see cref="State.BrowsePlace"/> spells it, or a table there.</summary>
    Task OpenPlaceAsync(string place, string? table);

    /// <summary>A hop was chosen in the drawing: its evidence is to be seen.</summary>
    Task OpenHopAsync();

    /// <summary>The search is asked for.</summary>
    Task OpenSearchAsync();

    /// <summary>A capture on an interface is to run in the terminal.</summary>
    Task CaptureAsync(string node, string netNs, string device);

    /// <summary>The list of keys is asked for.</summary>
    Task OpenHelpAsync();

    /// <summary>The last change is to be taken back.</summary>
    Task UndoAsync();

    /// <summary>What was taken back is to come again.</summary>
    Task RedoAsync();
}
