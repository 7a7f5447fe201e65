using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Terminal;
using Visualizer.Engine.Topology;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Terminal;

/// <summary>Types at the engine's own terminal.</summary>
internal sealed class EngineTypist : ITypist
{
    private readonly Dictionary<int, string> _seen = [];

    public EngineTypist(string scenario, int panes = 2, string[]? set = null, Func<Cluster, DatapathConfig, ClusterDatapath>? shared = null)
    {
        var opening = DatapathEngine.OpenTerminal(Labs.Load(scenario), new HelmRequest { Set = [.. set ?? []] }, shared);
        Session = opening.Session!;
        for (var pane = 0; pane < panes; pane++)
        {
            Prompt = Session.Open()!.Prompt;
        }
    }

    public TerminalSession Session { get; }

    /// <summary>The last prompt that was printed.</summary>
    public string Prompt { get; private set; } = "";

    /// <summary>The last answer.</summary>
    public TerminalAnswer? Last { get; private set; }

    public string Enter(int pane, string line) => Printed(pane, Session.Enter(pane, line)!);

    public string Interrupt(int pane)
    {
        var seen = _seen.GetValueOrDefault(pane, "");
        _seen[pane] = "";
        return seen + Printed(pane, Session.Interrupt(pane)!);
    }

    /// <summary>Lets the interval of what runs pass; null when nothing there goes on by itself.</summary>
    public string? GoOn(int pane) => Session.GoOn(pane) is { } answer ? Printed(pane, answer) : null;

    public Task<string> EnterAsync(int pane, string line) => Task.FromResult(Enter(pane, line));

    public Task<string> InterruptAsync(int pane) => Task.FromResult(Interrupt(pane));

    private string Printed(int pane, TerminalAnswer answer)
    {
        Last = answer;
        Prompt = answer.Panes[0].Prompt;
        foreach (var other in answer.Panes.Skip(1))
        {
            _seen[other.Pane] = _seen.GetValueOrDefault(other.Pane, "") + other.Text;
        }

        return answer.Panes.Single(output => output.Pane == pane).Text;
    }
}
