using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>A service frontend with its backends.</summary>
/// <param name="Id">Id of the service, also its index in the reverse NAT map; from 1 in the order of arrival.</param>
/// <param name="Ip">Address of the frontend; 0.0.0.0 for the NodePort wildcard.</param>
/// <param name="Port">Port of the frontend.</param>
/// <param name="Protocol">TCP or UDP. Up to 1.16 the map does not tell them apart.</param>
/// <param name="Type">What kind of frontend it is.</param>
/// <param name="Backends">Slots 1…n; only the node's own with a local traffic policy.</param>
/// <param name="Service">The service that it belongs to.</param>
/// <remarks>Source: <c>bpf/lib/common.h struct lb4_service @ 1.13</c>; the line is that of <c>cilium/cmd/service_list.go @ 1.13</c>.</remarks>
public sealed record ServiceEntry(
    int Id, Ipv4Address Ip, int Port, TransportProtocol Protocol, FrontendType Type, BackendList Backends, Service Service) : IEvidence
{
    internal ServiceMap? Map { get; init; }

    /// <summary>Whether only backends of the receiving node serve requests from outside.</summary>
    public bool IsExternalLocal => Type != FrontendType.ClusterIp && Service.ExternalPolicy == ExternalTrafficPolicy.Local;

    /// <inheritdoc/>
    public string Source => "cilium service list";

    /// <inheritdoc/>
    public string Entry => Line(0);

    /// <summary>The evidence of a backend: the line of the listing that holds its slot, counted from 0.</summary>
    public IEvidence Slot(int index) => index == 0 ? this : new ServiceSlot(this, index);

    /// <summary>Frontend as it is listed.</summary>
    internal string Frontend => string.Create(
        CultureInfo.InvariantCulture, $"{Ip}:{Port}{Suffix}");

    /// <summary>Kind of the frontend as it is listed.</summary>
    internal string TypeName => Type switch
    {
        FrontendType.ClusterIp => "ClusterIP",
        FrontendType.NodePort => "NodePort",
        _ => "LoadBalancer",
    };

    /// <summary>The lines of all slots; one without backend where there is none.</summary>
    internal IEnumerable<string> Lines => Enumerable.Range(0, Math.Max(1, Backends.Length)).Select(Line);

    /// <summary>The line of a slot, counted from 0; only the first one names the frontend.</summary>
    internal string Line(int slot)
    {
        var widths = Map?.Widths ?? new ServiceWidths(0, 0, 0);
        var id = Id.ToString(CultureInfo.InvariantCulture);
        return ColumnText.Cell(slot == 0 ? id : "", widths.Id)
            + ColumnText.Cell(slot == 0 ? Frontend : "", widths.Frontend)
            + ColumnText.Cell(slot == 0 ? TypeName : "", "Service Type".Length)
            + ColumnText.Cell(BackendText(slot), widths.Backend);
    }

    /// <summary>Characters of the widest slot as it is listed.</summary>
    internal int WidestBackend => Backends.IsEmpty ? 0 : Backends.Widest + Suffix.Length + " (active)".Length;

    private string Suffix => Map is { ListsProtocols: true } ? Protocol == TransportProtocol.Tcp ? "/TCP" : "/UDP" : "";

    /// <summary>A slot as it is listed; empty when the service has no backend.</summary>
    private string BackendText(int slot) => slot >= Backends.Length ? "" : string.Create(
        CultureInfo.InvariantCulture, $"{slot + 1} => {BackendAddress(slot)} (active)");

    /// <summary>Address and port of a slot's backend as they are listed.</summary>
    internal string BackendAddress(int slot) => string.Create(CultureInfo.InvariantCulture, $"{Backends[slot].Ip}:{Backends[slot].Port}{Suffix}");
}

/// <summary>One backend slot of a frontend beyond the first: a line of its own in the listing.</summary>
/// <param name="Frontend">The frontend.</param>
/// <param name="Index">Slot, counted from 0.</param>
public sealed record ServiceSlot(ServiceEntry Frontend, int Index) : IEvidence
{
    /// <inheritdoc/>
    public string Source => Frontend.Source;

    /// <inheritdoc/>
    public string Entry => Frontend.Line(Index);
}

/// <summary>Kinds of frontends.</summary>
public enum FrontendType
{
    /// <summary>A ClusterIP.</summary>
    ClusterIp,

    /// <summary>A port of this node, or of every node (the wildcard 0.0.0.0).</summary>
    NodePort,

    /// <summary>An address towards the outside.</summary>
    LoadBalancer,
}
