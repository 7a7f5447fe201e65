using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Scenarios.Resolving;

/// <summary>Generates what the document leaves open about nodes.</summary>
/// <param name="context">What is shared; every pin is taken.</param>
internal sealed class NodeBuilder(ResolveContext context)
{
    private const int ApiServerPort = 6443, HubblePort = 4244;

    /// <summary>Decides the address of every node.</summary>
    public void GiveAddresses(IEnumerable<NodePlan> nodes)
    {
        foreach (var node in nodes)
        {
            node.Ip = node.Section?.Ip?.Value ?? Free(context.NodeCidr, node, "ip");
        }
    }

    /// <summary>Builds a node whose address and pod CIDR are decided.</summary>
    public Node Build(NodePlan plan)
    {
        var section = plan.Section;
        var podCidr = plan.PodCidr!.Value;
        return new Node(
            plan.Name,
            plan.IsControlPlane,
            plan.Ip,
            podCidr,
            section?.RouterIp?.Value ?? Free(podCidr, plan, "routerIp"),
            section?.HealthIp?.Value ?? Free(podCidr, plan, "healthIp"),
            section?.Endpoint?.Value ?? EndpointId(plan, "host"),
            EndpointId(plan, "health"),
            section?.Serves ?? DefaultServes(plan.IsControlPlane),
            Interfaces(plan));
    }

    /// <summary>A free endpoint id of a node. Cilium's own allocator gives 1–4095 (<c>pkg/endpoint/id @ 1.13</c>); pins may be larger.</summary>
    public int EndpointId(NodePlan node, string owner)
    {
        const int Most = 4095;
        var id = (int)(context.Hash("endpoint", node.Name, owner) % Most);
        for (var tried = 0; tried < Most; tried++, id = (id + 1) % Most)
        {
            if (node.EndpointIds.Add(id + 1))
            {
                return id + 1;
            }
        }

        context.Refuse(node.Section?.Node ?? context.Section.NodesNode!, new("at most 4095 endpoints", "最多 4095 个端点"), $"Node '{node.Name}' has no endpoint id left.");
        return 1;
    }

    /// <summary>A free address of a range for a node.</summary>
    public Ipv4Address Free(Ipv4Cidr range, NodePlan node, string owner)
    {
        if (context.FreeAddress(range, context.Hash("address", node.Name, owner)) is { } address)
        {
            return address;
        }

        context.Refuse(
            node.Section?.Node ?? context.Section.NodesNode!,
            new("fewer pods or nodes, or a larger range", "更少的 Pod 或节点，或更大的范围"),
            $"{range} has no address left for node '{node.Name}'.");
        return range.Network;
    }

    /// <summary>What the agent and the API server listen on: the implicit services lead there.</summary>
    private static ImmutableArray<ListeningPort> DefaultServes(bool isControlPlane) => isControlPlane
        ? [new(TransportProtocol.Tcp, ApiServerPort), new(TransportProtocol.Tcp, HubblePort)]
        : [new(TransportProtocol.Tcp, HubblePort)];

    private ImmutableDictionary<string, InterfacePin> Interfaces(NodePlan plan)
    {
        var pins = ImmutableDictionary.CreateBuilder<string, InterfacePin>(StringComparer.Ordinal);
        var written = plan.Section?.Interfaces;
        foreach (var device in ScenarioShapes.NodeDevices)
        {
            var pin = written?.GetValueOrDefault(device);
            var mac = pin?.Mac?.Value
                ?? (device == "eth0" ? context.DockerMac(plan.Ip, "node", plan.Name) : context.FreeMac("node", plan.Name, device));
            pins[device] = new InterfacePin(mac, pin?.Ifindex?.Value, pin?.PeerIfindex?.Value);
        }

        var health = pins["lxc_health"];
        pins["cilium"] = new InterfacePin(context.FreeMac("node", plan.Name, "cilium"), health.PeerIfindex, health.Ifindex);
        pins["cilium_host"] = pins["cilium_host"] with { PeerIfindex = pins["cilium_host"].PeerIfindex ?? pins["cilium_net"].Ifindex };
        pins["cilium_net"] = pins["cilium_net"] with { PeerIfindex = pins["cilium_net"].PeerIfindex ?? pins["cilium_host"].Ifindex };
        return pins.ToImmutable();
    }
}
