using System.Collections.Immutable;
using Microsoft.JSInterop;
using Visualizer.Engine.Terminal;

namespace Visualizer.Web.Interop;

/// <summary>What the browser's screens ask of the shells behind them.</summary>
public sealed class TerminalCallbacks(ITerminalListener listener)
{
    /// <summary>A pane is opened at a place; null: at the machine with kubectl. Null when there is no such place.</summary>
    [JSInvokable]
    public Task<PaneOutput?> OpenPane(string? at) => listener.OpenPaneAsync(at);

    /// <summary>A pane was closed; how many are left.</summary>
    [JSInvokable]
    public Task ClosePane(int pane, int left) => listener.ClosePaneAsync(pane, left);

    /// <summary>A line was entered: what the panes show of it.</summary>
    [JSInvokable]
    public Task<ImmutableArray<PaneOutput>> Enter(int pane, string line) => listener.EnterAsync(pane, line);

    /// <summary>Ctrl-C was pressed: what the panes show of it.</summary>
    [JSInvokable]
    public Task<ImmutableArray<PaneOutput>> Interrupt(int pane) => listener.InterruptAsync(pane);

    /// <summary>What runs in a pane goes on: its interval has passed here, where the clock is.</summary>
    [JSInvokable]
    public Task<ImmutableArray<PaneOutput>> GoOn(int pane) => listener.GoOnAsync(pane);

    /// <summary>Tab was pressed: words that may stand where the line ends.</summary>
    [JSInvokable]
    public Task<ImmutableArray<string>> Complete(int pane, string line) => listener.CompleteAsync(pane, line);

    /// <summary>The pointer is on a line: the addresses in it, with what has them.</summary>
    [JSInvokable]
    public ImmutableArray<ScreenLink> Links(string line) => listener.LinksIn(line);

    /// <summary>An address was chosen: what has it is opened.</summary>
    [JSInvokable]
    public Task OpenPlace(string place) => listener.OpenPlaceAsync(place);
}

/// <summary>Who has the shells: the component that shows them, or a test.</summary>
public interface ITerminalListener
{
    /// <summary>Opens a pane; null when there is no such place.</summary>
    Task<PaneOutput?> OpenPaneAsync(string? at);

    /// <summary>Closes a pane; how many are left.</summary>
    Task ClosePaneAsync(int pane, int left);

    /// <summary>Runs a line.</summary>
    Task<ImmutableArray<PaneOutput>> EnterAsync(int pane, string line);

    /// <summary>Ends what runs.</summary>
    Task<ImmutableArray<PaneOutput>> InterruptAsync(int pane);

    /// <summary>Lets what runs go on.</summary>
    Task<ImmutableArray<PaneOutput>> GoOnAsync(int pane);

    /// <summary>Completes a line.</summary>
    Task<ImmutableArray<string>> CompleteAsync(int pane, string line);

    /// <summary>The addresses in a line.</summary>
    ImmutableArray<ScreenLink> LinksIn(string line);

    /// <summary>Opens a place.</summary>
    Task OpenPlaceAsync(string place);
}

/// <summary>An address in a line of a screen; <c>ScreenLink</c> in <c>src/contracts/terminal.ts</c>.</summary>
/// <param name="Start">Characters before it.</param>
/// <param name="Length">Its characters.</param>
/// <param name="Place">What has it, as the page's address spells a place.</param>
public sealed record ScreenLink(int Start, int Length, string Place);
