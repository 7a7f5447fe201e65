using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;

namespace Visualizer.Engine.Kernel.Neighbours;

/// <summary>Neighbours of one netns: resolved entries, and who would answer an ARP request on the link.</summary>
/// <param name="entries">Resolved entries, in the order in which <c>ip neigh</c> lists them; made while they are read.</param>
/// <param name="find">The resolved entry for an address on a device, found by hash; null when there is none.</param>
/// <param name="answers">MAC address of whoever answers for an address on a device; null when nobody does.</param>
public sealed class NeighbourTable(
    IEnumerable<Neighbour> entries,
    Func<NetInterface, Ipv4Address, Neighbour?> find,
    Func<NetInterface, Ipv4Address, MacAddress?> answers)
{
    /// <summary>Knows one neighbour, usually the gateway.</summary>
    public NeighbourTable(Neighbour only, Func<NetInterface, Ipv4Address, MacAddress?> answers)
        : this([only], (device, ip) => ip == only.Ip && device == only.Device ? only : null, answers)
    {
    }

    /// <summary>Resolved entries.</summary>
    public IEnumerable<Neighbour> Entries { get; } = entries;

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

        return find(device, nextHop)
            ?? (answers(device, nextHop) is { } mac ? new Neighbour(nextHop, device, mac, "REACHABLE") : null);
    }

    /// <summary>Whether the entry is one of the resolved ones.</summary>
    public bool Contains(Neighbour entry) => entry == find(entry.Device, entry.Ip);
}
