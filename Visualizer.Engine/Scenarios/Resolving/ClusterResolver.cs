using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Scenarios.Policies;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Scenarios.Resolving;

/// <summary>Decides everything about a cluster: pins first, then what follows from hashes of names.</summary>
internal static class ClusterResolver
{
    /// <summary>The cluster, or null when the problems leave none.</summary>
    public static Cluster? Resolve(ClusterSection section, string id, ProblemList problems, CancellationToken cancellation)
    {
        var seed = section.Name?.Value ?? id;
        var context = new ResolveContext(section, seed, problems);
        var lister = new PlanLister(context);
        if (!lister.List())
        {
            return null;
        }

        cancellation.ThrowIfCancellationRequested();
        var hasPodCidrs = new PodCidrPlanner(context).Plan(lister.Nodes);
        var groups = new IdentityPlanner(context).Plan(lister.Pods);
        var services = new ServicePlanner(context, lister, groups);
        var externals = new ExternalBuilder(context);
        new PinKeeper(context).Keep(lister.Nodes, lister.Pods);
        services.KeepPins();
        externals.KeepPins();
        var policies = new PolicyReader(problems, seed).Read(section.Manifests);
        return hasPodCidrs && problems.Count == 0 ? Generate(context, lister, services, externals, cancellation) with { Policies = policies } : null;
    }

    private static Cluster Generate(
        ResolveContext context, PlanLister lister, ServicePlanner services, ExternalBuilder externals, CancellationToken cancellation)
    {
        var section = context.Section;
        var gatewayIp = section.GatewayIp?.Value ?? context.NodeCidr.Network.Plus(1);
        var gatewayMac = section.GatewayMac?.Value ?? context.DockerMac(new Ipv4Address((uint)context.Hash("gateway", "")), "gateway", "");
        var gateway = new Gateway(gatewayIp, gatewayMac);
        var nodeBuilder = new NodeBuilder(context);
        nodeBuilder.GiveAddresses(lister.Nodes);
        var nodes = ImmutableArray.CreateBuilder<Node>(lister.Nodes.Count);
        foreach (var plan in lister.Nodes)
        {
            cancellation.ThrowIfCancellationRequested();
            plan.Node = nodeBuilder.Build(plan);
            nodes.Add(plan.Node);
        }

        var podBuilder = new PodBuilder(context, nodeBuilder);
        podBuilder.KeepNames(lister.Pods);
        var pods = ImmutableArray.CreateBuilder<Pod>(lister.Pods.Count);
        foreach (var plan in lister.Pods)
        {
            cancellation.ThrowIfCancellationRequested();
            pods.Add(podBuilder.Build(plan));
        }

        return new Cluster(
            context.Seed,
            section.Kubernetes?.Value.TrimStart('v') ?? "1.23.4",
            section.KubeProxy?.Value ?? KubeProxyMode.Auto,
            context.NodeCidr,
            context.PodCidr,
            context.ServiceCidr,
            gateway,
            section.IpsecSpi?.Value ?? 3,
            nodes.ToImmutable(),
            pods.ToImmutable(),
            services.Build(nodes, pods),
            externals.Build());
    }
}
