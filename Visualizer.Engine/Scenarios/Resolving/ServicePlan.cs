using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Scenarios.Resolving;

/// <summary>A service on its way from the document to the cluster.</summary>
/// <param name="section">What the document says of it; null for an implicit service.</param>
/// <param name="selected">Groups of pods that it selects; null when it has no selector.</param>
internal sealed class ServicePlan(ServiceSection? section, IReadOnlyList<LabelGroup>? selected)
{
    public const string ApiServerName = "kubernetes", ApiServerNamespace = "default", HubbleName = "hubble-peer", HubbleNamespace = "kube-system";

    public ServiceSection? Section { get; } = section;

    public IReadOnlyList<LabelGroup>? Selected { get; } = selected;

    public string Name { get; private init; } = section?.Name?.Value ?? "";

    public string Namespace { get; private init; } = section?.Namespace?.Value ?? "default";

    public string FullName => $"{Namespace}/{Name}";

    public ServiceType Type => Section?.Type?.Value ?? ServiceType.ClusterIp;

    public ExternalTrafficPolicy ExternalPolicy => Section?.ExternalPolicy?.Value ?? ExternalTrafficPolicy.Cluster;

    public bool IsApiServer => Name == ApiServerName && Namespace == ApiServerNamespace;

    /// <summary>Whether it leads to the agent of the client's own node (<c>internalTrafficPolicy: Local</c> in the chart).</summary>
    public bool IsHubble => Name == HubbleName && Namespace == HubbleNamespace;

    public IReadOnlyList<PlannedPort> Ports { get; private init; } = section is null ? [] : [.. section.Ports
        .Where(port => port.Port is not null)
        .Select(port => new PlannedPort(
            port.Name?.Value ?? "",
            port.Protocol?.Value ?? TransportProtocol.Tcp,
            port.Port!.Value,
            port.TargetPort?.Value ?? port.Port.Value,
            port.NodePort?.Value))];

    /// <summary>The service <c>kubernetes</c>, which the API server makes for itself.</summary>
    public static ServicePlan ApiServer() => new(null, null)
    {
        Name = ApiServerName,
        Namespace = ApiServerNamespace,
        Ports = [new PlannedPort("https", TransportProtocol.Tcp, 443, 6443, null)],
    };

    /// <summary>The chart's service <c>hubble-peer</c>.</summary>
    public static ServicePlan Hubble() => new(null, null)
    {
        Name = HubbleName,
        Namespace = HubbleNamespace,
        Ports = [new PlannedPort("peer-service", TransportProtocol.Tcp, 443, 4244, null)],
    };

    /// <summary>Lets the selected pods listen on the target ports.</summary>
    public void AddServes()
    {
        foreach (var group in Selected ?? [])
        {
            group.Serves.AddRange(Ports.Select(port => new ListeningPort(port.Protocol, port.TargetPort)));
        }
    }
}

/// <summary>A port of a service on its way.</summary>
internal sealed record PlannedPort(string Name, TransportProtocol Protocol, int Port, int TargetPort, int? NodePort);
