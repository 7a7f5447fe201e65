using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Topology;
using Visualizer.Web.State;

namespace Visualizer.Web.ViewModels.Browse;

/// <summary>A stretch of a text, and what it names.</summary>
/// <param name="Text">The stretch as it is written.</param>
/// <param name="Place">Whatever owns the address that it is; null: plain text.</param>
public readonly record struct TextPart(string Text, BrowsePlace? Place);

/// <summary>Finds in a text what a cluster knows the owner of: IPv4 and MAC addresses, and names of interfaces of the netns that the text is from.</summary>
/// <param name="index">The cluster.</param>
/// <param name="netNs">Where the text is printed; null: nowhere in particular.</param>
public sealed partial class LinkedText(ClusterIndex index, NetNs? netNs = null)
{
    private readonly HashSet<string> devices = netNs is null ? [] : [.. netNs.Interfaces.Select(device => device.Name)];

    /// <summary>The text in parts; together they are the text.</summary>
    public ImmutableArray<TextPart> Parts(string text)
    {
        var parts = ImmutableArray.CreateBuilder<TextPart>();
        var done = 0;
        foreach (Match word in Words().Matches(text))
        {
            if (Owner(text, word) is not { } place)
            {
                continue;
            }

            Add(word.Index, null);
            Add(word.Index + word.Length, place);
        }

        Add(text.Length, null);
        return parts.DrainToImmutable();

        void Add(int end, BrowsePlace? place)
        {
            if (end > done)
            {
                parts.Add(new TextPart(text[done..end], place));
                done = end;
            }
        }
    }

    private BrowsePlace? OwnerOf(Ipv4Address address) => index.Owner(address) is { } owner ? BrowsePlace.Of(owner) : null;

    private BrowsePlace? OwnerOf(MacAddress mac) => index.Devices.Owner(mac) is { } device ? BrowsePlace.Of(device)
        : mac == index.Cluster.Gateway.Mac ? BrowsePlace.Gateway : null;

    // Whatever is not the cluster's and can be somebody's is a host outside, declared or not.
    private BrowsePlace? Outside(Ipv4Address address) => IsUnicast(address) && !index.Cluster.PodCidr.Contains(address) && !index.Cluster.NodeCidr.Contains(address)
        && !index.Cluster.ServiceCidr.Contains(address) ? BrowsePlace.At($"external/{address}", "host") : null;

    // RFC 6890: neither this network, nor loopback, link-local, multicast or reserved.
    private static bool IsUnicast(Ipv4Address address) => address.Value >> 24 is > 0 and < 224 and not 127 && address.Value >> 16 != 0xA9FE;

    private static bool IsPrefix(string text, Match word) => word.Index + word.Length < text.Length && text[word.Index + word.Length] == '/';

    private BrowsePlace? Owner(string text, Match word)
    {
        if (word.Groups["mac"].Success)
        {
            return OwnerOf(MacAddress.Parse(word.Value));
        }

        if (word.Groups["ip"].Success)
        {
            return Ipv4Address.TryParse(word.Value, out var address) ? OwnerOf(address) ?? (IsPrefix(text, word) ? null : Outside(address)) : null;
        }

        return netNs is not null && devices.Contains(word.Value) ? BrowsePlace.At(netNs.Node, netNs.Name, word.Value) : null;
    }

    // A name is taken whole: bpf_netdev_eth0 names no interface. Behind an address tcpdump writes a port.
    [GeneratedRegex(@"(?<mac>(?<![\w:])[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}(?![\w:]))|(?<ip>(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\d+\.\d))|(?<name>(?<![\w-])[A-Za-z][\w-]*)")]
    private static partial Regex Words();
}

/// <summary>For pages that may have nobody to open a place.</summary>
public static class LinkedTextExtensions
{
    /// <summary>The text in parts; whole where nothing can be opened.</summary>
    public static ImmutableArray<TextPart> Split(this LinkedText? links, string text) => links?.Parts(text) ?? [new TextPart(text, null)];
}
