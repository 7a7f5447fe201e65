using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Terminal.Capturing;

/// <summary>What follows the words before an address, a port or a number.</summary>
internal enum FilterKind
{
    /// <summary>An address.</summary>
    Host,

    /// <summary>A network.</summary>
    Net,

    /// <summary>A port.</summary>
    Port,

    /// <summary>Ports from one to another.</summary>
    PortRange,

    /// <summary>The number of a protocol.</summary>
    Protocol,
}

/// <summary>Which of a packet's two ends is meant.</summary>
internal enum FilterWay
{
    /// <summary>One of them.</summary>
    Either,

    /// <summary>The sender.</summary>
    Source,

    /// <summary>The receiver.</summary>
    Destination,

    /// <summary>Both.</summary>
    Both,
}

/// <summary>The words before an address, a port or a number.</summary>
/// <param name="Protocol">The protocol; null for any.</param>
/// <param name="Way">Which end.</param>
/// <param name="Kind">What follows.</param>
internal sealed record FilterQualifiers(FilterProtocol? Protocol, FilterWay Way, FilterKind Kind);

/// <summary>What a word means behind its qualifiers (<c>gencode.c gen_host, gen_port, gen_proto</c> of libpcap 1.10.3).</summary>
/// <param name="link">What frames start with.</param>
/// <param name="resolve">The address of a host's name; null for a name that nobody knows.</param>
internal sealed class FilterPrimitives(LinkType link, Func<string, Ipv4Address?> resolve)
{
    /// <summary>Words of the language that are not read here.</summary>
    public static readonly ImmutableArray<string> NotModelled =
    [
        "broadcast", "multicast", "gateway", "protochain", "vlan", "mpls", "pppoed", "pppoes", "geneve", "inbound", "outbound", "ifindex", "byte",
        "ifname", "rnr", "rulenum", "reason", "action", "wlan", "type", "subtype", "dir", "atalk", "aarp", "decnet", "lat", "sca", "moprc", "mopdl", "iso",
        "clnp", "esis", "isis", "stp", "ipx", "netbeui", "igrp", "carp", "llc", "ppp", "slip", "fddi", "tr",
    ];

    private static readonly ImmutableDictionary<string, uint> Services = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal, new KeyValuePair<string, uint>[] { new("domain", 53), new("http", 80), new("https", 443), new("ssh", 22), new("kerberos", 88), new("bootps", 67) });

    private static readonly ImmutableArray<uint> WithPorts = [(uint)IpProtocol.Tcp, (uint)IpProtocol.Udp, 132];

    /// <summary>What is wrong; null when nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>A test for a word; null with a problem, or with none where the word does not belong.</summary>
    /// <param name="qualifiers">The words before it.</param>
    /// <param name="word">The word.</param>
    /// <param name="mask">Leading bits behind a slash, or a mask; null for neither.</param>
    public FrameTest? Of(FilterQualifiers qualifiers, FilterToken word, (string Text, uint Bits)? mask) => qualifiers.Kind switch
    {
        _ when word.Kind == FilterTokenKind.Mac => Mac(qualifiers, word.Text),
        FilterKind.Host or FilterKind.Net => Address(qualifiers, word, mask),
        FilterKind.Protocol => Protocol(qualifiers, word),
        _ => Ports(qualifiers, word),
    };

    private static FrameTest End(FilterWay way, Func<FilteredPacket, bool, bool> isAt) => way switch
    {
        FilterWay.Source => packet => isAt(packet, true),
        FilterWay.Destination => packet => isAt(packet, false),
        FilterWay.Both => packet => isAt(packet, true) && isAt(packet, false),
        _ => packet => isAt(packet, true) || isAt(packet, false),
    };

    private FrameTest? Fail(string problem)
    {
        Problem ??= problem;
        return null;
    }

    private FrameTest? Mac(FilterQualifiers qualifiers, string text)
    {
        if (qualifiers is not { Protocol: { Name: "ether" }, Kind: FilterKind.Host })
        {
            return Fail("ethernet address used in non-ether expression");
        }

        if (link != LinkType.Ethernet)
        {
            return Fail("ethernet addresses supported only on ethernet/FDDI/token ring/802.11/ATM LANE/Fibre Channel");
        }

        var octets = text.Split(':').Select(octet => Convert.ToUInt64(octet, 16)).Aggregate(0ul, (all, octet) => (all << 8) | octet);
        var (high, low) = ((uint)(octets >> 32), (uint)octets);
        return End(qualifiers.Way, (packet, isSource) => packet.Load(isSource ? 6u : 0, 2) == high && packet.Load(isSource ? 8u : 2, 4) == low);
    }

    private FrameTest? Address(FilterQualifiers qualifiers, FilterToken word, (string Text, uint Bits)? mask)
    {
        var (protocol, way, kind) = qualifiers;
        if (Range(kind, word) is not var (address, bits))
        {
            return null;
        }

        if (mask is { } given)
        {
            if ((address & ~given.Bits) != 0)
            {
                return Fail($"non-network bits set in \"{word.Text}{given.Text}\"");
            }

            if (kind != FilterKind.Net)
            {
                return Fail("Mask syntax for networks only");
            }

            bits = given.Bits;
        }

        FrameTest ip = End(way, (packet, isSource) => (packet.Load(packet.NetworkAt + (isSource ? 12u : 16), 4) & bits) == address);
        FrameTest arp = End(way, (packet, isSource) => (packet.Load(packet.NetworkAt + (isSource ? 14u : 24), 4) & bits) == address);
        return protocol?.Name switch
        {
            null => packet => packet.EtherType switch { 0x0800 => ip(packet), 0x0806 or 0x8035 => arp(packet), _ => false },
            "ip" => FrameTests.Both(protocol.TestOn(link), ip),
            "arp" or "rarp" => FrameTests.Both(protocol.TestOn(link), arp),
            "ether" => Fail("illegal link layer address"),
            "ip6" => Fail("'ip6' modifier applied to ip host"),
            var other => Fail($"'{other}' modifier applied to {(kind == FilterKind.Net ? "net" : "host")}"),
        };
    }

    /// <summary>The address that is written, and which of its bits count: <c>10.0</c> is a network.</summary>
    private (uint Address, uint Bits)? Range(FilterKind kind, FilterToken word)
    {
        if (word.Kind == FilterTokenKind.Name)
        {
            if (kind == FilterKind.Host && resolve(word.Text) is { } known)
            {
                return (known.Value, uint.MaxValue);
            }

            Fail($"unknown {(kind == FilterKind.Net ? "network" : "host")} '{word.Text}'");
            return null;
        }

        var (address, missing) = (word.Number, 0);
        if (word.Kind == FilterTokenKind.Dotted)
        {
            var octets = word.Text.Split('.');
            if (octets.Any(octet => !byte.TryParse(octet, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            {
                Fail($"invalid IPv4 address '{word.Text}'");
                return null;
            }

            missing = 4 - octets.Length;
            address = octets.Aggregate(0u, (all, octet) => (all << 8) | byte.Parse(octet, CultureInfo.InvariantCulture));
        }
        else if (kind == FilterKind.Net)
        {
            missing = address == 0 ? 0 : int.Min(3, int.LeadingZeroCount((int)address) / 8);
        }

        return (address << (8 * missing), uint.MaxValue << (8 * missing));
    }

    private FrameTest? Protocol(FilterQualifiers qualifiers, FilterToken word)
    {
        var (name, isLink) = (qualifiers.Protocol?.Name ?? "ip", qualifiers.Protocol?.Name == "ether");
        var known = word.Kind == FilterTokenKind.Name ? FilterProtocols.Find(word.Text) : null;
        uint? number = word.Kind == FilterTokenKind.Number ? word.Number
            : (isLink ? known?.EtherType : known?.Number) is { } found and not 0 ? found
            : null;
        return number is null ? Fail($"unknown {(isLink ? "ether" : "ip")} proto '{word.Text}'")
            : isLink ? packet => packet.EtherType == number
            : name == "ip" ? packet => packet.IsProtocol(number.Value)
            : Fail($"'{name} proto' is bogus");
    }

    private FrameTest? Ports(FilterQualifiers qualifiers, FilterToken word)
    {
        if (Port(qualifiers, word) is not var (first, last))
        {
            return null;
        }

        var protocol = qualifiers.Protocol?.Number;
        if (protocol is { } asked && !WithPorts.Contains(asked))
        {
            return Fail($"illegal qualifier of '{(qualifiers.Kind == FilterKind.Port ? "port" : "portrange")}'");
        }

        var isAt = End(qualifiers.Way, (packet, isSource) => packet.Load(packet.TransportAt + (isSource ? 0u : 2), 2) is var port && port >= first && port <= last);
        return packet => (protocol is { } one ? packet.IsProtocol(one) : WithPorts.Any(packet.IsProtocol)) && packet.HasTransportHeader && isAt(packet);
    }

    private (uint First, uint Last)? Port(FilterQualifiers qualifiers, FilterToken word)
    {
        if (word.Kind == FilterTokenKind.Dotted)
        {
            Fail($"'{(qualifiers.Kind == FilterKind.Port ? "port" : "portrange")}' modifier applied to ip host");
            return null;
        }

        if (word.Kind == FilterTokenKind.Number)
        {
            if (word.Number > ushort.MaxValue)
            {
                Fail(string.Create(CultureInfo.InvariantCulture, $"illegal port number {word.Number} > 65535"));
                return null;
            }

            return (word.Number, word.Number);
        }

        var parts = qualifiers.Kind == FilterKind.PortRange ? word.Text.Split('-', 2) : [word.Text];
        if (Known(parts[0]) is { } first && Known(parts[^1]) is { } last)
        {
            return (uint.Min(first, last), uint.Max(first, last));
        }

        Fail(qualifiers.Kind == FilterKind.Port ? $"unknown port '{word.Text}'" : $"unknown port in range '{word.Text}'");
        return null;

        static uint? Known(string text) => Services.TryGetValue(text, out var service) ? service
            : ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : null;
    }
}
