using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Provisioning.Features;

/// <summary>What the CNI plugin and the agent make for every endpoint: a pair of veth or netkit devices, the host end named <c>lxc…</c>.</summary>
/// <remarks>Source: <c>plugins/cilium-cni/main.go</c>, <c>cilium-health/launch/endpoint.go @ 1.12</c>. Both ends are created in the host netns, the pod's first.</remarks>
internal sealed class PodConnectivityFeature : IDatapathFeature
{
    /// <inheritdoc/>
    public bool AppliesTo(DatapathConfig config) => true;

    /// <inheritdoc/>
    public void Provision(NodeDatapathBuilder node)
    {
        var health = node.Node.Interfaces["lxc_health"];
        AddEndpoint(
            node, null, "cilium-health", node.Node.HealthIp, SecurityIdentity.Health, node.Node.HealthEndpointId,
            ("cilium", node.Node.Interfaces["cilium"].Mac, health.PeerIfindex), ("lxc_health", health.Mac, health.Ifindex), "1");
        foreach (var pod in node.Cluster.PodsOn(node.Node).Where(pod => !pod.HostNetwork).OrderBy(pod => pod.Lxc.Ifindex ?? int.MaxValue))
        {
            AddEndpoint(
                node, pod, pod.NetNsName, pod.Ip, pod.Identity, pod.EndpointId,
                ("eth0", pod.Eth0.Mac, pod.Eth0.Ifindex), (pod.Lxc.Name, pod.Lxc.Mac, pod.Lxc.Ifindex), pod.Lxc.NetNsId);
        }
    }

    private static void AddEndpoint(
        NodeDatapathBuilder node,
        Pod? pod,
        string netNs,
        Ipv4Address ip,
        SecurityIdentity identity,
        int endpointId,
        (string Name, MacAddress Mac, int? Ifindex) inner,
        (string Name, MacAddress Mac, int? Ifindex) host,
        string netNsId)
    {
        var innerIndex = inner.Ifindex ?? (host.Ifindex is { } pinned ? pinned - 1 : node.Ifindexes.Take(null));
        var hostIndex = node.Ifindexes.Take(host.Ifindex);
        var isNetkit = node.Config.PodDevice != PodDevice.Veth;
        var hasAddresses = node.Config.PodDevice != PodDevice.Netkit;
        var kind = isNetkit ? DeviceKind.Netkit : DeviceKind.Veth;
        var innerEnd = new NetInterface
        {
            Name = inner.Name,
            Ifindex = innerIndex,
            PeerIfindex = hostIndex,
            Mac = hasAddresses ? inner.Mac : default,
            Mtu = node.Config.DeviceMtu,
            Kind = kind,
            NoArp = !hasAddresses,
            Address = ip,
            PeerNetNsId = "0",
        };
        var hostEnd = new NetInterface
        {
            Name = host.Name,
            Ifindex = hostIndex,
            PeerIfindex = innerIndex,
            Mac = hasAddresses ? host.Mac : default,
            Mtu = node.Config.DeviceMtu,
            Kind = kind,
            NoArp = !hasAddresses,
            PeerNetNsId = netNsId,
        };
        Devices.Join(innerEnd, hostEnd);
        node.HostDevices.Add(hostEnd);
        node.Endpoints.Add(new LocalEndpoint(pod, netNs, ip, identity, endpointId, innerEnd, hostEnd));
    }
}
