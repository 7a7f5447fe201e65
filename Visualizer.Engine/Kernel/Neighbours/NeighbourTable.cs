using System.Collections.Frozen;
using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;

namespace Visualizer.Engine.Kernel.Neighbours;

/// <summary>Neighbours of one netns: resolved entries, and who would answer an ARP request on the link.</summary>
/// <param name="entries">Resolved entries, in the order in which <c>ip neigh</c> lists them.</param>
/// <param name="answers">MAC address of whoever answers for an address on a device; null when nobody does.</param>
public sealed class NeighbourTable(IEnumerable<Neighbour> entries, Func<NetInterface, Ipv4Address, MacAddress?> answers)
{
    private readonly FrozenDictionary<(int Ifindex, uint Ip), Neighbour> _entries =
        entries.ToFrozenDictionary(entry => (entry.Device.Ifindex, entry.Ip.Value));

    /// <summary>Resolved entries.</summary>
    public ImmutableArray<Neighbour> Entries { get; } = [.. entries];

    /// <summary>
    /// The entry for a next hop. A NOARP device creates one with its own MAC address (<c>net/ipv4/arp.c arp_constructor @ 5.11</c>);
    /// otherwise ARP asks, and null means that nobody answered.
    /// </summary>
    public Neighbour? Resolve(NetInterface device, Ipv4Address nextHop)
    {
        if (device.NoArp)
        {
            return new Neighbour(nextHop, device, device.Mac, "NOARP");
        }

        if (_entries.TryGetValue((device.Ifindex, nextHop.Value), out var entry))
        {
            return entry;
        }

        return answers(device, nextHop) is { } mac ? new Neighbour(nextHop, device, mac, "REACHABLE") : null;
    }
}
