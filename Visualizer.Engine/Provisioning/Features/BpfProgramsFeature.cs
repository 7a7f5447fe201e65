using Visualizer.Engine.Cilium.Lib;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Cilium.Programs;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel.Devices;

namespace Visualizer.Engine.Provisioning.Features;

/// <summary>The programs on the node's hooks, each compiled with its constants. Which hook has one follows from the switches.</summary>
/// <remarks>Source: <c>pkg/datapath/loader/loader.go reloadHostDatapath, Reinitialize @ 1.12</c>.</remarks>
internal sealed class BpfProgramsFeature : IDatapathFeature
{
    /// <inheritdoc/>
    public bool AppliesTo(DatapathConfig config) => true;

    /// <inheritdoc/>
    public void Provision(NodeDatapathBuilder node)
    {
        var filters = new TcFilterNames(node);
        var constants = ConstantsOf(node);
        AttachToHost(constants, filters);
        AttachToNative(node, constants, filters);
        AttachToTunnel(node, constants, filters);
        AttachToWireguard(constants, filters);
        foreach (var endpoint in node.Endpoints)
        {
            AttachToEndpoint(node, endpoint, constants, filters);
        }

        if (node.Config.SocketLb)
        {
            node.SocketProgram = new SockConnect4(constants);
        }
    }

    private static NodeConstants ConstantsOf(NodeDatapathBuilder node) => new()
    {
        Maps = node.Maps,
        Config = node.Config,
        NodeIp = node.Node.Ip,
        HostEndpointId = node.Node.HostEndpointId,
        RouterIp = node.Node.RouterIp,
        SnatExclusion = node.Config.NativeRoutingCidr ?? node.Node.PodCidr,
        Eth0 = node.Device("eth0"),
        CiliumHost = node.Device("cilium_host"),
        CiliumNet = node.Device("cilium_net"),
        TunnelDevice = TunnelDeviceOf(node),
        WireguardDevice = node.Config.Encryption == Encryption.Wireguard ? node.Device("cilium_wg0") : null,
    };

    private static NetInterface? TunnelDeviceOf(NodeDatapathBuilder node) => node.Config switch
    {
        { Routing: RoutingMode.Vxlan } => node.Device("cilium_vxlan"),
        { HasTunnelDevice: true } => node.Device("cilium_geneve"),
        _ => null,
    };

    private static void AttachToHost(NodeConstants constants, TcFilterNames filters)
    {
        var (host, net) = (constants.CiliumHost, constants.CiliumNet);
        NodeDatapathBuilder.AttachIngress(host, new ToHost(filters.Next(host, "to-host", true), constants));
        NodeDatapathBuilder.AttachEgress(host, new FromHost(filters.Next(host, "from-host", false), constants));
        NodeDatapathBuilder.AttachIngress(net, new ToHost(filters.Next(net, "to-host", true), constants));
    }

    /// <summary>Native devices are in the list only when a feature needs a program there; IPsec with native routing has one of its own.</summary>
    private static void AttachToNative(NodeDatapathBuilder node, NodeConstants constants, TcFilterNames filters)
    {
        foreach (var name in node.Config.Devices)
        {
            if (node.HostDevices.Find(device => device.Name == name) is { } device)
            {
                if (node.Config.XdpAcceleration)
                {
                    NodeDatapathBuilder.AttachXdp(device, new XdpEntry(filters.Xdp(device), constants));
                }

                NodeDatapathBuilder.AttachIngress(device, new FromNetdev(filters.Next(device, "from-netdev", true), constants));
                if (node.Config.NodePort || constants.EnableWireguard || Encrypt.AtNativeDevice(constants))
                {
                    NodeDatapathBuilder.AttachEgress(device, new ToNetdev(filters.Next(device, "to-netdev", false), constants));
                }
            }
        }

        if (node.Config is { Encryption: Encryption.Ipsec, Tunnel: false } && constants.Eth0.TcIngress is null)
        {
            var eth0 = constants.Eth0;
            NodeDatapathBuilder.AttachIngress(eth0, new FromNetwork(filters.Next(eth0, "from-network", true), constants));
        }
    }

    /// <summary>With native routing 1.18 has a program here, so that BPF host routing takes decrypted packets past the stack (cilium/cilium#37108).</summary>
    private static void AttachToWireguard(NodeConstants constants, TcFilterNames filters)
    {
        if (constants is { WireguardDevice: { } device, Config: { Tunnel: false } config } && config.Cilium.IsAtLeast(18))
        {
            NodeDatapathBuilder.AttachIngress(device, new FromWireguard(filters.Next(device, "from-wireguard", true), constants));
        }
    }

    private static void AttachToTunnel(NodeDatapathBuilder node, NodeConstants constants, TcFilterNames filters)
    {
        if (constants.TunnelDevice is not { } tunnel)
        {
            return;
        }

        NodeDatapathBuilder.AttachIngress(tunnel, new FromOverlay(filters.Next(tunnel, "from-overlay", true), constants));
        if (node.Config.NodePort || MarksForEncryption(node.Config))
        {
            NodeDatapathBuilder.AttachEgress(tunnel, new ToOverlay(filters.Next(tunnel, "to-overlay", false), constants));
        }
    }

    /// <summary>Whether to-netdev knows by a mark of to-overlay what it has to encrypt: WireGuard from 1.16 on, IPsec from 1.18 on.</summary>
    private static bool MarksForEncryption(DatapathConfig config) => config.Encryption switch
    {
        Encryption.Wireguard => config.Cilium.IsAtLeast(16),
        Encryption.Ipsec => config.Cilium.IsAtLeast(18),
        _ => false,
    };

    private static void AttachToEndpoint(NodeDatapathBuilder node, LocalEndpoint endpoint, NodeConstants constants, TcFilterNames filters)
    {
        var lxc = endpoint.Host;
        NodeDatapathBuilder.AttachIngress(
            lxc, new FromContainer(filters.Next(lxc, "from-container", true), constants, endpoint.Ip, endpoint.Identity, endpoint.EndpointId));
        if (node.Config.EndpointRoutes)
        {
            var entry = new EndpointEntry(endpoint.Ip, endpoint.EndpointId, lxc, endpoint.Inner.Mac, endpoint.Identity);
            NodeDatapathBuilder.AttachEgress(lxc, new ToContainer(filters.Next(lxc, "to-container", false), constants, entry));
        }
    }
}
