using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;

namespace Visualizer.Engine.Kernel.Neighbours;

/// <summary>Neighbour entries that a flow made on one node: of next hops that nobody had resolved before, and of NOARP devices.</summary>
public sealed class LearnedNeighbours
{
    private List<Neighbour>? _entries;

    /// <summary>Entries of a netns in the order in which they were made.</summary>
    public IEnumerable<Neighbour> In(NetNs netNs) => (_entries ?? []).Where(entry => entry.Device.NetNs == netNs);

    /// <summary>The entry for a next hop, remembered when the table did not have it; null when nobody answers.</summary>
    public Neighbour? Resolve(NetInterface device, Ipv4Address nextHop)
    {
        var table = device.NetNs.Neighbours;
        if (table.Resolve(device, nextHop) is not { } entry)
        {
            return null;
        }

        if (!table.Contains(entry) && _entries?.Contains(entry) != true)
        {
            (_entries ??= []).Add(entry);
        }

        return entry;
    }
}
