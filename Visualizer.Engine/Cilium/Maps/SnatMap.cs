using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Map <c>cilium_snat_v4_external</c> while a flow runs: source translations and how to undo them.</summary>
/// <remarks>
/// Source: <c>bpf/lib/nat.h snat_v4_new_mapping, __snat_try_keep_port @ 1.13</c>: a port inside the NAT range is kept if it is free, any other is
/// replaced by one of the range. The identifier of an ICMP echo counts as a port.
/// </remarks>
public sealed class SnatMap
{
    /// <summary>First port of the NAT range, one above the NodePort range.</summary>
    public const int MinPort = 32768;

    /// <summary>Last port of the NAT range.</summary>
    public const int MaxPort = 65535;

    private readonly Dictionary<ConntrackTuple, SnatEntry> _sources = [];
    private readonly Dictionary<ConntrackTuple, SnatEntry> _destinations = [];

    /// <summary>Entries in the order of their creation, those that translate and those that undo.</summary>
    public IEnumerable<SnatEntry> Entries => _sources.Values.Concat(_destinations.Values);

    /// <summary>The translation of a packet's source to the address; a new one when the connection has none yet.</summary>
    /// <param name="tuple">Tuple of the packet.</param>
    /// <param name="address">Address that the source becomes.</param>
    public SnatEntry Translate(in ConntrackTuple tuple, Ipv4Address address)
    {
        if (_sources.TryGetValue(tuple, out var known))
        {
            return known;
        }

        var port = FreePort(tuple, address);
        var entry = new SnatEntry(tuple, address, port, IsReverse: false);
        _sources[tuple] = entry;
        var reply = new ConntrackTuple(tuple.Destination, tuple.DestinationPort, address, port, tuple.Protocol);
        _destinations[reply] = new SnatEntry(reply, tuple.Source, tuple.SourcePort, IsReverse: true);
        return entry;
    }

    /// <summary>Notes what the client of a connection asked, so that replies get it as their source (<c>snat_v4_create_dsr</c>).</summary>
    /// <param name="request">Tuple of the request, which is addressed to the backend by now.</param>
    /// <param name="frontend">Address that the client asked.</param>
    /// <param name="port">Port that the client asked.</param>
    public SnatEntry NoteFrontend(in ConntrackTuple request, Ipv4Address frontend, int port) =>
        _sources[request.Reversed] = new SnatEntry(request.Reversed, frontend, port, IsReverse: false);

    /// <summary>Finds the translation of a packet's source; false when it has none.</summary>
    public bool TryTranslate(in ConntrackTuple tuple, [NotNullWhen(true)] out SnatEntry? entry) => _sources.TryGetValue(tuple, out entry);

    /// <summary>Finds where a reply really goes; false when nothing of the connection was translated.</summary>
    public bool TryReverse(in ConntrackTuple reply, [NotNullWhen(true)] out SnatEntry? entry) => _destinations.TryGetValue(reply, out entry);

    private int FreePort(in ConntrackTuple tuple, Ipv4Address address)
    {
        var port = tuple.SourcePort;
        if (port is < MinPort or > MaxPort)
        {
            var hash = StableHash.Next(((ulong)tuple.Source.Value << 32) | tuple.Destination.Value, (ulong)((port << 16) | tuple.DestinationPort));
            port = MinPort + (int)(hash % (MaxPort - MinPort));
        }

        while (_destinations.ContainsKey(new ConntrackTuple(tuple.Destination, tuple.DestinationPort, address, port, tuple.Protocol)))
        {
            port = port == MaxPort ? MinPort : port + 1;
        }

        return port;
    }
}

/// <summary>An entry of the NAT map.</summary>
/// <param name="Tuple">Tuple of the packets that it is for.</param>
/// <param name="Ip">Address that their source, or with <paramref name="IsReverse"/> their destination, becomes.</param>
/// <param name="Port">Port, or echo identifier, that goes with it.</param>
/// <param name="IsReverse">Whether it undoes a translation.</param>
public sealed record SnatEntry(ConntrackTuple Tuple, Ipv4Address Ip, int Port, bool IsReverse) : IEvidence
{
    /// <inheritdoc/>
    public string Source => "cilium bpf nat list";

    /// <inheritdoc/>
    public string Entry => string.Create(
        CultureInfo.InvariantCulture,
        $"{ProtocolName} {(IsReverse ? "IN" : "OUT")} {Tuple.Source}:{Tuple.SourcePort} -> {Tuple.Destination}:{Tuple.DestinationPort} "
        + $"XLATE_{(IsReverse ? "DST" : "SRC")} {Ip}:{Port} Created=0sec HostLocal=0");

    private string ProtocolName => Tuple.Protocol switch
    {
        1 => "ICMP",
        6 => "TCP",
        _ => "UDP",
    };
}
