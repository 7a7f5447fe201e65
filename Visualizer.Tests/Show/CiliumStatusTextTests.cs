using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Show;
using Visualizer.Engine.Topology;
using Visualizer.Tests.Configuration;

namespace Visualizer.Tests.Show;

/// <summary>The four listings that the labs print, apart from what depends on the run.</summary>
public sealed class CiliumStatusTextTests
{
    private static readonly string[] RunDependent = ["Controller Status:", "Hubble:", "Cluster health:"];

    [Fact]
    public void Render_LabNativeEbpf_OnWorker() => AssertListing(
        Resolve.Lab(LabValues.Ebpf), "172.18.0.3", "10.0.0.0/24", "10.0.0.231", pods: 4,
        "Strict   [eth0 172.18.0.3 (Direct Routing)]", "6/254", "BPF", "BPF   [eth0]   10.0.0.0/8 [IPv4: Enabled, IPv6: Disabled]", "Disabled");

    // The lab's own 5/254 was taken before the test pods existed.
    [Fact]
    public void Render_LabNativeKpr_OnControlPlane() => AssertListing(
        Resolve.Lab(LabValues.Kpr), "172.18.0.4", "10.0.0.0/24", "10.0.0.84", pods: 4,
        "Strict   [eth0 172.18.0.4 (Direct Routing)]", "6/254", "Legacy", "IPTables [IPv4: Enabled, IPv6: Disabled]", "Disabled");

    [Fact]
    public void Render_LabIpsec_OnWorker2() => AssertListing(
        Resolve.Lab(LabValues.Ipsec, KubeProxyMode.Iptables), "172.18.0.4", "10.0.0.0/24", "10.0.0.40", pods: 3,
        "Disabled   ", "5/254", "Legacy", "IPTables [IPv4: Enabled, IPv6: Disabled]", "IPsec");

    [Fact]
    public void Render_LabVxlan_OnWorker2() => AssertListing(
        Resolve.Lab(LabValues.Vxlan), "172.18.0.2", "10.0.0.0/24", "10.0.0.109", pods: 1,
        "Strict   [eth0 172.18.0.2]", "3/254", "BPF", "BPF   [eth0]   10.0.0.0/24 [IPv4: Enabled, IPv6: Disabled]", "Disabled");

    [Fact]
    public void Render_RunDependentLines_AreTheSameEachTime()
    {
        var (cluster, node) = Cluster("172.18.0.3", "10.0.0.0/24", "10.0.0.231", pods: 4);
        var config = Resolve.Lab(LabValues.Ebpf).Datapath!;

        var text = CiliumStatusText.Render(config, cluster, node);

        Assert.Equal(text, CiliumStatusText.Render(config, cluster, node));
        Assert.Contains("\nController Status:       35/35 healthy\n", text, StringComparison.Ordinal);
        Assert.Matches(@"\nHubble:                  Ok   Current/Max Flows: 4095/4095 \(100\.00%\), Flows/s: \d+\.\d\d   Metrics: Disabled\n", text);
        Assert.Matches(@"\nCluster health:          3/3 reachable   \(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\)\n$", text);
    }

    [Theory]
    [InlineData("1.12.0", "Host Routing:            Legacy")]
    [InlineData("1.15.0", "Host Routing:            Legacy")]
    [InlineData("1.16.0", "Routing:                 Network: Tunnel [vxlan]   Host: Legacy")]
    [InlineData("1.18.0", "Routing:                 Network: Tunnel [vxlan]   Host: Legacy")]
    public void Render_OtherVersions_HaveTheirLineOfRouting(string version, string line)
    {
        var (cluster, node) = Cluster("172.18.0.3", "10.0.0.0/24", "10.0.0.231", pods: 0);

        var lines = CiliumStatusText.Render(Resolve.Set(version).Datapath!, cluster, node).Split('\n');

        Assert.Contains(line, lines);
        Assert.Equal(version is "1.16.0" or "1.18.0", lines.Contains("Attach Mode:             Legacy TC"));
    }

    [Theory]
    [InlineData("1.16.0", "6.6", "", "TCX"), InlineData("1.16.0", "6.5", "", "Legacy TC"), InlineData("1.18.0", "6.8", "bpf.enableTCX=false", "Legacy TC")]
    public void Render_AttachMode_FollowsVersionKernelAndValue(string version, string kernel, string set, string mode)
    {
        var (cluster, node) = Cluster("172.18.0.3", "10.0.0.0/24", "10.0.0.231", pods: 0);
        var config = Resolve.With(version, kernel, KubeProxyMode.Auto, set.Length == 0 ? [] : [set]).Datapath!;

        Assert.Contains($"\nAttach Mode:             {mode}\n", CiliumStatusText.Render(config, cluster, node), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.13.0", "Wireguard   [cilium_wg0 (Pubkey: "), InlineData("1.18.0", "Wireguard   [NodeEncryption: Disabled, cilium_wg0 (Pubkey: ")]
    public void Render_Wireguard_NamesNodeEncryptionFrom114(string version, string start)
    {
        var (cluster, node) = Cluster("172.18.0.3", "10.0.0.0/24", "10.0.0.231", pods: 0);
        var config = Resolve.Set(version, "encryption.enabled=true,encryption.type=wireguard").Datapath!;

        Assert.Contains("\nEncryption:              " + start, CiliumStatusText.Render(config, cluster, node), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NoMasquerading_IsDisabled()
    {
        var (cluster, node) = Cluster("172.18.0.3", "10.0.0.0/24", "10.0.0.231", pods: 0);
        var config = Resolve.Set("1.13.0", "enableIPv4Masquerade=false").Datapath!;

        Assert.Contains("\nMasquerading:            Disabled\n", CiliumStatusText.Render(config, cluster, node), StringComparison.Ordinal);
    }

    private static void AssertListing(
        ConfigResolution resolution, string nodeIp, string podCidr, string routerIp, int pods,
        string kubeProxyReplacement, string ipam, string hostRouting, string masquerading, string encryption)
    {
        var (cluster, node) = Cluster(nodeIp, podCidr, routerIp, pods);
        string[] expected =
        [
            "KVStore:                 Ok   Disabled",
            "Kubernetes:              Ok   1.23 (v1.23.4) [linux/amd64]",
            "Kubernetes APIs:         [\"cilium/v2::CiliumClusterwideNetworkPolicy\", \"cilium/v2::CiliumEndpoint\", "
            + "\"cilium/v2::CiliumNetworkPolicy\", \"cilium/v2::CiliumNode\", \"core/v1::Namespace\", \"core/v1::Node\", \"core/v1::Pods\", "
            + "\"core/v1::Service\", \"discovery/v1::EndpointSlice\", \"networking.k8s.io/v1::NetworkPolicy\"]",
            "KubeProxyReplacement:    " + kubeProxyReplacement,
            "Host firewall:           Disabled",
            "CNI Chaining:            none",
            "CNI Config file:         CNI configuration file management disabled",
            "Cilium:                  Ok   1.13.0-rc5 (v1.13.0-rc5-dc22a46f)",
            "NodeMonitor:             Listening for events on 128 CPUs with 64x4096 of shared memory",
            "Cilium health daemon:    Ok   ",
            $"IPAM:                    IPv4: {ipam} allocated from {podCidr}, ",
            "IPv6 BIG TCP:            Disabled",
            "BandwidthManager:        Disabled",
            "Host Routing:            " + hostRouting,
            "Masquerading:            " + masquerading,
            $"Proxy Status:            OK, ip {routerIp}, 0 redirects active on ports 10000-20000",
            "Global Identity Range:   min 256, max 65535",
            "Encryption:              " + encryption,
        ];

        var lines = CiliumStatusText.Render(resolution.Datapath!, cluster, node).Split('\n');

        Assert.Equal("", lines[^1]);
        Assert.Equal(expected, lines[..^1].Where(line => !Array.Exists(RunDependent, name => line.StartsWith(name, StringComparison.Ordinal))));
    }

    private static (Cluster Cluster, Node Node) Cluster(string nodeIp, string podCidr, string routerIp, int pods)
    {
        var node = Node("here", nodeIp, podCidr, routerIp);
        var others = ImmutableArray.Create(Node("b", "172.18.0.8", "10.0.8.0/24", "10.0.8.1"), Node("c", "172.18.0.9", "10.0.9.0/24", "10.0.9.1"));
        var elsewhere = Pod("elsewhere", others[0], hostNetwork: false);
        var onHost = Pod("cilium-x", node, hostNetwork: true);
        var here = Enumerable.Range(0, pods).Select(index => Pod("pod-" + index.ToString(CultureInfo.InvariantCulture), node, hostNetwork: false));
        var cluster = new Cluster(
            "lab", "1.23.4", KubeProxyMode.None, Ipv4Cidr.Parse("172.18.0.0/16"), Ipv4Cidr.Parse("10.0.0.0/8"), Ipv4Cidr.Parse("10.96.0.0/16"),
            new Gateway(Ipv4Address.Parse("172.18.0.1"), new MacAddress(1)), 3, [node, .. others], [onHost, elsewhere, .. here], [], []);
        return (cluster, node);
    }

    private static Node Node(string name, string ip, string podCidr, string routerIp) => new(
        name, false, Ipv4Address.Parse(ip), Ipv4Cidr.Parse(podCidr), Ipv4Address.Parse(routerIp), Ipv4Address.Parse(routerIp).Plus(1), 1, 2, [],
        ImmutableDictionary<string, InterfacePin>.Empty);

    private static Pod Pod(string name, Node node, bool hostNetwork) => new(
        name, "default", node, hostNetwork, node.PodCidr.Network.Plus(9), ImmutableSortedDictionary<string, string>.Empty, new SecurityIdentity(1_000), 7, [],
        new InterfacePin(new MacAddress(2)), new LxcPin("lxc0", new MacAddress(3), null, "cni-0"));
}
