using System.Collections.Immutable;
using Visualizer.Engine.Provisioning.Features;

namespace Visualizer.Engine.Provisioning;

/// <summary>All features in the order in which they set a node up: devices first, then what refers to them.</summary>
public static class DatapathFeatures
{
    /// <summary>The order is meaning: the node before Cilium, Cilium's devices, pods, routes, XFRM, iptables, maps, programs.</summary>
    public static ImmutableArray<IDatapathFeature> All { get; } =
    [
        new HostNetworkFeature(),
        new CiliumDevicesFeature(),
        new TunnelFeature(),
        new WireguardFeature(),
        new PodConnectivityFeature(),
        new EndpointRoutesFeature(),
        new DirectNodeRoutesFeature(),
        new IpsecFeature(),
        new CiliumIptablesFeature(),
        new KubeProxyIptablesFeature(),
        new BpfMapsFeature(),
        new BpfProgramsFeature(),
    ];
}
