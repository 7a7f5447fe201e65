using System.Diagnostics.CodeAnalysis;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Map <c>cilium_lb4_services_v2</c>: frontend → backends. Written while the node is provisioned, read only afterwards.</summary>
/// <remarks>
/// Source: <c>bpf/lib/lb.h lb4_lookup_service @ 1.13</c>. The protocol is part of the key from 1.17 on; before, port 53 of TCP and of UDP share
/// an entry.
/// </remarks>
/// <param name="config">Decides whether protocols are told apart.</param>
public sealed class ServiceMap(DatapathConfig config)
{
    private readonly Dictionary<FrontendKey, ServiceEntry> _entries = [];
    private ServiceWidths? _widths;

    /// <summary>Entries in the order of their ids.</summary>
    public IReadOnlyCollection<ServiceEntry> Entries => _entries.Values;

    /// <summary>The highest id given so far; 0 while the map is empty.</summary>
    public int LastId { get; private set; }

    /// <summary>Whether listings name the protocol of each address.</summary>
    internal bool ListsProtocols { get; } = config.Cilium.IsAtLeast(17);

    /// <summary>Characters of the widest cell in three of the listing's columns.</summary>
    internal ServiceWidths Widths => _widths ??= MeasureWidths();

    /// <summary>Whether the frontend is in the map.</summary>
    public bool Contains(Ipv4Address ip, int port, TransportProtocol protocol) => _entries.ContainsKey(Key(ip, port, protocol));

    /// <summary>Writes a frontend over whatever had its address and port.</summary>
    public void Upsert(ServiceEntry entry)
    {
        _entries[Key(entry.Ip, entry.Port, entry.Protocol)] = entry with { Map = this };
        LastId = Math.Max(LastId, entry.Id);
        _widths = null;
    }

    /// <summary>Finds a frontend; false for other protocols than TCP and UDP, and when there is none.</summary>
    public bool TryLookup(Ipv4Address ip, int port, byte protocol, [NotNullWhen(true)] out ServiceEntry? entry)
    {
        entry = null;
        return protocol is (byte)TransportProtocol.Tcp or (byte)TransportProtocol.Udp
            && _entries.TryGetValue(Key(ip, port, (TransportProtocol)protocol), out entry);
    }

    private FrontendKey Key(Ipv4Address ip, int port, TransportProtocol protocol) => new(ip.Value, port, ListsProtocols ? (int)protocol : 0);

    private ServiceWidths MeasureWidths()
    {
        var (id, frontend, backend) = ("ID".Length, "Frontend".Length, "Backend".Length);
        foreach (var entry in _entries.Values)
        {
            id = Math.Max(id, entry.Id > 9999 ? 5 : entry.Id > 999 ? 4 : entry.Id > 99 ? 3 : 2);
            frontend = Math.Max(frontend, entry.Frontend.Length);
            for (var slot = 0; slot < entry.Backends.Length; slot++)
            {
                backend = Math.Max(backend, entry.BackendText(slot).Length);
            }
        }

        return new ServiceWidths(id, frontend, backend);
    }

    private readonly record struct FrontendKey(uint Ip, int Port, int Protocol);
}

/// <summary>Characters of the widest cell in three columns of <c>cilium service list</c>.</summary>
internal sealed record ServiceWidths(int Id, int Frontend, int Backend);
