using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Captures.Commands;

/// <summary>The command lines that show in a real cluster what a tap shows here.</summary>
public static class CaptureCommand
{
    /// <summary>tcpdump at a tap, typed on a machine that reaches the cluster; nodes are containers, as with kind.</summary>
    /// <param name="tap">The tap.</param>
    /// <param name="filter">Capture filter; empty for none.</param>
    public static string Of(Tap tap, string filter)
    {
        var place = tap.Place;
        var tcpdump = $"tcpdump -pne -i {place.Interface}{(filter.Length == 0 ? "" : $" '{filter}'")}";
        if (NetNames.IsExternal(place.Node!))
        {
            return tcpdump;
        }

        if (NetNames.PodOf(place.NetNs!) is { } pod)
        {
            var slash = pod.IndexOf('/', StringComparison.Ordinal);
            return slash < 0 ? $"kubectl exec -it {pod} -- {tcpdump}" : $"kubectl exec -it -n {pod[..slash]} {pod[(slash + 1)..]} -- {tcpdump}";
        }

        // The agent keeps the health endpoint's netns under this name.
        var entering = place.NetNs == "host" ? "" : $"ip netns exec {place.NetNs} ";
        return $"docker exec -it {place.Node} {entering}{tcpdump}";
    }
}
