namespace Visualizer.Web.State;

/// <summary>Something that the viewer wants typed in a terminal.</summary>
/// <param name="At">A place as the engine names it.</param>
/// <param name="Command">The command line.</param>
public sealed record TerminalErrand(string At, string Command)
{
    /// <summary>A capture on an interface, at the place that it belongs to.</summary>
    /// <param name="node">Node, or host outside, as taps name it.</param>
    /// <param name="netNs">Netns, as taps name it.</param>
    /// <param name="device">Interface.</param>
    public static TerminalErrand Capture(string node, string netNs, string device) => new(
        netNs switch
        {
            "host" => node.StartsWith("external/", StringComparison.Ordinal) ? node : $"node/{node}",
            "cilium-health" => $"health/{node}",
            _ => netNs,
        },
        $"tcpdump -pne -i {device}");
}
