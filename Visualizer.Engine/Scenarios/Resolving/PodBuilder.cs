using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Scenarios.Resolving;

/// <summary>Generates what the document leaves open about pods.</summary>
/// <param name="context">What is shared; every pin is taken, every node built.</param>
/// <param name="nodes">Finds addresses and endpoint ids on a node.</param>
internal sealed class PodBuilder(ResolveContext context, NodeBuilder nodes)
{
    private readonly HashSet<string> lxcNames = new(StringComparer.Ordinal);

    /// <summary>Takes the pinned names of lxc devices, so that no generated one is equal.</summary>
    public void KeepNames(IEnumerable<PodPlan> pods) =>
        lxcNames.UnionWith(pods.Select(pod => pod.Section?.Lxc?.Name?.Value).OfType<string>());

    /// <summary>Builds a pod whose group is decided.</summary>
    public Pod Build(PodPlan plan)
    {
        var section = plan.Section;
        var node = plan.Node.Node!;
        var serves = section?.Serves ?? plan.Group.FrozenServes;
        if (plan.HostNetwork)
        {
            return new Pod(
                plan.Name, plan.Namespace, node, HostNetwork: true, node.Ip, plan.Labels, SecurityIdentity.Host, node.HostEndpointId, serves,
                new InterfacePin(default), new LxcPin("", default, null, ""))
            { ServiceAccount = plan.ServiceAccount };
        }

        var name = $"{plan.Namespace}/{plan.Name}";
        var lxc = section?.Lxc;
        return new Pod(
            plan.Name,
            plan.Namespace,
            node,
            HostNetwork: false,
            section?.Ip?.Value ?? nodes.Free(node.PodCidr, plan.Node, name),
            plan.Labels,
            plan.Group.Identity,
            section?.Endpoint?.Value ?? nodes.EndpointId(plan.Node, name),
            serves,
            new InterfacePin(section?.Eth0?.Mac?.Value ?? context.FreeMac("pod", name, "eth0"), section?.Eth0?.Ifindex?.Value, lxc?.Ifindex?.Value),
            new LxcPin(
                lxc?.Name?.Value ?? LxcName(name),
                lxc?.Mac?.Value ?? context.FreeMac("pod", name, "lxc"),
                lxc?.Ifindex?.Value,
                lxc?.NetNs?.Value ?? NetNsName(name)))
        {
            ServiceAccount = plan.ServiceAccount,
        };
    }

    /// <summary><c>lxc</c> and twelve hexadecimal digits, as the CNI plugin shortens a container id (<c>pkg/endpoint/connector @ 1.13</c>).</summary>
    private string LxcName(string pod)
    {
        var hash = context.Hash("lxc", pod);
        for (ulong salt = 0; ; salt++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"lxc{StableHash.Next(hash, salt) >> 16:x12}");
            if (lxcNames.Add(name))
            {
                return name;
            }
        }
    }

    /// <summary><c>cni-</c> and a UUID. containerd names the netns so; the digits have no meaning.</summary>
    private string NetNsName(string pod)
    {
        var high = context.Hash("netns", pod);
        var low = StableHash.Next(high, 1);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"cni-{high >> 32:x8}-{(high >> 16) & 0xFFFF:x4}-{high & 0xFFFF:x4}-{low >> 48:x4}-{low & 0xFFFF_FFFF_FFFF:x12}");
    }
}
