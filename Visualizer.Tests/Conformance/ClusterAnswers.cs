using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Visualizer.Engine.Topology;

namespace Visualizer.Tests.Conformance;

/// <summary>The engine's answers to Cilium's own commands and to kubectl.</summary>
internal static partial class ClusterAnswers
{
    public static Expectation Status(PrintedBlock block) =>
        Expectation.Whole(block.Lab.Status(block.Node).Split('\n', StringSplitOptions.RemoveEmptyEntries), RunFields.Status);

    public static Expectation Services(PrintedBlock block) => Expectation.Whole(
        block.Lab.NodeDatapath(block.Node).Maps.Services.Entries.SelectMany(entry => entry.Backends.Select((_, slot) => entry.Slot(slot).Entry)),
        line => line.TrimEnd());

    public static Expectation TunnelMap(PrintedBlock block) => Expectation.Whole(
        block.Lab.NodeDatapath(block.Node).Maps.Tunnel.Entries.Select(entry => entry.Entry), line => line.TrimEnd(), ListingOrder.Any);

    /// <summary>Which identities there are; their labels are listed by a later command.</summary>
    public static Expectation Identities(PrintedBlock block) => new(
        [
            .. block.Lab.Cluster.Pods.Where(pod => !pod.HostNetwork).Select(pod => pod.Identity.Value).Distinct().Order()
                .Select(identity => identity.ToString(CultureInfo.InvariantCulture)),
        ],
        line => ClusterIdentity().Match(line) is { Success: true } match ? new Reading(match.Groups[1].Value, "the identity agrees") : Reading.Nothing);

    /// <summary><c>kubectl get pods -A</c>, taken before the test pods were there: names and namespaces.</summary>
    public static Expectation AllPods(PrintedBlock block) => new(
        [.. block.Lab.Cluster.Pods.Select(pod => $"{pod.Namespace} {pod.Name}")],
        line => Words(line) is var words ? new Reading($"{words[0]} {words[1]}", "namespace and name agree") : default,
        ListingOrder.Among);

    public static Expectation PlacedPods(PrintedBlock block) => new(
        [.. block.Lab.Cluster.Pods.Where(pod => pod.Namespace == "default").Select(pod => $"{pod.Name} {pod.Ip} {pod.Node.Name}")],
        line => Words(line) is var words ? new Reading($"{words[0]} {words[5]} {words[6]}", "name, address and node agree") : default,
        ListingOrder.Any);

    public static Expectation KubernetesServices(PrintedBlock block) => new(
        [.. block.Lab.Cluster.Services.Where(service => service.Namespace == "default").Select(Service)],
        line => Words(line) is var words ? new Reading($"{words[0]} {words[1]} {words[2]} {words[4]}", "type, address and ports agree") : default,
        ListingOrder.Any);

    /// <summary>What <c>kubectl apply</c> and <c>run</c> name: the pods' owner, the service, the client.</summary>
    public static Expectation Created(PrintedBlock block)
    {
        var backend = block.Lab.Cluster.Services.Single(service => service.Name == "serversvc").Ports[0].Backends[0].Pod!.Name;
        string[] names = [$"daemonset.apps/{backend[..backend.LastIndexOf('-')]}", "service/serversvc", "pod/net"];
        return new Expectation(
            [.. names.Select(name => name + " created")], line => new Reading(line, "the name agrees"), ListingOrder.Among);
    }

    private static string Service(Service service)
    {
        var ports = service.Ports.Select(port => port.NodePort is { } nodePort
            ? string.Create(CultureInfo.InvariantCulture, $"{port.Port}:{nodePort}/TCP")
            : string.Create(CultureInfo.InvariantCulture, $"{port.Port}/TCP"));
        return $"{service.Name} {(service.Type == ServiceType.NodePort ? "NodePort" : "ClusterIP")} {service.ClusterIp} {string.Join(',', ports)}";
    }

    private static ImmutableArray<string> Words(string line) => [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    [GeneratedRegex(@"^(\d{3,5})\s")]
    private static partial Regex ClusterIdentity();
}
