using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Show.Shell;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Show.Kubectl;

/// <summary><c>kubectl get endpoints</c>: three addresses, and how many more.</summary>
/// <remarks>Source: <c>pkg/printers/internalversion/printers.go formatEndpoints @ Kubernetes 1.23</c>. Addresses are sorted as texts.</remarks>
internal sealed class GetEndpointsCommand : IShowCommand
{
    private const int Most = 3;

    private static readonly KubectlListing Listing = new("endpoints", ["NAME", "ENDPOINTS", "AGE"], 0);

    /// <inheritdoc/>
    public string Name => "kubectl get endpoints";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place) => Listing.Print(
        place.Cluster.Index.Cluster.Services.Select(service => new KubectlObject(
            service.Namespace, service.Name, [service.Name, Addresses(service), KubectlListing.Age], ImmutableSortedDictionary<string, string>.Empty)),
        arguments);

    private static string Addresses(Service service)
    {
        var all = service.Ports.SelectMany(port => port.Backends.OrderBy(backend => backend.Ip.ToString(), StringComparer.Ordinal))
            .Select(backend => string.Create(CultureInfo.InvariantCulture, $"{backend.Ip}:{backend.Port}")).ToList();
        return all.Count == 0 ? "<none>"
            : string.Join(',', all.Take(Most)) + (all.Count > Most ? string.Create(CultureInfo.InvariantCulture, $" + {all.Count - Most} more...") : "");
    }
}
