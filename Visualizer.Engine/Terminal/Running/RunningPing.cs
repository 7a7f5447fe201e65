using Visualizer.Engine.Flows;
using Visualizer.Engine.Show.Shell;
using Visualizer.Engine.Simulation.Drivers;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Terminal.Running;

/// <summary>A ping without an end: one request each time that its interval has passed, all of one identifier on one conntrack entry, and the statistics at Ctrl-C.</summary>
/// <param name="session">The terminal.</param>
/// <param name="request">The flow as written; of one request.</param>
/// <param name="flow">The same with its names resolved.</param>
/// <param name="output">What it prints.</param>
/// <param name="most">Requests after which it ends: as many as asked for, or nobody is there any more.</param>
internal sealed class RunningPing(TerminalSession session, FlowRequest request, Flow flow, PingOutput output, int most) : IRunning
{
    /// <summary>Requests without anybody who ends it: ten minutes of them.</summary>
    public const int MostUnattended = 600;

    private int _printed;
    private long _last;

    /// <inheritdoc/>
    public long? IntervalNanoseconds => flow.IntervalNanoseconds;

    /// <inheritdoc/>
    public bool IsOver { get; private set; }

    /// <summary>The first exchange, with what stands above it.</summary>
    public (SendResult Sent, CommandOutput Output) Start()
    {
        var sent = Send();
        return (sent, sent.Problem is null ? News(output.Heading()) : default);
    }

    /// <inheritdoc/>
    public CommandOutput See(Trace trace, long clock) => new("");

    /// <inheritdoc/>
    public CommandOutput GoOn() => Send() is { Problem: { } problem } ? CommandOutput.Error($"ping: not modelled: {problem}") : News("");

    /// <inheritdoc/>
    public CommandOutput Interrupt()
    {
        IsOver = true;
        return new CommandOutput(output.Statistics(Elapsed), "", output.HasReplies ? 0 : 1);
    }

    private long Elapsed => ((output.Sent - 1) * flow.IntervalNanoseconds) + _last;

    private SendResult Send()
    {
        var result = session.Walk(request, flow, output, goesOn: true);
        IsOver = result.Problem is not null || output.HasEnded;
        _last = result.Sent?.Trace is { } trace ? TerminalSession.EndOf(trace) : 0;
        return result;
    }

    private CommandOutput News(string before)
    {
        var text = before + output.Lines(_printed);
        _printed = output.Events;
        if (IsOver || output.Sent < most)
        {
            return new CommandOutput(text, "", output.HasEnded ? 1 : 0);
        }

        var end = Interrupt();
        return end with { Output = text + end.Output };
    }
}
