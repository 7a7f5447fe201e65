using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Scenarios.Resolving;

/// <summary>Decides addresses and NodePorts of services, and which pods serve what.</summary>
/// <param name="context">What is shared.</param>
/// <param name="lister">The nodes.</param>
/// <param name="groups">The pods by labels.</param>
internal sealed class ServicePlanner(ResolveContext context, PlanLister lister, IReadOnlyList<LabelGroup> groups)
{
    private const int FirstNodePort = 30000, NodePortCount = 2768, MostBackends = 1_000_000;

    private readonly Ledger<(TransportProtocol Protocol, int Port)> nodePorts = new(context.Problems);
    private readonly SelectorIndex index = new(groups);
    private readonly List<ServicePlan> plans = [];

    /// <summary>Checks the listed services and takes their pins.</summary>
    public void KeepPins()
    {
        AddImplicit();
        var names = new HashSet<(string Namespace, string Name)>();
        var ids = new Ledger<int>(context.Problems);
        foreach (var section in context.Section.Services)
        {
            var plan = new ServicePlan(section, index.Select(section.Namespace?.Value ?? "default", section.Selector));
            plans.Add(plan);
            if (section.Name is { } name && !names.Add((plan.Namespace, name.Value)))
            {
                context.Refuse(
                    name.Node, new("a name of its own", "不重复的名称"), $"There are two services '{Excerpt.Of(name.Value, 60)}' in namespace '{Excerpt.Of(plan.Namespace, 60)}'.");
            }

            context.PinAddress(section.ClusterIp, context.ServiceCidr, "serviceCidr");
            KeepPinsOfType(plan);
            KeepPorts(plan);
            if (section.Id is { } id)
            {
                ids.Pin(id.Value, id.Node);
            }
        }

        foreach (var plan in plans)
        {
            plan.AddServes();
        }

        RefuseTooManyBackends();
    }

    /// <summary>Builds the services in order; nodes and pods are built.</summary>
    public ImmutableArray<Service> Build(IReadOnlyList<Node> nodes, IReadOnlyList<Pod> pods)
    {
        var backends = new BackendLister(nodes, pods);
        return [.. plans.Select(plan => Build(plan, nodes, backends))];
    }

    /// <summary>Adds the services that every cluster has; where the document lists one, it stays where it is listed.</summary>
    private void AddImplicit()
    {
        var listed = context.Section.Services.Select(section => new ServicePlan(section, null)).ToList();
        if (!listed.Exists(plan => plan.IsApiServer))
        {
            plans.Add(ServicePlan.ApiServer());
            context.Addresses.Reserve(context.ServiceCidr.Network.Plus(1), "it is the address of the service kubernetes");
        }

        if (!listed.Exists(plan => plan.IsHubble))
        {
            plans.Add(ServicePlan.Hubble());
        }
    }

    /// <summary>A document of a megabyte can ask for thousands of millions.</summary>
    private void RefuseTooManyBackends()
    {
        var count = 0L;
        foreach (var plan in plans)
        {
            count += plan.Ports.Count * (plan.Selected?.Sum(group => (long)group.Pods.Count) ?? 0);
            if (count > MostBackends)
            {
                context.Refuse(plan.Section!.Node, new("at most 1000000 backends in all", "总共最多 1000000 个后端"), "The services have too many backends.");
                return;
            }
        }
    }

    private void KeepPinsOfType(ServicePlan plan)
    {
        var section = plan.Section!;
        if (plan.Type != ServiceType.LoadBalancer)
        {
            RefuseUnless(ExpectedText.Of("type: LoadBalancer"), section.LoadBalancerIp?.Node, section.AnnouncedBy?.Node, section.SourceRangesNode);
        }
        else if (section.LoadBalancerIp is { } ip)
        {
            if (context.HasRanges && context.ServiceCidr.Contains(ip.Value))
            {
                context.Refuse(ip.Node, new($"an address outside {context.ServiceCidr}", $"{context.ServiceCidr} 之外的地址"), $"{ip.Value} is an address for ClusterIPs.");
            }

            context.Addresses.Pin(ip.Value, ip.Node);
        }

        if (plan.Type == ServiceType.ClusterIp)
        {
            RefuseUnless(new("type: NodePort or LoadBalancer", "type: NodePort 或 LoadBalancer"), section.ExternalPolicy?.Node);
        }

        if (section.AnnouncedBy is { } node && lister.Find(node.Value) is null)
        {
            lister.RefuseNode(node);
        }
    }

    private void KeepPorts(ServicePlan plan)
    {
        if (plan.Section!.PortsNode is DocumentNode.List { Items.Length: 0 } none)
        {
            context.Refuse(none, new("at least one port", "至少一个端口"), "A service has at least one port.");
        }

        var ports = new HashSet<(TransportProtocol Protocol, int Port)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var port in plan.Section.Ports)
        {
            var protocol = port.Protocol?.Value ?? TransportProtocol.Tcp;
            if (port.Port is { } number && !ports.Add((protocol, number.Value)))
            {
                context.Refuse(number.Node, new("every port once per protocol", "同一协议下每个端口只出现一次"), "The service has this port twice.");
            }

            if (port.Name is { } name && !names.Add(name.Value))
            {
                context.Refuse(name.Node, new("a name of its own", "不重复的名称"), $"The service has two ports '{name.Value}'.");
            }

            if (port.NodePort is not { } nodePort)
            {
                continue;
            }

            if (plan.Type == ServiceType.ClusterIp)
            {
                RefuseUnless(new("type: NodePort or LoadBalancer", "type: NodePort 或 LoadBalancer"), nodePort.Node);
            }

            nodePorts.Pin((protocol, nodePort.Value), nodePort.Node);
        }
    }

    private void RefuseUnless(ExpectedText expected, params ReadOnlySpan<DocumentNode?> pins)
    {
        foreach (var pin in pins)
        {
            if (pin is not null)
            {
                context.Refuse(pin, expected, $"This needs a service of {expected.English}.");
            }
        }
    }

    private Service Build(ServicePlan plan, IReadOnlyList<Node> nodes, BackendLister backends)
    {
        var section = plan.Section;
        var clusterIp = section?.ClusterIp?.Value ?? ClusterIp(plan);
        var ports = ImmutableArray.CreateBuilder<ServicePort>();
        foreach (var port in plan.Ports)
        {
            ports.Add(new ServicePort(
                port.Name, port.Protocol, port.Port, port.TargetPort, NodePort(plan, port), backends.List(plan, port)));
        }

        var isLoadBalancer = plan.Type == ServiceType.LoadBalancer;
        return new Service(
            plan.Name,
            plan.Namespace,
            plan.Type,
            clusterIp,
            isLoadBalancer ? section?.LoadBalancerIp?.Value ?? LoadBalancerIp(plan) : null,
            isLoadBalancer ? Announcer(plan, nodes, ports) : null,
            plan.ExternalPolicy,
            plan.IsHubble,
            section?.SourceRanges ?? [],
            ports.ToImmutable())
        {
            FirstFrontendId = section?.Id?.Value,
            Selector = section?.Selector ?? ImmutableSortedDictionary<string, string>.Empty,
        };
    }

    private Ipv4Address ClusterIp(ServicePlan plan)
    {
        if (plan.Section is null && plan.IsApiServer)
        {
            return context.ServiceCidr.Network.Plus(1);
        }

        return Free(plan, context.ServiceCidr, "clusterIp");
    }

    /// <summary>An address at the end of the nodes' subnet, where people give load balancers their pools.</summary>
    private Ipv4Address LoadBalancerIp(ServicePlan plan) =>
        Free(plan, context.NodeCidr.PrefixLength < 24 ? new Ipv4Cidr(context.NodeCidr.Last, 24) : context.NodeCidr, "loadBalancerIp");

    private Ipv4Address Free(ServicePlan plan, Ipv4Cidr range, string kind)
    {
        if (context.FreeAddress(range, context.Hash(kind, plan.FullName)) is { } address)
        {
            return address;
        }

        context.Refuse(
            plan.Section?.Node ?? context.Section.Node,
            new("fewer services, or a larger range", "更少的 Service，或更大的范围"),
            $"{range} has no address left for service '{plan.FullName}'.");
        return range.Network;
    }

    private int? NodePort(ServicePlan plan, PlannedPort port)
    {
        if (plan.Type == ServiceType.ClusterIp)
        {
            return null;
        }

        if (port.NodePort is { } pinned)
        {
            return pinned;
        }

        var offset = (int)(context.Hash("nodePort", plan.FullName, $"{port.Protocol}/{port.Port}") % NodePortCount);
        for (var tried = 0; tried < NodePortCount; tried++, offset = (offset + 1) % NodePortCount)
        {
            if (nodePorts.Take((port.Protocol, FirstNodePort + offset)))
            {
                return FirstNodePort + offset;
            }
        }

        context.Refuse(plan.Section!.Node, new("fewer NodePorts", "更少的 NodePort"), "There is no NodePort left.");
        return null;
    }

    private Node? Announcer(ServicePlan plan, IReadOnlyList<Node> nodes, IEnumerable<ServicePort> ports)
    {
        if (plan.Section?.AnnouncedBy is { } name)
        {
            return lister.Find(name.Value)?.Node;
        }

        var serving = plan.ExternalPolicy == ExternalTrafficPolicy.Local
            ? ports.SelectMany(port => port.Backends).Select(backend => backend.Node).ToHashSet(ReferenceEqualityComparer.Instance)
            : [];
        return nodes.FirstOrDefault(serving.Contains) ?? nodes[0];
    }
}
