using Visualizer.Engine.Show.Shell;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Terminal.Running;

/// <summary>A program that <c>kubectl exec</c> runs: when it ends badly, kubectl says so.</summary>
/// <param name="program">The program.</param>
internal sealed class ExecutedProgram(IRunning program) : IRunning
{
    /// <inheritdoc/>
    public long? IntervalNanoseconds => program.IntervalNanoseconds;

    /// <inheritdoc/>
    public bool IsOver => program.IsOver;

    /// <summary>What kubectl adds to what a program that ended wrote.</summary>
    public static CommandOutput Ended(CommandOutput output) =>
        output.Status == 0 ? output : output with { Errors = $"{output.Errors}command terminated with exit code {output.Status}\n" };

    /// <inheritdoc/>
    public CommandOutput See(Trace trace, long clock) => WhenOver(program.See(trace, clock));

    /// <inheritdoc/>
    public CommandOutput GoOn() => WhenOver(program.GoOn());

    /// <inheritdoc/>
    public CommandOutput Interrupt() => Ended(program.Interrupt());

    private CommandOutput WhenOver(CommandOutput output) => program.IsOver ? Ended(output) : output;
}
