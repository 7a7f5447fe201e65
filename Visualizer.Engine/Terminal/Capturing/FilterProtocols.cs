using System.Collections.Immutable;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Terminal.Capturing;

/// <summary>A protocol that a filter may name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="EtherType">What the link layer calls it; 0 for what IP carries.</param>
/// <param name="Number">What IPv4 calls it; 0 for what the link layer carries, 256, which fits no octet, for what IPv6 alone carries.</param>
internal sealed record FilterProtocol(string Name, uint EtherType, uint Number)
{
    /// <summary>Whether its own octets may be asked for: <c>tcp[13]</c>.</summary>
    public bool IsIndexed => Name is not ("esp" or "ah");

    /// <summary>Whether a frame has it. Without link layer there is IP only.</summary>
    public FrameTest TestOn(LinkType link) => Number > 0 ? packet => packet.IsProtocol(Number)
        : (link, Name) is (LinkType.Raw, "arp" or "rarp") ? FrameTests.Never
        : packet => packet.EtherType == EtherType;
}

/// <summary>The protocols that a filter may name (<c>gencode.c gen_proto_abbrev_internal</c> of libpcap 1.10.3).</summary>
internal static class FilterProtocols
{
    /// <summary>The link layer, of which octets and addresses may be asked for.</summary>
    public static readonly FilterProtocol Link = new("ether", 0, 0);

    private static readonly ImmutableArray<FilterProtocol> All =
    [
        Link, new("ip", (uint)Wire.EtherType.Ipv4, 0), new("arp", (uint)Wire.EtherType.Arp, 0), new("rarp", 0x8035, 0), new("ip6", 0x86DD, 0),
        new("icmp", 0, (uint)IpProtocol.Icmp), new("igmp", 0, 2), new("tcp", 0, (uint)IpProtocol.Tcp), new("udp", 0, (uint)IpProtocol.Udp),
        new("esp", 0, (uint)IpProtocol.Esp), new("ah", 0, 51), new("icmp6", 0, 256), new("pim", 0, 103), new("vrrp", 0, 112), new("sctp", 0, 132),
    ];

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => All.Select(protocol => protocol.Name);

    /// <summary>The protocol of that name; null when there is none.</summary>
    public static FilterProtocol? Find(string name) => All.FirstOrDefault(protocol => protocol.Name == name);

    /// <summary>The protocol that a word names; null for any other word.</summary>
    public static FilterProtocol? Of(FilterToken token) => token.Kind == FilterTokenKind.Keyword ? Find(token.Text) : null;
}
