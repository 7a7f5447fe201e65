using Visualizer.Engine.Cilium.Monitor;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Map <c>cilium_events</c> while somebody listens: what programs report to <c>cilium monitor</c>, in order.</summary>
/// <remarks>
/// Source: <c>bpf/lib/dbg.h, bpf/lib/trace.h, bpf/lib/drop.h @ 1.13</c>. Aggregation is <c>medium</c>, the chart's default: packets are reported where they
/// leave a program, and of a connection those that are the first of their direction or bring a new TCP flag.
/// </remarks>
public sealed class EventsMap
{
    private readonly List<MonitorReport> _reports = [];

    /// <summary>All reports.</summary>
    public IReadOnlyList<MonitorReport> All => _reports;

    /// <summary>Adds a report.</summary>
    internal void Add(MonitorReport report) => _reports.Add(report);

    /// <summary>Adds a step.</summary>
    internal void Debug(int endpoint, string text) => Add(new DebugReport(endpoint, text));
}
