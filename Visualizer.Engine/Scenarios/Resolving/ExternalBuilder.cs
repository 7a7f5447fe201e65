using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Scenarios.Resolving;

/// <summary>Decides addresses and places of the hosts outside the cluster.</summary>
/// <param name="context">What is shared.</param>
internal sealed class ExternalBuilder(ResolveContext context)
{
    /// <summary>TEST-NET-2, for documentation (RFC 5737 §3): where the world's hosts get their addresses.</summary>
    private static readonly Ipv4Cidr World = Ipv4Cidr.Parse("198.51.100.0/24");

    /// <summary>Checks the listed hosts and takes their pins.</summary>
    public void KeepPins()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in context.Section.Externals)
        {
            if (section.Name is { } name && !names.Add(name.Value))
            {
                context.Refuse(name.Node, new("a name of its own", "不重复的名称"), $"There are two external hosts '{Excerpt.Of(name.Value, 60)}'.");
            }

            if (section.Ip is not { } ip)
            {
                continue;
            }

            context.Addresses.Pin(ip.Value, ip.Node);
            if (context.HasRanges)
            {
                CheckPlace(section, ip);
            }
        }
    }

    /// <summary>Builds the hosts in order.</summary>
    public ImmutableArray<ExternalHost> Build() => [.. context.Section.Externals.Where(section => section.Name is not null).Select(Build)];

    private void CheckPlace(ExternalSection section, Written<Ipv4Address> ip)
    {
        var isInSubnet = context.NodeCidr.Contains(ip.Value);
        if (section.IsOnLan is { } place && place.Value != isInSubnet)
        {
            context.Refuse(
                place.Node, ExpectedText.Of(isInSubnet ? "lan" : "world"), $"{ip.Value} lies {(isInSubnet ? "inside" : "outside")} the node CIDR {context.NodeCidr}.");
        }

        if (context.PodCidr.Contains(ip.Value) || context.ServiceCidr.Contains(ip.Value) || ip.Value.IsLoopback)
        {
            context.Refuse(ip.Node, new("an address outside podCidr and serviceCidr", "podCidr 和 serviceCidr 之外的地址"), $"{ip.Value} is an address of the cluster, not of a host outside.");
        }
    }

    private ExternalHost Build(ExternalSection section)
    {
        var name = section.Name!.Value;
        var isOnLan = section.IsOnLan?.Value ?? (section.Ip is { } pin && context.NodeCidr.Contains(pin.Value));
        var ip = section.Ip?.Value ?? Free(section, name, isOnLan ? context.NodeCidr : World);
        var mac = isOnLan ? context.DockerMac(ip, "external", name) : context.FreeMac("external", name, "eth0");
        return new ExternalHost(name, ip, isOnLan, mac, section.Serves);
    }

    private Ipv4Address Free(ExternalSection section, string name, Ipv4Cidr range)
    {
        if (context.FreeAddress(range, context.Hash("external", name)) is { } address)
        {
            return address;
        }

        context.Refuse(section.Node, new("fewer hosts, or a pinned address", "更少的主机，或指定地址"), $"{range} has no address left for host '{Excerpt.Of(name, 60)}'.");
        return range.Network;
    }
}
