using System.Collections.Immutable;
using System.Text;
using Visualizer.Engine.Show;
using Visualizer.Engine.Show.Shell;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Terminal.Running;

/// <summary>A running program whose output goes through a pipe: <c>tcpdump -l | head -3</c>.</summary>
/// <remarks>
/// As with real ones: Ctrl-C ends all programs of the pipe at once, and what has not come through is lost. tcpdump writes into a pipe when it has 4096
/// octets together, unless <c>-l</c> or <c>-U</c> makes it write each line; ping writes each line.
/// </remarks>
/// <param name="program">The program.</param>
/// <param name="errors">Where its standard error goes.</param>
/// <param name="filters">The programs behind it; each is one.</param>
/// <param name="collects">Octets that it writes together; 0 for each line.</param>
/// <param name="complaint">What it says when nobody reads the pipe any more.</param>
internal sealed class PipedProgram(IRunning program, ErrorStream errors, ImmutableArray<PipedCommand> filters, int collects, string complaint) : IRunning
{
    private const int MostText = 400_000;

    private readonly StringBuilder _written = new();
    private readonly StringBuilder _waiting = new();
    private string _shown = "";
    private bool _isClosed, _isOvershot;

    /// <inheritdoc/>
    public long? IntervalNanoseconds => program.IntervalNanoseconds;

    /// <inheritdoc/>
    public bool IsOver { get; private set; }

    /// <inheritdoc/>
    public CommandOutput See(Trace trace, long clock) => Pass(program.See(trace, clock));

    /// <inheritdoc/>
    public CommandOutput GoOn() => Pass(program.GoOn());

    /// <inheritdoc/>
    public CommandOutput Interrupt()
    {
        IsOver = true;
        var last = program.Interrupt();
        var remark = _waiting.Length > 0 ? "[lost with the pipe: without -l tcpdump writes 4096 octets at a time]\n" : "";
        return new CommandOutput("", (errors == ErrorStream.Terminal ? last.Errors : "") + remark, last.Status);
    }

    /// <summary>Passes on what the program writes; what comes out at the end of the pipe, and past it.</summary>
    public CommandOutput Pass(CommandOutput output)
    {
        _waiting.Append(output.Output).Append(errors == ErrorStream.Output ? output.Errors : "");
        var past = errors == ErrorStream.Terminal ? output.Errors : "";
        var length = program.IsOver || collects == 0 ? _waiting.Length : _waiting.Length - (_waiting.Length % collects);
        if (_isClosed && length > 0)
        {
            return Break("");
        }

        _written.Append(_waiting.ToString(0, length));
        _waiting.Remove(0, length);
        IsOver = program.IsOver || _written.Length > MostText;
        var through = Filtered();
        return _isOvershot && collects == 0 ? Break(through) : new CommandOutput(through, past);
    }

    /// <summary>It wrote where nobody reads any more.</summary>
    private CommandOutput Break(string before)
    {
        IsOver = true;
        _waiting.Clear();
        return new CommandOutput(before, complaint, 1);
    }

    /// <summary>What has come through since the last time. Filters that must read to the end say nothing before.</summary>
    private string Filtered()
    {
        var text = _written.ToString();
        var whole = IsOver ? text : text[..(text.LastIndexOf('\n') + 1)];
        CommandOutput last = new(whole);
        var past = "";
        foreach (var command in filters)
        {
            var (filter, arguments) = (TextFilters.Find(command.Words[0])!, command.Words[1..]);
            var lines = ShowShell.Lines(last.Output);
            if (!IsOver && !filter.PassesOn(arguments))
            {
                return "";
            }

            _isClosed |= lines.Length >= filter.StopsAfter(arguments);
            _isOvershot |= lines.Length > filter.StopsAfter(arguments);
            past += last.Errors;
            last = filter.Run(arguments, lines);
        }

        var all = past + last.Text;
        _isClosed |= last.Errors.Length > 0;
        var news = all.StartsWith(_shown, StringComparison.Ordinal) ? all[_shown.Length..] : all;
        _shown = all;
        return news;
    }
}
