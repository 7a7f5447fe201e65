using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>What <c>cilium endpoint list</c> shows of a node: pods, the health endpoint and the host endpoint, and whether policies are enforced.</summary>
/// <remarks>Source: <c>cilium/cmd/endpoint_list.go @ 1.13</c>; the columns as published outputs have them.</remarks>
/// <param name="node">The node.</param>
/// <param name="cluster">Who has which labels.</param>
/// <param name="policies">The endpoints' policies.</param>
public sealed class EndpointList(Node node, ClusterIndex cluster, PolicyMaps policies)
{
    private readonly Lazy<ImmutableArray<EndpointRow>> _rows = new(() => RowsOf(node, cluster, policies));

    /// <summary>Rows by endpoint id.</summary>
    public ImmutableArray<EndpointRow> Rows => _rows.Value;

    /// <summary>The listing: two lines of heading, then a line for each label of each row.</summary>
    internal IEnumerable<string> Lines => EndpointRow.Heading(Rows[0].Widest).Concat(Rows.SelectMany(row => row.Lines));

    /// <summary>The row of the endpoint with that address; null when the node has none.</summary>
    public EndpointRow? RowOf(Ipv4Address ip) => Rows.FirstOrDefault(row => row.Ip == ip);

    private static ImmutableArray<EndpointRow> RowsOf(Node node, ClusterIndex cluster, PolicyMaps policies)
    {
        var identities = cluster.Identities;
        ImmutableArray<string> hostLabels = [node.IsControlPlane ? "k8s:node-role.kubernetes.io/control-plane" : "k8s:node-role.kubernetes.io/worker", "reserved:host"];
        EndpointRow[] rows =
        [
            new(node.HostEndpointId, SecurityIdentity.Host, hostLabels, null, policies),
            new(node.HealthEndpointId, SecurityIdentity.Health, identities.LabelsOf(SecurityIdentity.Health).Printable, node.HealthIp, policies),
            .. cluster.PodsOn(node).Where(pod => !pod.HostNetwork)
                .Select(pod => new EndpointRow(pod.EndpointId, pod.Identity, identities.LabelsOf(pod.Identity).Printable, pod.Ip, policies)),
        ];
        var widest = (
            Label: rows.SelectMany(row => row.Labels).Max(label => label.Length),
            Ip: rows.Max(row => row.Ip?.ToString().Length ?? 0));
        return [.. rows.OrderBy(row => row.EndpointId).Select(row => row with { Widest = widest })];
    }
}

/// <summary>One endpoint in <c>cilium endpoint list</c>. Its second and further labels stand on lines of their own.</summary>
/// <param name="EndpointId">Its id.</param>
/// <param name="Identity">Its identity.</param>
/// <param name="Labels">Labels of its identity, in alphabetical order.</param>
/// <param name="Ip">Its address; null for the host endpoint.</param>
/// <param name="Policies">The endpoints' policies.</param>
public sealed record EndpointRow(int EndpointId, SecurityIdentity Identity, ImmutableArray<string> Labels, Ipv4Address? Ip, PolicyMaps Policies) : IEvidence
{
    private const int EndpointWidth = 8, IngressWidth = 16, EgressWidth = 15, IdentityWidth = 8, LabelsWidth = 27, Ipv6Width = 4, StatusWidth = 6;

    /// <summary>Characters of the widest label and address of the list that the row is in.</summary>
    internal (int Label, int Ip) Widest { get; init; }

    /// <summary>Whether policies are enforced towards the endpoint.</summary>
    public bool EnforcesIngress => Ip is { } ip && Policies.Of(ip).Ingress.IsEnforced;

    /// <summary>Whether policies are enforced from the endpoint.</summary>
    public bool EnforcesEgress => Ip is { } ip && Policies.Of(ip).Egress.IsEnforced;

    /// <inheritdoc/>
    public string Source => "cilium endpoint list";

    /// <summary>Columns of the row's first line.</summary>
    public string Entry => Columns(
        Widest, EndpointId.ToString(CultureInfo.InvariantCulture), Enforcement(EnforcesIngress), Enforcement(EnforcesEgress), Identity.ToString(),
        Labels.FirstOrDefault() ?? "", Ip?.ToString() ?? "", "ready");

    /// <summary>The row's lines: the first, and one for each further label.</summary>
    internal IEnumerable<string> Lines => Labels.Skip(1).Select(label => Columns(Widest, "", "", "", "", label, "", "")).Prepend(Entry);

    /// <summary>The two lines over the rows.</summary>
    internal static IEnumerable<string> Heading((int Label, int Ip) widest) =>
    [
        Columns(widest, "ENDPOINT", "POLICY (ingress)", "POLICY (egress)", "IDENTITY", "LABELS (source:key[=value])", "IPv4", "STATUS", "IPv6"),
        Columns(widest, "", "ENFORCEMENT", "ENFORCEMENT", "", "", "", ""),
    ];

    private static string Columns(
        (int Label, int Ip) widest, string id, string ingress, string egress, string identity, string label, string ip, string status, string ipv6 = "") =>
        ColumnText.Cell(id, EndpointWidth)
        + ColumnText.Cell(ingress, IngressWidth)
        + ColumnText.Cell(egress, EgressWidth)
        + ColumnText.Cell(identity, IdentityWidth)
        + ColumnText.Cell(label, Math.Max(LabelsWidth, widest.Label))
        + ColumnText.Cell(ipv6, Ipv6Width)
        + ColumnText.Cell(ip, Math.Max(4, widest.Ip))
        + ColumnText.Cell(status, StatusWidth);

    private static string Enforcement(bool isEnforced) => isEnforced ? "Enabled" : "Disabled";
}
