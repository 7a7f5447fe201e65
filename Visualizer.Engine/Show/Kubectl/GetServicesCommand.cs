using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Show.Shell;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Show.Kubectl;

/// <summary><c>kubectl get services</c>.</summary>
internal sealed class GetServicesCommand : IShowCommand
{
    private static readonly KubectlListing Listing = new(
        "services", ["NAME", "TYPE", "CLUSTER-IP", "EXTERNAL-IP", "PORT(S)", "AGE", "SELECTOR"], 1);

    /// <inheritdoc/>
    public string Name => "kubectl get services";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place) => Listing.Print(
        place.Cluster.Index.Cluster.Services.Select(service => new KubectlObject(
            service.Namespace, service.Name,
            [
                service.Name, Type(service), service.ClusterIp.ToString(), service.LoadBalancerIp?.ToString() ?? "<none>",
                string.Join(',', service.Ports.Select(Port)), KubectlListing.Age,
                service.Selector.IsEmpty ? "<none>" : string.Join(',', service.Selector.Select(label => $"{label.Key}={label.Value}")),
            ],
            ImmutableSortedDictionary<string, string>.Empty)),
        arguments);

    private static string Type(Service service) => service.Type switch
    {
        ServiceType.NodePort => "NodePort",
        ServiceType.LoadBalancer => "LoadBalancer",
        _ => "ClusterIP",
    };

    private static string Port(ServicePort port)
    {
        var protocol = port.Protocol.ToString().ToUpperInvariant();
        return port.NodePort is { } nodePort
            ? string.Create(CultureInfo.InvariantCulture, $"{port.Port}:{nodePort}/{protocol}")
            : string.Create(CultureInfo.InvariantCulture, $"{port.Port}/{protocol}");
    }
}
