using System.Diagnostics.CodeAnalysis;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Map <c>cilium_lb4_services_v2</c> of a node: frontend → backends. Entries are made when somebody looks them up.</summary>
/// <remarks>Source: <c>bpf/lib/lb.h lb4_lookup_service @ 1.13</c>.</remarks>
public sealed class ServiceMap
{
    private readonly Node _node;
    private readonly FrontendTable _frontends;
    private readonly Memo<int, ServiceEntry> _entries;

    /// <summary>The map of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="frontends">What all nodes have.</param>
    public ServiceMap(Node node, FrontendTable frontends)
    {
        _node = node;
        _frontends = frontends;
        _entries = new(id => EntryOf(frontends.Of(id)!));
    }

    /// <summary>Entries in the order of their ids.</summary>
    public IEnumerable<ServiceEntry> Entries => _frontends.All.Select(frontend => _entries[frontend.Id]);

    /// <summary>Whether listings name the protocol of each address.</summary>
    internal bool ListsProtocols => _frontends.TellsProtocols;

    /// <summary>Characters of the widest cell in three of the listing's columns.</summary>
    internal ServiceWidths Widths => field ??= MeasureWidths();

    /// <summary>The heading of <c>cilium service list</c>.</summary>
    internal string Heading => ColumnText.Cell("ID", Widths.Id) + ColumnText.Cell("Frontend", Widths.Frontend)
        + ColumnText.Cell("Service Type", 0) + ColumnText.Cell("Backend", Widths.Backend);

    /// <summary>Finds a frontend; false for other protocols than TCP and UDP, and when there is none.</summary>
    public bool TryLookup(Ipv4Address ip, int port, byte protocol, [NotNullWhen(true)] out ServiceEntry? entry)
    {
        var frontend = protocol is not ((byte)TransportProtocol.Tcp or (byte)TransportProtocol.Udp) ? null
            : _frontends.At(ip, port, protocol) ?? (ip == _node.Ip ? _frontends.AtNode(port, protocol) : null);
        entry = frontend is null ? null : _entries[frontend.Id];
        return entry is not null;
    }

    private ServiceEntry EntryOf(Frontend frontend) => new(
        frontend.Id, frontend.Ip ?? _node.Ip, frontend.Port, frontend.ServicePort.Protocol, frontend.Type, frontend.BackendsOn(_node), frontend.Service)
    {
        Map = this,
    };

    private ServiceWidths MeasureWidths()
    {
        var (id, frontend, backend) = ("ID".Length, "Frontend".Length, "Backend".Length);
        foreach (var entry in Entries)
        {
            id = Math.Max(id, entry.Id > 9999 ? 5 : entry.Id > 999 ? 4 : entry.Id > 99 ? 3 : 2);
            frontend = Math.Max(frontend, entry.Frontend.Length);
            backend = Math.Max(backend, entry.WidestBackend);
        }

        return new ServiceWidths(id, frontend, backend);
    }
}

/// <summary>Characters of the widest cell in three columns of <c>cilium service list</c>.</summary>
internal sealed record ServiceWidths(int Id, int Frontend, int Backend);
