using Visualizer.Engine.Show.Shell;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Terminal.Running;

/// <summary>A program that runs in a pane until Ctrl-C, or until it has what it was asked for. Time is whoever asks it to go on.</summary>
internal interface IRunning
{
    /// <summary>Nanoseconds after which it does something by itself; null for one that only watches.</summary>
    long? IntervalNanoseconds { get; }

    /// <summary>Whether it has ended.</summary>
    bool IsOver { get; }

    /// <summary>Somebody sends a flow; what it writes of it.</summary>
    /// <param name="trace">The flow.</param>
    /// <param name="clock">Nanoseconds since midnight when it began.</param>
    CommandOutput See(Trace trace, long clock);

    /// <summary>Its interval has passed; what it writes.</summary>
    CommandOutput GoOn();

    /// <summary>Ctrl-C; what it writes before it ends.</summary>
    CommandOutput Interrupt();
}
