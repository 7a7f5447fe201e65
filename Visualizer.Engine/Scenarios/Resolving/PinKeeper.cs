using Visualizer.Engine.Addressing;
using Visualizer.Engine.Helm;

namespace Visualizer.Engine.Scenarios.Resolving;

/// <summary>Takes everything that the document pins before anything is generated, so that no generated value collides with a pin.</summary>
/// <param name="context">What is shared.</param>
internal sealed class PinKeeper(ResolveContext context)
{
    /// <summary>Takes the pins of gateway, nodes and pods. Pod CIDRs are decided before.</summary>
    public void Keep(IEnumerable<NodePlan> nodes, IEnumerable<PodPlan> pods)
    {
        var section = context.Section;
        if (section.GatewayIp is { } gateway)
        {
            context.PinAddress(gateway, context.NodeCidr, "nodeCidr");
        }
        else
        {
            context.Addresses.Reserve(context.NodeCidr.Network.Plus(1), "it is the gateway's");
        }

        PinMac(section.GatewayMac);
        foreach (var node in nodes)
        {
            KeepNode(node);
        }

        foreach (var pod in pods)
        {
            KeepPod(pod);
        }

        // Listed pods come first on a node; a counted node with counted pods alone pins nothing.
        foreach (var node in nodes.Where(node => node.Section is not null || node.Pods.FirstOrDefault()?.Section is not null))
        {
            KeepHostNetNs(node);
        }
    }

    private void KeepNode(NodePlan node)
    {
        if (node.Section is not { } section)
        {
            return;
        }

        context.PinAddress(section.Ip, context.NodeCidr, "nodeCidr");
        KeepPodAddress(section.RouterIp, node);
        KeepPodAddress(section.HealthIp, node);
        if (section.Endpoint is { } endpoint)
        {
            node.EndpointIds.Add(endpoint.Value);
        }

        foreach (var device in ScenarioShapes.NodeDevices)
        {
            PinMac(section.Interfaces.GetValueOrDefault(device)?.Mac);
        }

        RequireSameIndex(section, "cilium_host", "cilium_net");
        RequireSameIndex(section, "cilium_net", "cilium_host");
    }

    private void KeepPod(PodPlan pod)
    {
        if (pod.Section is not { } section)
        {
            return;
        }

        if (section.HostNetwork)
        {
            RefuseWithHostNetwork((DocumentNode.Map)section.Node, "ip", "identity", "endpoint", "eth0", "lxc");
            return;
        }

        KeepPodAddress(section.Ip, pod.Node);
        PinMac(section.Eth0?.Mac);
        PinMac(section.Lxc?.Mac);
        if (section.Endpoint is { } endpoint && !pod.Node.EndpointIds.Add(endpoint.Value))
        {
            context.Refuse(endpoint.Node, new("an id of its own", "不重复的编号"), $"Endpoint {endpoint.Value} exists already on node '{Excerpt.Of(pod.Node.Name, 60)}'.");
        }
    }

    /// <summary>Names and indexes that have to be unique among the devices of one node.</summary>
    private void KeepHostNetNs(NodePlan node)
    {
        var indexes = new Ledger<int>(context.Problems);
        var names = new Ledger<string>(context.Problems);
        var netNsNames = new Ledger<string>(context.Problems);
        indexes.Reserve(1, "it is lo's");
        foreach (var device in ScenarioShapes.NodeDevices.Append("lo").Append("cilium"))
        {
            names.Reserve(device, "it is a device of every node");
        }

        foreach (var device in ScenarioShapes.NodeDevices)
        {
            PinIndex(indexes, node.Section?.Interfaces.GetValueOrDefault(device)?.Ifindex);
        }

        foreach (var lxc in node.Pods.Where(pod => !pod.HostNetwork).Select(pod => pod.Section?.Lxc).OfType<InterfaceSection>())
        {
            PinIndex(indexes, lxc.Ifindex);
            PinName(names, lxc.Name);
            PinName(netNsNames, lxc.NetNs);
        }
    }

    private static void PinIndex(Ledger<int> indexes, Written<int>? pin)
    {
        if (pin is not null)
        {
            indexes.Pin(pin.Value, pin.Node);
        }
    }

    private static void PinName(Ledger<string> names, Written<string>? pin)
    {
        if (pin is not null)
        {
            names.Pin(pin.Value, pin.Node);
        }
    }

    private void KeepPodAddress(Written<Ipv4Address>? pin, NodePlan node) =>
        context.PinAddress(pin, node.PodCidr ?? context.PodCidr, "the node's pod CIDR");

    private void PinMac(Written<MacAddress>? pin)
    {
        if (pin is not null)
        {
            context.Macs.Pin(pin.Value, pin.Node);
        }
    }

    private void RequireSameIndex(NodeSection section, string device, string peer)
    {
        if (section.Interfaces.GetValueOrDefault(device)?.PeerIfindex is { } index
            && section.Interfaces.GetValueOrDefault(peer)?.Ifindex is { } peerIndex
            && index.Value != peerIndex.Value)
        {
            context.Refuse(
                index.Node, ExpectedText.Of(FormattableString.Invariant($"{peerIndex.Value}")), $"The other end of {device} is {peer}, whose index is another.");
        }
    }

    private void RefuseWithHostNetwork(DocumentNode.Map pod, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (pod[key] is { } pin)
            {
                context.Refuse(pin, new("no such key, or hostNetwork: false", "不写这个键，或 hostNetwork: false"), $"A pod of the host network has no '{key}' of its own.");
            }
        }
    }
}
