using System.Collections.Immutable;
using System.Text;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Show;
using Visualizer.Engine.Show.Shell;
using Visualizer.Engine.Terminal.Running;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Terminal;

/// <summary>One pane: shells within shells, what was typed, and the capture that runs.</summary>
/// <param name="session">The terminal.</param>
/// <param name="number">Number of the pane.</param>
/// <param name="place">Where its first shell runs.</param>
internal sealed class TerminalPane(TerminalSession session, int number, TerminalPlace place)
{
    private const int MostPlaces = 16, MostLines = 500, MostText = 400_000, LongestLine = 2_000;

    private readonly Stack<TerminalPlace> _places = new([place]);
    private readonly Queue<string> _history = [];
    private readonly StringBuilder _seen = new();

    /// <summary>Number of the pane.</summary>
    public int Number { get; } = number;

    /// <summary>The program that runs; null for none.</summary>
    public IRunning? Running { get; set; }

    /// <summary>Lines typed so far, oldest first.</summary>
    public IReadOnlyCollection<string> History => _history;

    private TerminalPlace Place => _places.Peek();

    /// <summary>Runs a command line.</summary>
    public (PaneOutput Output, SentFlow? Flow, TerminalFile? File) Enter(string line)
    {
        // What is typed while a program runs goes to the program, and none of them reads.
        if (Running is not null || string.IsNullOrWhiteSpace(line))
        {
            return (Output(""), null, null);
        }

        if (line.Length > LongestLine)
        {
            return (Output("bash: the line is too long\n"), null, null);
        }

        Remember(line.Trim());
        var run = new CommandRun(session, this, Place, line);
        var text = run.Shell(line).Text;
        if (run.Enters is { } next)
        {
            text += _places.Count < MostPlaces ? "" : "bash: too many shells within shells\n";
            _places.Push(_places.Count < MostPlaces ? next : Place);
        }
        else if (run.Leaves)
        {
            _places.Pop();
        }

        if (_places.Count == 0)
        {
            return (new PaneOutput(Number, text, "", false, Closes: true), null, null);
        }

        return (Output(text) with { Clears = run.Clears }, run.Flow, run.File);
    }

    /// <summary>Ctrl-C.</summary>
    public PaneOutput Interrupt()
    {
        var text = Running is { } running ? $"^C\n{running.Interrupt().Text}" : "^C\n";
        Running = null;
        return Output(text);
    }

    /// <summary>The interval of what runs has passed; null when nothing runs that goes on by itself.</summary>
    public PaneOutput? GoOn() => Running is { IntervalNanoseconds: not null } running ? Output(Note(running, running.GoOn())) : null;

    /// <summary>A flow passes: what the capture prints of it waits for <see cref="TakeSeen"/>.</summary>
    public void See(Trace trace, long clock)
    {
        if (Running is { } running)
        {
            _seen.Append(Note(running, running.See(trace, clock)));
        }
    }

    /// <summary>What was seen since the last time; null for nothing.</summary>
    public PaneOutput? TakeSeen()
    {
        if (_seen.Length == 0)
        {
            return null;
        }

        var output = Output(_seen.ToString());
        _seen.Clear();
        return output;
    }

    /// <summary>Words that may stand where the line ends.</summary>
    public ImmutableArray<string> Complete(string line) => Running is null && line.Length <= LongestLine ? Completion.Of(line, session, this, Place) : [];

    /// <summary>An output with the pane's prompt.</summary>
    public PaneOutput Output(string text) => new(Number, text.Length <= MostText ? text : text[..MostText] + "\n…\n", Place.Prompt, Running is not null)
    {
        GoesOnAfterMilliseconds = (int?)(Running?.IntervalNanoseconds / 1_000_000),
    };

    /// <summary>What a program that runs wrote; with its last words the shell is back.</summary>
    private string Note(IRunning running, CommandOutput output)
    {
        Running = running.IsOver ? null : Running;
        return output.Text;
    }

    private void Remember(string line)
    {
        _history.Enqueue(line);
        if (_history.Count > MostLines)
        {
            _history.Dequeue();
        }
    }
}

/// <summary>One command line while it runs: where it is, and what it does beside printing.</summary>
/// <param name="session">The terminal.</param>
/// <param name="pane">The pane that it was typed in.</param>
/// <param name="place">Where it runs.</param>
/// <param name="line">The line as typed.</param>
internal sealed class CommandRun(TerminalSession session, TerminalPane pane, TerminalPlace place, string line)
{
    /// <summary>The terminal.</summary>
    public TerminalSession Session { get; } = session;

    /// <summary>The pane that it was typed in.</summary>
    public TerminalPane Pane { get; } = pane;

    /// <summary>Where it runs now: <c>kubectl exec</c> takes it elsewhere.</summary>
    public TerminalPlace Place { get; private set; } = place;

    /// <summary>Whether something else reads what is printed.</summary>
    public bool IsPiped { get; } = CommandLine.Read(line).Commands.Length > 1;

    /// <summary>What a program that runs on writes together into a pipe, and says when nobody reads that any more.</summary>
    public (int Octets, string Complaint) Pipe { get; set; } = (0, "");

    /// <summary>The flow that was sent, to draw; null for none.</summary>
    public SentFlow? Flow { get; set; }

    /// <summary>The file that was handed over; null for none.</summary>
    public TerminalFile? File { get; set; }

    /// <summary>Whether the screen is cleared.</summary>
    public bool Clears { get; set; }

    /// <summary>Whether the shell is left.</summary>
    public bool Leaves { get; set; }

    /// <summary>The shell that is entered; null for none.</summary>
    public TerminalPlace? Enters { get; set; }

    /// <summary>Runs a whole line at the place.</summary>
    public ShellAnswer Shell(string text)
    {
        var answer = ShowShell.Run(
            text, Session.ShowAt(Place.NetNs), TerminalCommands.At(this), [.. TerminalCommands.All.Select(command => command.Name), .. ShowCommands.Names]);
        if (answer.Pipe is not { } pipe)
        {
            // Without one of the programs of its pipe nothing runs.
            Pane.Running = answer.Unknown is null ? Pane.Running : null;
            return answer;
        }

        var piped = new PipedProgram(Pane.Running!, pipe.Errors, pipe.Filters, Pipe.Octets, Pipe.Complaint);
        var first = piped.Pass(pipe.First);
        Pane.Running = piped.IsOver ? null : piped;
        return answer with { Text = first.Errors + first.Output };
    }

    /// <summary>Runs a whole line at another place.</summary>
    public CommandOutput ShellAt(TerminalPlace other, string text)
    {
        var here = Place;
        Place = other;
        var answer = Shell(text);
        Place = here;
        return new CommandOutput(answer.Text, "", answer.Status);
    }

    /// <summary>Runs a program with its words at another place; null when the place has no such program.</summary>
    public CommandOutput? RunAt(TerminalPlace other, ImmutableArray<string> words)
    {
        var here = Place;
        Place = other;
        var shown = Session.ShowAt(other.NetNs);
        var output = TerminalCommands.At(this).TryGetValue(words[0], out var tool) && tool.IsAt(shown) ? tool.Run(words[1..], shown) : (CommandOutput?)null;
        Place = here;
        return output;
    }
}
