using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Topology;

/// <summary>Devices by their MAC addresses, one hash lookup each: those of nodes, pods, health endpoints and hosts outside.</summary>
/// <remarks>It knows every device that may exist; which of them a configuration sets up, provisioning decides.</remarks>
public sealed class DeviceIndex
{
    private readonly Dictionary<MacAddress, DevicePlace> _byMac;

    internal DeviceIndex(Cluster cluster)
    {
        _byMac = new Dictionary<MacAddress, DevicePlace>((cluster.Nodes.Length * 8) + (cluster.Pods.Length * 2) + cluster.Externals.Length);
        foreach (var node in cluster.Nodes)
        {
            foreach (var (name, pin) in node.Interfaces)
            {
                _byMac.TryAdd(pin.Mac, new DevicePlace(node.Name, name == DevicePlace.HealthEnd ? "cilium-health" : "host", name));
            }
        }

        foreach (var pod in cluster.Pods)
        {
            if (!pod.HostNetwork)
            {
                _byMac.TryAdd(pod.Eth0.Mac, new DevicePlace(pod.Node.Name, pod.NetNsName, "eth0"));
                _byMac.TryAdd(pod.Lxc.Mac, new DevicePlace(pod.Node.Name, "host", pod.Lxc.Name));
            }
        }

        foreach (var host in cluster.Externals)
        {
            _byMac.TryAdd(host.Mac, new DevicePlace("external/" + host.Name, "host", "eth0"));
        }
    }

    /// <summary>The device that has the address; null when none of the document has.</summary>
    public DevicePlace? Owner(MacAddress mac) => _byMac.GetValueOrDefault(mac);
}

/// <summary>A device by its names.</summary>
/// <param name="Node">Node name, or <c>external/NAME</c>.</param>
/// <param name="NetNs">Name of the netns on that node.</param>
/// <param name="Name">Device name.</param>
public sealed record DevicePlace(string Node, string NetNs, string Name)
{
    /// <summary>Name of the health endpoint's own end, in a netns of its own.</summary>
    internal const string HealthEnd = "cilium";
}
