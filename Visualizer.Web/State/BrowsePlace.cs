using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;

namespace Visualizer.Web.State;

/// <summary>Something of a cluster that one can look into, as addresses spell it.</summary>
/// <remarks>
/// <c>cluster</c>, <c>gateway</c>, <c>node/NAME</c>, <c>svc/NAMESPACE/NAME</c>, <c>identity/NUMBER</c>; a netns stands after a colon and a device after another:
/// <c>node/worker:host:eth0</c>, <c>node/worker:pod/net</c>, <c>external/client:host</c>.
/// </remarks>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Node name or <c>external/NAME</c>, <c>NAMESPACE/NAME</c> of a service, number of an identity; else empty.</param>
/// <param name="NetNs">A netns of the node; null: the node itself.</param>
/// <param name="Device">A device of that netns; null: the netns itself.</param>
public sealed record BrowsePlace(BrowseKind Kind, string Name = "", string? NetNs = null, string? Device = null)
{
    private const string NodePrefix = "node/", ServicePrefix = "svc/", IdentityPrefix = "identity/";

    /// <summary>The whole cluster.</summary>
    public static BrowsePlace Cluster { get; } = new(BrowseKind.Cluster);

    /// <summary>The default gateway.</summary>
    public static BrowsePlace Gateway { get; } = new(BrowseKind.Gateway);

    /// <summary>A node, a netns of it or a device of that.</summary>
    public static BrowsePlace At(string node, string? netNs = null, string? device = null) => new(BrowseKind.Node, node, netNs, device);

    /// <summary>Netns of a pod; of one of the host network, its node's.</summary>
    public static BrowsePlace Of(Pod pod) => At(pod.Node.Name, pod.NetNsName);

    /// <summary>A service.</summary>
    public static BrowsePlace Of(Service service) => new(BrowseKind.Service, $"{service.Namespace}/{service.Name}");

    /// <summary>Whatever has an address.</summary>
    public static BrowsePlace Of(AddressOwner owner) => owner switch
    {
        AddressOwner.NodeAddress { Node: var node } => At(node.Name, "host", "eth0"),
        AddressOwner.Router { Node: var node } => At(node.Name, "host", "cilium_host"),
        AddressOwner.HealthEndpoint { Node: var node } => At(node.Name, "cilium-health"),
        AddressOwner.PodAddress { Pod: var pod } => Of(pod),
        AddressOwner.ServiceAddress { Service: var service } => Of(service),
        AddressOwner.External { Host: var host } => At("external/" + host.Name, "host"),
        _ => Gateway,
    };

    /// <summary>A device.</summary>
    public static BrowsePlace Of(DevicePlace device) => At(device.Node, device.NetNs, device.Name);

    /// <summary>Reads a spelling; null when it is none.</summary>
    public static BrowsePlace? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text is "cluster" or "gateway")
        {
            return text == "cluster" ? Cluster : Gateway;
        }

        if (text.StartsWith(ServicePrefix, StringComparison.Ordinal))
        {
            return new(BrowseKind.Service, text[ServicePrefix.Length..]);
        }

        if (text.StartsWith(IdentityPrefix, StringComparison.Ordinal))
        {
            return new(BrowseKind.Identity, text[IdentityPrefix.Length..]);
        }

        var parts = text.Split(':', 3);
        var node = parts[0].StartsWith(NodePrefix, StringComparison.Ordinal) ? parts[0][NodePrefix.Length..] : NetNames.IsExternal(parts[0]) ? parts[0] : "";
        return node.Length == 0 ? null : At(node, parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2));
    }

    /// <summary>The place that it is part of; null for the cluster.</summary>
    public BrowsePlace? Parent => Kind switch
    {
        BrowseKind.Cluster => null,
        BrowseKind.Node when Device is not null => this with { Device = null },
        BrowseKind.Node when NetNs is not null && !NetNames.IsExternal(Name) => this with { NetNs = null },
        _ => Cluster,
    };

    /// <summary>The spelling.</summary>
    public override string ToString() => Kind switch
    {
        BrowseKind.Cluster => "cluster",
        BrowseKind.Gateway => "gateway",
        BrowseKind.Service => ServicePrefix + Name,
        BrowseKind.Identity => IdentityPrefix + Name,
        _ => (NetNames.IsExternal(Name) ? Name : NodePrefix + Name) + (NetNs is null ? "" : ":" + NetNs) + (Device is null ? "" : ":" + Device),
    };
}

/// <summary>What a place of a cluster is.</summary>
public enum BrowseKind
{
    /// <summary>The whole cluster.</summary>
    Cluster,

    /// <summary>A node or a host outside, a netns of it, or a device of that.</summary>
    Node,

    /// <summary>A service.</summary>
    Service,

    /// <summary>A security identity.</summary>
    Identity,

    /// <summary>The nodes' default gateway.</summary>
    Gateway,
}
