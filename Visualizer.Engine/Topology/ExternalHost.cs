using System.Collections.Immutable;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Topology;

/// <summary>A host outside the cluster. It sends with TTL 64 and answers echo requests.</summary>
/// <param name="Name">Its name, or its address when nobody declared it.</param>
/// <param name="Ip">Its address.</param>
/// <param name="IsOnLan">Whether it is on the nodes' own subnet; otherwise beyond the gateway.</param>
/// <param name="Mac">MAC address of its <c>eth0</c>.</param>
/// <param name="Serves">Ports that it listens on; null: every port.</param>
public sealed record ExternalHost(string Name, Ipv4Address Ip, bool IsOnLan, MacAddress Mac, ImmutableArray<ListeningPort>? Serves)
{
    /// <summary>A host beyond the gateway that no document declares: it serves every port.</summary>
    public static ExternalHost Undeclared(Ipv4Address address, bool isOnLan = false)
    {
        var name = address.ToString();
        var mac = new MacAddress(0x0200_0000_0000 | (StableHash.Of(name, "external") & 0xFF_FFFF_FFFF));
        return new ExternalHost(name, address, isOnLan, mac, null);
    }
}
