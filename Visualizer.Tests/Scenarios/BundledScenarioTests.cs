using Visualizer.Engine.Addressing;
using Visualizer.Engine.Scenarios;
using Visualizer.Engine.Topology;

namespace Visualizer.Tests.Scenarios;

public sealed class BundledScenarioTests
{
    public static TheoryData<string> Ids => [.. ScenarioFiles.Ids];

    [Fact]
    public void Folder_AsShipped_HoldsTheFiveScenarios() =>
        Assert.Equal(ScenarioFiles.Ids, Directory.GetFiles(ScenarioFiles.Folder, "*.yaml").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Resolve_BundledFile_HasNoProblems(string id)
    {
        var scenario = ScenarioFiles.Load(id);

        Assert.Equal(id, scenario.Id);
        Assert.NotEqual(id, scenario.Title);
        Assert.NotEmpty(scenario.Summary);
        Assert.NotEmpty(scenario.Tags);
        Assert.NotEmpty(scenario.Flows);
        Assert.NotEmpty(scenario.Expectations);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Resolve_BundledFileTwice_IsTheSame(string id)
    {
        static string Print(Cluster cluster) => string.Join('\n', cluster.Nodes.Select(node => $"{node.Ip} {node.HealthIp} {node.HealthEndpointId}")
            .Concat(cluster.Nodes.SelectMany(node => node.Interfaces.OrderBy(pin => pin.Key, StringComparer.Ordinal).Select(pin => $"{pin.Key} {pin.Value}")))
            .Concat(cluster.Pods.Select(pod => $"{pod.Name} {pod.Ip} {pod.Identity} {pod.EndpointId} {pod.Lxc} {pod.Eth0}"))
            .Concat(cluster.Services.Select(service => $"{service.Name} {service.ClusterIp}")));

        Assert.Equal(Print(ScenarioFiles.Load(id).Cluster), Print(ScenarioFiles.Load(id).Cluster));
    }

    [Theory]
    [InlineData(
        "native-routing-ebpf",
        "10.96.0.1:443 > 172.18.0.4:6443|10.96.0.10:53 > 10.0.0.228:53, 10.0.0.103:53|10.96.0.10:53 > 10.0.0.228:53, 10.0.0.103:53|"
        + "10.96.0.10:9153 > 10.0.0.228:9153, 10.0.0.103:9153|10.96.102.191:443 > 172.18.0.4:4244, 172.18.0.3:4244, 172.18.0.2:4244|"
        + "10.96.93.201:8080 > 10.0.0.72:80, 10.0.2.202:80, 10.0.1.63:80")]
    [InlineData(
        "native-routing-kpr",
        "10.96.0.1:443 > 172.18.0.4:6443|10.96.0.10:53 > 10.0.0.221:53, 10.0.0.200:53|10.96.0.10:53 > 10.0.0.221:53, 10.0.0.200:53|"
        + "10.96.0.10:9153 > 10.0.0.221:9153, 10.0.0.200:9153|10.96.134.23:443 > 172.18.0.4:4244, 172.18.0.3:4244, 172.18.0.2:4244|"
        + "10.96.18.68:80 > 10.0.1.15:80, 10.0.2.204:80, 10.0.0.142:80")]
    public void Services_LabWithServiceList_AreInItsOrder(string id, string expected)
    {
        var cluster = ScenarioFiles.Load(id).Cluster;

        var rows = cluster.Services.SelectMany(service => service.Ports.Select(port =>
            $"{service.ClusterIp}:{port.Port} > {string.Join(", ", port.Backends.Select(backend => $"{backend.Ip}:{backend.Port}"))}"));

        Assert.Equal(expected.Split('|'), rows);
    }

    [Theory]
    [InlineData("native-routing-ebpf", "worker", 6, "worker2", 4, "control-plane", 3)]
    [InlineData("native-routing-kpr", "worker", 3, "worker2", 4, "control-plane", 6)]
    [InlineData("ipsec-native-kubeproxy", "worker", 4, "worker2", 6, "control-plane", 2)]
    [InlineData("vxlan-ebpf", "worker", 4, "worker2", 3, "control-plane", 5)]
    public void Pods_Lab_FillIpamAsPrinted(string id, string first, int inFirst, string second, int inSecond, string third, int inThird)
    {
        var cluster = ScenarioFiles.Load(id).Cluster;

        int Allocated(string suffix) => 2 + cluster.Pods.Count(pod => !pod.HostNetwork && pod.Node.Name == $"{cluster.Name}-{suffix}");

        Assert.Equal((inFirst, inSecond, inThird), (Allocated(first), Allocated(second), Allocated(third)));
    }

    [Theory]
    [InlineData("native-routing-ebpf", 9)]
    [InlineData("native-routing-kpr", 9)]
    [InlineData("vxlan-ebpf", 9)]
    [InlineData("ipsec-native-kubeproxy", 12)]
    public void Pods_Lab_IncludeThoseOfTheHostNetwork(string id, int expected)
    {
        var cluster = ScenarioFiles.Load(id).Cluster;

        // Three agents, two operators, four of the control plane; the IPsec lab has three kube-proxies besides.
        Assert.Equal(expected, cluster.Pods.Count(pod => pod.HostNetwork));
        Assert.All(cluster.Pods.Where(pod => pod.HostNetwork), pod => Assert.Equal(pod.Node.Ip, pod.Ip));
    }

    [Fact]
    public void Pods_VxlanLab_HaveTheIdentitiesItPrints()
    {
        var pods = ScenarioFiles.Load("vxlan-ebpf").Cluster.Pods;

        var identities = pods.Where(pod => !pod.HostNetwork).Select(pod => $"{pod.Labels.Values.First()} {pod.Identity}").Distinct();

        Assert.Equal(["net 32359", "evescn 46188", "kube-dns 3178", "local-path-provisioner 42512"], identities);
    }

    [Theory]
    [InlineData("native-routing-ebpf", KubeProxyMode.None)]
    [InlineData("native-routing-kpr", KubeProxyMode.None)]
    [InlineData("vxlan-ebpf", KubeProxyMode.None)]
    [InlineData("ipsec-native-kubeproxy", KubeProxyMode.Iptables)]
    [InlineData("playground", KubeProxyMode.Auto)]
    public void KubeProxy_BundledFile_IsPinned(string id, KubeProxyMode expected) =>
        Assert.Equal(expected, ScenarioFiles.Load(id).Cluster.KubeProxy);

    [Fact]
    public void Interfaces_NodeWithoutPins_HasDockersMac()
    {
        var node = ScenarioFiles.Load("native-routing-ebpf").Cluster.Nodes[0];

        Assert.Equal(MacAddress.Parse("02:42:ac:12:00:04"), node.Interfaces["eth0"].Mac);
    }

    [Fact]
    public void Playground_IsAsPublished()
    {
        var cluster = ScenarioFiles.Load("playground").Cluster;

        Assert.Equal(["node-a", "node-b", "node-c"], cluster.Nodes.Select(node => node.Name));
        Assert.Equal(["client@node-a", "server-a@node-a", "server-b@node-b"], cluster.Pods.Select(pod => $"{pod.Name}@{pod.Node.Name}"));
        Assert.Equal(cluster.Pods[1].Identity, cluster.Pods[2].Identity);
        Assert.NotEqual(cluster.Pods[0].Identity, cluster.Pods[1].Identity);
        var web = cluster.Services.Single(service => service.Name == "web");
        Assert.Equal(
            [(TransportProtocol.Tcp, 80, (int?)30080, 2), (TransportProtocol.Udp, 53, 30053, 2)],
            web.Ports.Select(port => (port.Protocol, port.Port, port.NodePort, port.Backends.Length)));
        Assert.Equal("node-a", web.LoadBalancerNode?.Name);
        Assert.NotNull(web.LoadBalancerIp);
        Assert.Equal([("laptop", false), ("lanhost", true)], cluster.Externals.Select(host => (host.Name, host.IsOnLan)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Keys_BundledFile_AreInThePublishedOrder(string id)
    {
        string[] order = ["title", "summary", "tags", "cilium", "kernel", "cluster", "helm", "flows", "expect"];

        var keys = ScenarioReader.Read(ScenarioFiles.Text(id)).Document!.Root.Entries.Select(entry => entry.Key).ToList();

        Assert.Equal(order.Where(keys.Contains), keys);
    }
}
