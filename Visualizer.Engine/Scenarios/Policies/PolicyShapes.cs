using System.Collections.Immutable;

namespace Visualizer.Engine.Scenarios.Policies;

/// <summary>Shapes of network policy manifests: the fields of each kind's API, those that are not modelled too.</summary>
/// <remarks>Source: Kubernetes <c>networking.k8s.io/v1</c>; <c>pkg/k8s/apis/cilium.io/client/crds/v2 @ 1.13</c>, with later fields.</remarks>
internal static class PolicyShapes
{
    /// <summary>Reserved groups of peers that a Cilium policy may name.</summary>
    public static readonly ImmutableArray<string> Entities =
        ["all", "world", "cluster", "host", "remote-node", "kube-apiserver", "health", "init", "ingress", "unmanaged", "none"];

    private static readonly ValueShape Foreign = new ValueShape.Foreign();
    private static readonly ValueShape Foreigners = new ValueShape.List(Foreign);
    private static readonly ValueShape Flag = new ValueShape.Boolean();
    private static readonly ValueShape Name = new ValueShape.Text(TextFormat.Name);
    private static readonly ValueShape Prefix = new ValueShape.Text(TextFormat.PolicyCidr);
    private static readonly ValueShape Prefixes = new ValueShape.List(Prefix);
    private static readonly ValueShape Port = new ValueShape.Integer(1, 65535);
    private static readonly ValueShape Labels = new ValueShape.Free(new ValueShape.Text(TextFormat.LabelValue));

    private static readonly ValueShape LabelSelector = Map(
        new("matchLabels", Labels), new("matchExpressions", new ValueShape.List(Expression(TextFormat.LabelKey))));

    private static readonly ValueShape SourcedSelector = Map(
        new("matchLabels", new ValueShape.Free(new ValueShape.Text(TextFormat.LabelValue)) { AllowsSource = true }),
        new("matchExpressions", new ValueShape.List(Expression(TextFormat.SourcedLabelKey))));

    private static readonly ValueShape SourcedSelectors = new ValueShape.List(SourcedSelector);

    private static readonly ValueShape KubernetesPeer = Map(
        new("podSelector", LabelSelector),
        new("namespaceSelector", LabelSelector),
        new("ipBlock", Map(new("cidr", Prefix, IsRequired: true), new("except", Prefixes))));

    private static readonly ValueShape KubernetesPort = Map(
        new("protocol", new ValueShape.Choice(["TCP", "UDP", "SCTP"])),
        new("port", new ValueShape.Text(TextFormat.PolicyPort)),
        new("endPort", Port));

    private static readonly ValueShape KubernetesSpec = Map(
        new("podSelector", LabelSelector, IsRequired: true),
        new("policyTypes", new ValueShape.List(new ValueShape.Choice(["Ingress", "Egress"]))),
        new("ingress", new ValueShape.List(Map(new("from", new ValueShape.List(KubernetesPeer)), new("ports", new ValueShape.List(KubernetesPort))))),
        new("egress", new ValueShape.List(Map(new("to", new ValueShape.List(KubernetesPeer)), new("ports", new ValueShape.List(KubernetesPort))))));

    private static readonly ValueShape CiliumPorts = new ValueShape.List(Map(
        new("ports", new ValueShape.List(Map(
            new("port", new ValueShape.Text(TextFormat.QuotedPolicyPort), IsRequired: true),
            new("endPort", Port),
            new("protocol", new ValueShape.Choice(["TCP", "UDP", "SCTP", "ANY"]))))),
        new("rules", Foreign),
        new("terminatingTLS", Foreign),
        new("originatingTLS", Foreign),
        new("serverNames", new ValueShape.List(new ValueShape.Text(TextFormat.Any))),
        new("listener", Foreign)));

    private static readonly ValueShape CidrSet = new ValueShape.List(Map(
        new("cidr", Prefix), new("cidrGroupRef", Name), new("except", Prefixes)));

    private static readonly ValueShape EntityList = new ValueShape.List(new ValueShape.Choice(Entities));

    private static readonly ValueShape CiliumIngress = new ValueShape.List(Map(
        new("fromEndpoints", SourcedSelectors),
        new("fromRequires", SourcedSelectors),
        new("fromCIDR", Prefixes),
        new("fromCIDRSet", CidrSet),
        new("fromEntities", EntityList),
        new("fromGroups", Foreigners),
        new("fromNodes", SourcedSelectors),
        new("toPorts", CiliumPorts),
        new("icmps", Foreigners),
        new("authentication", Foreign)));

    private static readonly ValueShape CiliumEgress = new ValueShape.List(Map(
        new("toEndpoints", SourcedSelectors),
        new("toRequires", SourcedSelectors),
        new("toCIDR", Prefixes),
        new("toCIDRSet", CidrSet),
        new("toEntities", EntityList),
        new("toServices", Foreigners),
        new("toFQDNs", Foreigners),
        new("toGroups", Foreigners),
        new("toNodes", SourcedSelectors),
        new("toPorts", CiliumPorts),
        new("icmps", Foreigners),
        new("authentication", Foreign)));

    private static readonly ValueShape CiliumSpec = Map(
        new("endpointSelector", SourcedSelector),
        new("nodeSelector", SourcedSelector),
        new("ingress", CiliumIngress),
        new("ingressDeny", CiliumIngress),
        new("egress", CiliumEgress),
        new("egressDeny", CiliumEgress),
        new("enableDefaultDeny", Map(new("ingress", Flag), new("egress", Flag))),
        new("labels", Foreigners),
        new("description", new ValueShape.Text(TextFormat.Prose)));

    private static readonly ValueShape NamespacedMetadata = Map(
        new("name", Name, IsRequired: true), new("namespace", Name), new("labels", Labels), new("annotations", Foreign));

    private static readonly ValueShape ClusterMetadata = Map(
        new("name", Name, IsRequired: true), new("labels", Labels), new("annotations", Foreign));

    /// <summary>A manifest; its kind decides which shape.</summary>
    public static readonly ValueShape Manifest = new ValueShape.Kinds(
    [
        Map(
            new("apiVersion", new ValueShape.Choice(["networking.k8s.io/v1"]), IsRequired: true),
            new("kind", new ValueShape.Choice(["NetworkPolicy"]), IsRequired: true),
            new("metadata", NamespacedMetadata, IsRequired: true),
            new("spec", KubernetesSpec, IsRequired: true)),
        Cilium("CiliumNetworkPolicy", NamespacedMetadata),
        Cilium("CiliumClusterwideNetworkPolicy", ClusterMetadata),
    ]);

    private static ValueShape.Map Cilium(string kind, ValueShape metadata) => Map(
        new("apiVersion", new ValueShape.Choice(["cilium.io/v2"]), IsRequired: true),
        new("kind", new ValueShape.Choice([kind]), IsRequired: true),
        new("metadata", metadata, IsRequired: true),
        new("spec", CiliumSpec),
        new("specs", new ValueShape.List(CiliumSpec)));

    private static ValueShape.Map Expression(TextFormat key) => Map(
        new("key", new ValueShape.Text(key), IsRequired: true),
        new("operator", new ValueShape.Choice(["In", "NotIn", "Exists", "DoesNotExist"]), IsRequired: true),
        new("values", new ValueShape.List(new ValueShape.Text(TextFormat.LabelValue))));

    private static ValueShape.Map Map(params ReadOnlySpan<KeyShape> keys) => new([.. keys]);
}
