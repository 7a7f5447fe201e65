using System.Globalization;
using System.Text;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Show;

/// <summary>What <c>cilium status</c> prints in the agent's pod of a node, in the layout of its version.</summary>
/// <remarks>
/// Source: <c>pkg/client/client.go FormatStatusResponse @ 1.12</c>, status listings of 1.13.0-rc5, 1.15.1 and 1.17.0-dev, cilium/cilium#32036 for the line of routing. Names stand in a column of 25 characters, parts
/// of a value are three blanks apart. What depends on the run (flows per second, time of the health check) is made up from names, the same each time.
/// </remarks>
public static class CiliumStatusText
{
    private const int NameColumn = 25;

    // The labs' release candidate was built without the agent's CNI file.
    private const string LabVersion = "1.13.0-rc5";

    private const string KubernetesApis =
        "[\"cilium/v2::CiliumClusterwideNetworkPolicy\", \"cilium/v2::CiliumEndpoint\", \"cilium/v2::CiliumNetworkPolicy\", \"cilium/v2::CiliumNode\", "
        + "\"core/v1::Namespace\", \"core/v1::Node\", \"core/v1::Pods\", \"core/v1::Service\", \"discovery/v1::EndpointSlice\", "
        + "\"networking.k8s.io/v1::NetworkPolicy\"]";

    /// <summary>The listing, each line closed by a line feed.</summary>
    /// <param name="config">What is in force.</param>
    /// <param name="cluster">The cluster, for its pods and its size.</param>
    /// <param name="node">The node that is asked.</param>
    public static string Render(DatapathConfig config, Cluster cluster, Node node)
    {
        var pods = cluster.Index.PodsOn(node).Count(pod => !pod.HostNetwork);
        var version = config.Cilium.Text;
        var text = new StringBuilder(2_048);
        Line(text, "KVStore", "Ok   Disabled");
        Line(text, "Kubernetes", $"Ok   {MajorMinor(cluster.KubernetesVersion)} (v{cluster.KubernetesVersion}) [linux/amd64]");
        Line(text, "Kubernetes APIs", KubernetesApis);
        Line(text, "KubeProxyReplacement", KubeProxyReplacement(config, node));
        Line(text, "Host firewall", "Disabled");
        if (config.Cilium.IsAtLeast(15))
        {
            Line(text, "SRv6", "Disabled");
        }

        Line(text, "CNI Chaining", "none");
        if (config.Cilium.IsAtLeast(13))
        {
            Line(text, "CNI Config file", version == LabVersion
                ? "CNI configuration file management disabled" : "successfully wrote CNI configuration file to /host/etc/cni/net.d/05-cilium.conflist");
        }

        Line(text, "Cilium", $"Ok   {version} (v{version}-{Commit(version)})");
        Line(text, "NodeMonitor", "Listening for events on 128 CPUs with 64x4096 of shared memory");
        Line(text, "Cilium health daemon", "Ok   ");
        Line(text, "IPAM", $"IPv4: {Number(pods + 2)}/{Number(node.PodCidr.Size - 2)} allocated from {node.PodCidr}, ");
        if (config.Cilium.IsAtLeast(14))
        {
            Line(text, "IPv4 BIG TCP", "Disabled");
        }

        if (config.Cilium.IsAtLeast(13))
        {
            Line(text, "IPv6 BIG TCP", "Disabled");
        }

        Line(text, "BandwidthManager", config.BandwidthManager ? $"EDT with BPF [CUBIC] [{string.Join(", ", config.Devices)}]" : "Disabled");
        Routing(text, config);
        Line(text, "Masquerading", Masquerading(config, node));
        Line(text, "Controller Status", $"{Number(Controllers(config, pods))}/{Number(Controllers(config, pods))} healthy");
        Line(text, "Proxy Status", $"OK, ip {node.RouterIp}, 0 redirects active on ports 10000-20000");
        Line(text, "Global Identity Range", "min 256, max 65535");
        Line(text, "Hubble", $"Ok   Current/Max Flows: 4095/4095 (100.00%), Flows/s: {FlowsPerSecond(cluster, node)}   Metrics: Disabled");
        Line(text, "Encryption", Encryption(config, cluster, node));
        Line(text, "Cluster health", $"{Number(cluster.Nodes.Length)}/{Number(cluster.Nodes.Length)} reachable   (2024-06-27T09:06:44Z)");
        return text.ToString();
    }

    private static void Line(StringBuilder text, string name, string value) =>
        text.Append((name + ":").PadRight(NameColumn)).Append(value).Append('\n');

    /// <summary>From 1.16 on one line has both kinds of routing, and two more say how programs and pods are attached.</summary>
    private static void Routing(StringBuilder text, DatapathConfig config)
    {
        var host = config.HostRouting == HostRouting.Bpf ? "BPF" : "Legacy";
        if (!config.Cilium.IsAtLeast(16))
        {
            Line(text, "Host Routing", host);
            return;
        }

        var network = config.Tunnel ? $"Tunnel [{config.Routing.ToString().ToLowerInvariant()}]" : "Native";
        Line(text, "Routing", $"Network: {network}   Host: {host}");
        Line(text, "Attach Mode", config.IsTcx ? "TCX" : "Legacy TC");
        Line(text, "Device Mode", config.PodDevice switch
        {
            PodDevice.Netkit => "netkit",
            PodDevice.NetkitL2 => "netkit-l2",
            _ => "veth",
        });
    }

    private static string KubeProxyReplacement(DatapathConfig config, Node node)
    {
        var word = char.ToUpperInvariant(config.KubeProxyReplacementMode[0]) + config.KubeProxyReplacementMode[1..];
        var devices = config.NodePort
            ? config.Devices.Select(device => $"{device} {node.Ip}{(device == config.DirectRoutingDevice ? " (Direct Routing)" : "")}")
            : [];
        var list = string.Join(", ", devices);
        return list.Length > 0 ? $"{word}   [{list}]" : $"{word}   ";
    }

    private static string Masquerading(DatapathConfig config, Node node) => config.Masquerading switch
    {
        Configuration.Masquerading.Bpf =>
            $"BPF   [{string.Join(", ", config.Devices)}]   {config.NativeRoutingCidr ?? node.PodCidr} [IPv4: Enabled, IPv6: Disabled]",
        Configuration.Masquerading.Iptables => "IPTables [IPv4: Enabled, IPv6: Disabled]",
        _ => "Disabled",
    };

    private static string Encryption(DatapathConfig config, Cluster cluster, Node node) => config.Encryption switch
    {
        Configuration.Encryption.Ipsec => "IPsec",
        Configuration.Encryption.Wireguard =>
            $"Wireguard   [{(config.Cilium.IsAtLeast(14) ? "NodeEncryption: Disabled, " : "")}cilium_wg0 (Pubkey: {WireguardKeys.PublicKey(cluster, node)}, Port: 51871, Peers: {Number(cluster.Nodes.Length - 1)})]",
        _ => "Disabled",
    };

    // Four controllers for each endpoint (pods, health, host) and ten of the agent; resolving next hops of direct routing is one more.
    private static int Controllers(DatapathConfig config, int pods) => 10 + (4 * (pods + 2)) + (config.DirectRoutingDevice is null ? 0 : 1);

    private static string FlowsPerSecond(Cluster cluster, Node node)
    {
        var hundredths = (long)(StableHash.Of(cluster.Name, node.Name, "flows") % 1_900) + 100;
        return string.Create(CultureInfo.InvariantCulture, $"{hundredths / 100}.{hundredths % 100:00}");
    }

    private static string MajorMinor(string version) => string.Join('.', version.Split('.').Take(2));

    private static string Commit(string version) => version == LabVersion
        ? "dc22a46f"
        : StableHash.Of(version, "commit").ToString("x16", CultureInfo.InvariantCulture)[..8];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
