using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Scenarios.Resolving;

/// <summary>Gives every node its allocation CIDR: the pinned one, else the /24 that its pinned addresses lie in, else a free /24 by hash.</summary>
/// <param name="context">What is shared.</param>
internal sealed class PodCidrPlanner(ResolveContext context)
{
    private const int NodePrefixLength = 24;
    private readonly HashSet<int> takenSlots = [];

    /// <summary>Decides all nodes; false when the pool does not suffice.</summary>
    public bool Plan(IReadOnlyList<NodePlan> nodes)
    {
        if (!context.HasRanges)
        {
            return false;
        }

        TakePinned(nodes);
        foreach (var node in nodes.Where(node => node.PodCidr is null))
        {
            if (FirstPinnedAddress(node) is { } address && context.PodCidr.Contains(address.Value))
            {
                node.PodCidr = Claim(new Ipv4Cidr(address.Value, NodePrefixLength), address.Node);
            }
        }

        return nodes.Where(node => node.PodCidr is null).All(Generate);
    }

    private static Written<Ipv4Address>? FirstPinnedAddress(NodePlan node) =>
        node.Section?.RouterIp ?? node.Section?.HealthIp ?? node.Pods.Select(pod => pod.Section?.Ip).FirstOrDefault(ip => ip is not null);

    private void TakePinned(IEnumerable<NodePlan> nodes)
    {
        Ipv4Cidr? last = null;
        foreach (var (node, pin) in nodes
            .Where(node => node.Section?.PodCidr is not null)
            .Select(node => (Node: node, Pin: node.Section!.PodCidr!))
            .OrderBy(pinned => pinned.Pin.Value.Network)
            .ThenBy(pinned => pinned.Pin.Value.PrefixLength))
        {
            var cidr = pin.Value;
            node.PodCidr = cidr;
            if (cidr.PrefixLength > 30 || !context.PodCidr.Contains(cidr))
            {
                context.Refuse(pin.Node, new($"a prefix of at most 30 bits inside {context.PodCidr}", $"{context.PodCidr} 内最长 30 位的前缀"), $"{cidr} is no pod CIDR out of {context.PodCidr}.");
                continue;
            }

            if (last?.Contains(cidr) == true || Overlaps(cidr, context.ServiceCidr) || Overlaps(cidr, context.NodeCidr))
            {
                context.Refuse(pin.Node, new("a prefix of its own", "不重叠的前缀"), $"{cidr} overlaps another node's pod CIDR, the service CIDR or the node CIDR.");
                continue;
            }

            last = cidr;
            for (var slot = SlotOf(cidr.Network); slot <= SlotOf(cidr.Last); slot++)
            {
                takenSlots.Add(slot);
            }
        }
    }

    private Ipv4Cidr Claim(Ipv4Cidr cidr, DocumentNode node)
    {
        if (Overlaps(cidr, context.ServiceCidr) || Overlaps(cidr, context.NodeCidr) || !takenSlots.Add(SlotOf(cidr.Network)))
        {
            context.Refuse(node, new("an address in a /24 that is still free", "尚未占用的 /24 中的地址"), $"{cidr} belongs to another node, to the services or to the nodes.");
        }

        return cidr;
    }

    private bool Generate(NodePlan node)
    {
        var slots = 1 << (NodePrefixLength - context.PodCidr.PrefixLength);
        var slot = (int)(context.Hash("podCidr", node.Name) % (ulong)slots);
        for (var tried = 0; tried < slots; tried++, slot = (slot + 1) % slots)
        {
            var cidr = new Ipv4Cidr(context.PodCidr.Network.Plus((long)slot << (32 - NodePrefixLength)), NodePrefixLength);
            if (!Overlaps(cidr, context.ServiceCidr) && !Overlaps(cidr, context.NodeCidr) && takenSlots.Add(slot))
            {
                node.PodCidr = cidr;
                return true;
            }
        }

        context.Refuse(
            node.Section?.Node ?? context.Section.NodesNode!,
            new($"at most {takenSlots.Count} nodes, or a larger podCidr", $"最多 {takenSlots.Count} 个节点，或更大的 podCidr"),
            $"The pod CIDR {context.PodCidr} has no /24 left for node '{node.Name}'.");
        return false;
    }

    private static bool Overlaps(Ipv4Cidr left, Ipv4Cidr right) => left.Contains(right) || right.Contains(left);

    private int SlotOf(Ipv4Address address) => (int)((address.Value - context.PodCidr.Network.Value) >> (32 - NodePrefixLength));
}
