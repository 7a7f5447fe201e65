using System.Globalization;
using System.Text;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Show.Agent;

/// <summary>What <c>cilium status --verbose</c> prints: the usual lines, who has which address, what replaces kube-proxy, how large the maps are, and every node's health.</summary>
/// <remarks>
/// Source: <c>pkg/client/client.go FormatStatusResponse @ 1.12</c>, published outputs of 1.13 to 1.17. Simplified: without the table of controllers, which
/// says nothing of a packet's path.
/// </remarks>
internal static class CiliumStatusDetails
{
    public static string Render(DatapathConfig config, ClusterIndex cluster, Node node)
    {
        var text = new StringBuilder(8_192);
        foreach (var line in CiliumStatusText.Render(config, cluster.Cluster, node).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append(line).Append('\n');
            if (line.StartsWith("IPAM:", StringComparison.Ordinal))
            {
                Allocated(text, cluster, node);
            }
            else if (line.StartsWith("Hubble:", StringComparison.Ordinal))
            {
                Replacement(text, config, node);
                MapSizes.Render(text, config.Cilium);
            }
        }

        Health(text, cluster, node);
        return text.ToString();
    }

    private static void Allocated(StringBuilder text, ClusterIndex cluster, Node node)
    {
        text.Append("Allocated addresses:\n");
        var owners = cluster.PodsOn(node).Where(pod => !pod.HostNetwork).Select(pod => (pod.Ip, Owner: $"{pod.Namespace}/{pod.Name}"))
            .Append((node.RouterIp, "router")).Append((node.HealthIp, "health"));
        foreach (var (ip, owner) in owners.OrderBy(entry => entry.Item1.ToString(), StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {ip} ({owner})\n");
        }
    }

    private static void Replacement(StringBuilder text, DatapathConfig config, Node node)
    {
        var isOn = config.NodePort;
        var devices = config.Devices.Select(device => $"{device} {node.Ip}{(device == config.DirectRoutingDevice ? " (Direct Routing)" : "")}");
        List<(string Name, string? Value)> lines =
        [
            ("Status", char.ToUpperInvariant(config.KubeProxyReplacementMode[0]) + config.KubeProxyReplacementMode[1..]),
            ("Socket LB", OnOff(config.SocketLb)),
            ("Socket LB Tracing", config.Cilium.IsAtLeast(13) ? OnOff(config.SocketLb) : null),
            ("Socket LB Coverage", config.Cilium.IsAtLeast(13) ? config.SocketLbHostNamespaceOnly ? "Hostns-only" : "Full" : null),
            ("Devices", isOn ? string.Join(", ", devices) : null),
            ("Mode", isOn ? Mode(config.LoadBalancing) : null),
            ("Backend Selection", isOn ? "Random" : null),
            ("Session Affinity", OnOff(config.KubeProxyReplacement)),
            ("Graceful Termination", "Enabled"),
            ("NAT46/64 Support", "Disabled"),
            ("XDP Acceleration", isOn ? config.XdpAcceleration ? "Native" : "Disabled" : null),
        ];
        text.Append("KubeProxyReplacement Details:\n");
        var shown = lines.FindAll(line => line.Value is not null);
        var width = shown.Max(line => line.Name.Length) + 6;
        foreach (var (name, value) in shown)
        {
            text.Append($"  {name}:".PadRight(width)).Append(value).Append('\n');
        }

        var range = string.Create(CultureInfo.InvariantCulture, $"Enabled (Range: {config.FirstNodePort}-{config.LastNodePort})");
        text.Append("  Services:\n  - ClusterIP:      Enabled\n")
            .Append($"  - NodePort:       {(isOn ? range : "Disabled")} \n")
            .Append($"  - LoadBalancer:   {OnOff(isOn)} \n")
            .Append($"  - externalIPs:    {OnOff(config.KubeProxyReplacement)} \n")
            .Append($"  - HostPort:       {OnOff(config.KubeProxyReplacement)}\n");
    }

    private static string Mode(LoadBalancerMode mode) => mode switch
    {
        LoadBalancerMode.Dsr => "DSR",
        LoadBalancerMode.Hybrid => "Hybrid",
        _ => "SNAT",
    };

    private static void Health(StringBuilder text, ClusterIndex cluster, Node node)
    {
        var rows = cluster.Nodes.OrderBy(other => other != node).Select(other => (
            Name: $"{cluster.Cluster.Name}/{other.Name}{(other == node ? " (localhost)" : "")}", Ip: other.Ip.ToString())).ToList();
        var (name, ip) = (Math.Max("Name".Length, rows.Max(row => row.Name.Length)) + 3, Math.Max("IP".Length, rows.Max(row => row.Ip.Length)) + 3);
        text.Append("  ").Append("Name".PadRight(name)).Append("IP".PadRight(ip)).Append("Node        Endpoints\n");
        foreach (var row in rows)
        {
            text.Append("  ").Append(row.Name.PadRight(name)).Append(row.Ip.PadRight(ip)).Append("reachable   reachable\n");
        }
    }

    private static string OnOff(bool isOn) => isOn ? "Enabled" : "Disabled";
}
