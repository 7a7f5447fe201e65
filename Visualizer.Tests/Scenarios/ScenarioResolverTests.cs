using System.Globalization;
using System.Text;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Scenarios;
using Visualizer.Engine.Topology;

namespace Visualizer.Tests.Scenarios;

public sealed class ScenarioResolverTests
{
    private const string TwoNodes = "cluster:\n  nodes: [ { name: a, podCidr: 10.0.1.0/24 }, { name: b, podCidr: 10.0.2.0/24 } ]\n";

    [Theory]
    [InlineData("  pods: [ { name: p, node: a, ip: 10.0.1.5 }, { name: q, node: a, ip: 10.0.1.5 } ]", "cluster.pods[1].ip")]
    [InlineData("  pods: [ { name: p, node: a, ip: 10.0.2.5 } ]", "cluster.pods[0].ip")]
    [InlineData("  pods: [ { name: p, node: a, ip: 10.0.1.255 } ]", "cluster.pods[0].ip")]
    [InlineData("  pods: [ { name: p, node: c } ]", "cluster.pods[0].node")]
    [InlineData("  pods: [ { name: p, node: a }, { name: p, node: b } ]", "cluster.pods[1].name")]
    [InlineData("  pods: [ { name: p, node: a, eth0: { mac: \"02:00:00:00:00:01\" }, lxc: { mac: \"02:00:00:00:00:01\" } } ]", "cluster.pods[0].lxc.mac")]
    [InlineData("  pods: [ { name: p, node: a, endpoint: 5 }, { name: q, node: a, endpoint: 5 } ]", "cluster.pods[1].endpoint")]
    [InlineData("  pods: [ { name: p, node: a, lxc: { ifindex: 5 } }, { name: q, node: a, lxc: { ifindex: 5 } } ]", "cluster.pods[1].lxc.ifindex")]
    [InlineData("  pods: [ { name: p, node: a, lxc: { name: lxc1 } }, { name: q, node: a, lxc: { name: lxc1 } } ]", "cluster.pods[1].lxc.name")]
    [InlineData("  pods: [ { name: p, node: a, identity: 300, labels: { a: b } }, { name: q, node: a, identity: 300 } ]", "cluster.pods[1].identity")]
    [InlineData("  pods: [ { name: p, node: a, identity: 300 }, { name: q, node: a, identity: 301 } ]", "cluster.pods[1].identity")]
    [InlineData("  pods: [ { name: p, node: a, hostNetwork: true, ip: 172.18.0.9 } ]", "cluster.pods[0].ip")]
    [InlineData("  podsPerNode: 2", "cluster.podsPerNode")]
    [InlineData("  gateway: { ip: 10.0.0.1 }", "cluster.gateway.ip")]
    [InlineData("  serviceCidr: 172.18.0.0/24", "cluster.serviceCidr")]
    [InlineData("  nodeCidr: 172.18.0.0/30", "cluster.nodeCidr")]
    [InlineData("  services: [ { name: s, clusterIp: 10.97.0.5, ports: [ { port: 80 } ] } ]", "cluster.services[0].clusterIp")]
    [InlineData("  services: [ { name: s, clusterIp: 10.96.0.1, ports: [ { port: 80 } ] } ]", "cluster.services[0].clusterIp")]
    [InlineData("  services: [ { name: s, ports: [ ] } ]", "cluster.services[0].ports")]
    [InlineData("  services: [ { name: s, ports: [ { port: 80 }, { port: 80 } ] } ]", "cluster.services[0].ports[1].port")]
    [InlineData("  services: [ { name: s, ports: [ { port: 80, nodePort: 30001 } ] } ]", "cluster.services[0].ports[0].nodePort")]
    [InlineData("  services: [ { name: s, loadBalancerIp: 172.18.255.1, ports: [ { port: 80 } ] } ]", "cluster.services[0].loadBalancerIp")]
    [InlineData("  services: [ { name: s, externalTrafficPolicy: Local, ports: [ { port: 80 } ] } ]", "cluster.services[0].externalTrafficPolicy")]
    [InlineData("  services: [ { name: s, type: LoadBalancer, announcedBy: c, ports: [ { port: 80 } ] } ]", "cluster.services[0].announcedBy")]
    [InlineData(
        "  services: [ { name: s, type: NodePort, ports: [ { port: 80, nodePort: 30001 } ] }, { name: t, type: NodePort, ports: [ { port: 80, nodePort: 30001 } ] } ]",
        "cluster.services[1].ports[0].nodePort")]
    [InlineData("  externals: [ { name: x, ip: 10.0.1.9 } ]", "cluster.externals[0].ip")]
    [InlineData("  externals: [ { name: x, ip: 172.18.0.9, at: world } ]", "cluster.externals[0].at")]
    [InlineData("flows: [ { kind: curl, from: a, to: b, size: 5 } ]", "flows[0].size")]
    [InlineData("expect: [ { flow: 0 } ]", "expect[0].flow")]
    [InlineData("helm: { set: [ tunnel ] }", "helm.set[0]")]
    public void Resolve_PinThatCannotBe_IsRefused(string more, string path)
    {
        var resolution = Resolve(TwoNodes + more);

        Assert.Null(resolution.Scenario);
        var problem = Assert.Single(resolution.Problems);
        Assert.Equal(path, problem.Path);
        Assert.NotNull(problem.Line);
        Assert.NotNull(problem.Found);
        Assert.NotNull(problem.Expected);
    }

    [Theory]
    [InlineData("cluster: { nodes: [ { name: a, podCidr: 10.0.1.0/24 }, { name: b, podCidr: 10.0.1.0/25 } ] }", "cluster.nodes[1].podCidr")]
    [InlineData("cluster: { nodes: [ { name: a, podCidr: 10.96.1.0/24 } ] }", "cluster.nodes[0].podCidr")]
    [InlineData("cluster: { nodes: [ { name: a, podCidr: 192.168.1.0/24 } ] }", "cluster.nodes[0].podCidr")]
    [InlineData("cluster: { nodes: [ { name: a }, { name: a } ] }", "cluster.nodes[1].name")]
    [InlineData("cluster: { nodes: [ ] }", "cluster.nodes")]
    [InlineData("cluster: { nodes: [ { name: a, ip: 172.18.0.1 } ] }", "cluster.nodes[0].ip")]
    [InlineData("cluster: { nodes: [ { name: a, ip: 172.19.0.1 } ] }", "cluster.nodes[0].ip")]
    [InlineData("cluster: { nodes: 3, podCidr: 10.0.0.0/23 }", "cluster.nodes")]
    [InlineData(
        "cluster: { nodes: 1, pods: [ { name: a, node: node-1, lxc: { name: lxc1 } }, { name: b, node: node-1, lxc: { name: lxc1 } } ] }",
        "cluster.pods[1].lxc.name")]
    [InlineData("cluster: { nodes: 1, podsPerNode: 260 }", "cluster.nodes")]
    [InlineData("cluster: { nodes: 10000, podsPerNode: 21 }", "cluster.podsPerNode")]
    [InlineData("cluster: { nodes: 10001 }", "cluster.nodes")]
    [InlineData("cluster: { nodes: 0 }", "cluster.nodes")]
    [InlineData("cluster: { nodes: -1 }", "cluster.nodes")]
    [InlineData("cluster: { nodes: 2.5 }", "cluster.nodes")]
    [InlineData("cluster: { nodes: many }", "cluster.nodes")]
    [InlineData("cluster: { nodes: 99999999999999999999 }", "cluster.nodes")]
    [InlineData("cluster: { nodes: 2, podsPerNode: -1 }", "cluster.podsPerNode")]
    [InlineData("cluster: { nodes: 2, podsPerNode: 200001 }", "cluster.podsPerNode")]
    [InlineData("cluster: { nodes: 2, podsPerNode: [ ] }", "cluster.podsPerNode")]
    [InlineData("cluster: { nodes: 1, podsPerNode: 1, pods: [ { name: pod-1-1, node: node-1 } ] }", "cluster.podsPerNode")]
    [InlineData("cluster: { nodes: [ { name: a, interfaces: { cilium_host: { peerIfindex: 9 }, cilium_net: { ifindex: 2 } } } ] }", "cluster.nodes[0].interfaces.cilium_host.peerIfindex")]
    public void Resolve_NodesThatCannotBe_AreRefused(string yaml, string path)
    {
        var problem = Resolve(yaml).Problems.First(problem => problem.Path == path);

        Assert.Equal(1, problem.Line);
        Assert.NotEmpty(problem.Expected!.Chinese);
    }

    [Fact]
    public void Resolve_MistakesOfShapeAndMeaning_AreToldTogether()
    {
        var paths = Resolve(TwoNodes + "  pods:\n    - { name: p, node: a, ip: 10.0.2.5, colour: red }\n    - { name: p, node: nowhere }\n").Problems.Select(problem => problem.Path);

        Assert.Equal(["cluster.pods[0].colour", "cluster.pods[0].ip", "cluster.pods[1].name", "cluster.pods[1].node"], paths.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Resolve_PodOnANodeWhoseNameIsWrong_IsNotBlamed()
    {
        var problem = Assert.Single(Resolve("cluster: { nodes: [ { name: A_b } ], pods: [ { name: p, node: A_b } ] }").Problems, problem => problem.Path.StartsWith("cluster.nodes", StringComparison.Ordinal));

        Assert.Equal("cluster.nodes[0].name", problem.Path);
    }

    [Fact]
    public void Resolve_NothingPinned_GeneratesInRangeAndUnique()
    {
        var cluster = Cluster("cluster: { nodes: 40, podsPerNode: 30 }");

        Assert.All(cluster.Nodes, node => Assert.True(cluster.NodeCidr.Contains(node.Ip) && cluster.PodCidr.Contains(node.PodCidr) && !cluster.ServiceCidr.Contains(node.PodCidr)));
        Assert.All(cluster.Nodes, node => Assert.True(node.PodCidr.PrefixLength == 24 && node.PodCidr.Contains(node.RouterIp) && node.PodCidr.Contains(node.HealthIp)));
        Assert.All(cluster.Pods, pod => Assert.True(pod.Node.PodCidr.Contains(pod.Ip)));
        AssertUnique(cluster.Nodes.SelectMany(node => new[] { node.Ip, node.RouterIp, node.HealthIp }).Concat(cluster.Pods.Select(pod => pod.Ip)).Append(cluster.Gateway.Ip));
        AssertUnique(cluster.Nodes.SelectMany(node => node.Interfaces.Values).Select(pin => pin.Mac).Concat(cluster.Pods.SelectMany(pod => new[] { pod.Eth0.Mac, pod.Lxc.Mac })));
        AssertUnique(cluster.Nodes.SelectMany(node => new[] { (node.Name, node.HostEndpointId), (node.Name, node.HealthEndpointId) }).Concat(cluster.Pods.Select(pod => (pod.Node.Name, pod.EndpointId))));
        AssertUnique(cluster.Pods.Select(pod => pod.Lxc.Name));
        AssertUnique(cluster.Pods.Select(pod => pod.Lxc.NetNsId));
        Assert.All(cluster.Pods, pod => Assert.Matches("^lxc[0-9a-f]{12}$", pod.Lxc.Name));
        Assert.All(cluster.Pods, pod => Assert.Matches("^cni-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", pod.Lxc.NetNsId));
        Assert.All(cluster.Pods, pod => Assert.Contains(pod.Lxc.Mac.ToString()[1], "26ae"));
        Assert.All(cluster.Nodes, node => Assert.Equal(0x0242_0000_0000UL | node.Ip.Value, node.Interfaces["eth0"].Mac.Value));
        var identity = Assert.Single(cluster.Pods.Select(pod => pod.Identity).Distinct());
        Assert.InRange(identity.Value, 256u, 65535u);
        Assert.True(cluster.Nodes[0].IsControlPlane);
        Assert.All(cluster.Nodes.Skip(1), node => Assert.False(node.IsControlPlane));
    }

    [Fact]
    public void Resolve_PinEqualToAGeneratedValue_MovesTheGeneratedOne()
    {
        var before = Cluster(TwoNodes + "  pods: [ { name: p, node: a, labels: { x: y } } ]");
        var pod = before.Pods[0];
        var pins = $"{{ name: q, node: a, ip: {pod.Ip}, identity: {pod.Identity}, endpoint: {pod.EndpointId}, eth0: {{ mac: \"{pod.Eth0.Mac}\" }}, lxc: {{ name: {pod.Lxc.Name}, mac: \"{pod.Lxc.Mac}\" }} }}";

        var after = Cluster(TwoNodes + $"  pods: [ {{ name: p, node: a, labels: {{ x: y }} }}, {pins} ]");

        Assert.Equal((pod.Ip, pod.Identity, pod.EndpointId, pod.Eth0.Mac, pod.Lxc.Name, pod.Lxc.Mac), Values(after.Pods[1]));
        var (ip, identity, endpoint, eth0, name, lxc) = Values(after.Pods[0]);
        Assert.NotEqual(pod.Ip, ip);
        Assert.NotEqual(pod.Identity, identity);
        Assert.NotEqual(pod.EndpointId, endpoint);
        Assert.NotEqual(pod.Eth0.Mac, eth0);
        Assert.NotEqual(pod.Lxc.Name, name);
        Assert.NotEqual(pod.Lxc.Mac, lxc);

        static (Ipv4Address, SecurityIdentity, int, MacAddress, string, MacAddress) Values(Pod pod) =>
            (pod.Ip, pod.Identity, pod.EndpointId, pod.Eth0.Mac, pod.Lxc.Name, pod.Lxc.Mac);
    }

    [Fact]
    public void Resolve_PodPinnedOnANodeWithoutCidr_GivesTheNodeItsTwentyFour() =>
        Assert.Equal(Ipv4Cidr.Parse("10.7.3.0/24"), Cluster("cluster: { nodes: [ { name: a } ], pods: [ { name: p, node: a, ip: 10.7.3.9 } ] }").Nodes[0].PodCidr);

    [Fact]
    public void Resolve_OtherClusterName_GeneratesOtherValues()
    {
        var one = Cluster("cluster: { name: one, nodes: 1, podsPerNode: 1 }");
        var two = Cluster("cluster: { name: two, nodes: 1, podsPerNode: 1 }");

        Assert.NotEqual(one.Pods[0].Lxc.Name, two.Pods[0].Lxc.Name);
        Assert.NotEqual(one.Pods[0].Identity, two.Pods[0].Identity);
    }

    [Fact]
    public void Resolve_LabelsOfControllers_DoNotMakeAnIdentity()
    {
        var pods = Cluster("""
            cluster:
              nodes: 1
              pods:
                - { name: p, node: node-1, labels: { app: x, pod-template-hash: a1 } }
                - { name: q, node: node-1, labels: { app: x } }
                - { name: r, node: node-1, namespace: other, labels: { app: x } }
            """).Pods;

        Assert.Equal(pods[0].Identity, pods[1].Identity);
        Assert.NotEqual(pods[0].Identity, pods[2].Identity);
    }

    [Fact]
    public void Resolve_NothingListed_HasTheTwoImplicitServices()
    {
        var cluster = Cluster("cluster: { nodes: 2 }");

        Assert.Equal(["default/kubernetes", "kube-system/hubble-peer"], cluster.Services.Select(service => $"{service.Namespace}/{service.Name}"));
        Assert.Equal("10.96.0.1", cluster.Services[0].ClusterIp.ToString());
        var api = Assert.Single(Assert.Single(cluster.Services[0].Ports).Backends);
        Assert.Equal((cluster.Nodes[0].Ip, 6443), (api.Ip, api.Port));
        Assert.True(cluster.Services[1].InternalTrafficLocal);
        Assert.Equal(cluster.Nodes.Select(node => (node.Ip, 4244)), cluster.Services[1].Ports[0].Backends.Select(backend => (backend.Ip, backend.Port)));
    }

    [Fact]
    public void Resolve_Service_TakesItsPodsInOrderAndMakesThemServe()
    {
        var cluster = Cluster(TwoNodes + """
              pods:
                - { name: z, node: b, labels: { app: x, tier: t } }
                - { name: y, node: a, labels: { app: x } }
                - { name: n, node: a, namespace: other, labels: { app: x } }
                - { name: s, node: a, labels: { app: x, tier: t }, serves: [ ] }
              services: [ { name: s, type: NodePort, selector: { app: x }, ports: [ { port: 8080, targetPort: 9000 } ] } ]
            """);

        var port = cluster.Services.Single(service => service.Name == "s").Ports[0];

        Assert.Equal(["z", "y", "s"], port.Backends.Select(backend => backend.Pod!.Name));
        Assert.All(port.Backends, backend => Assert.Equal(9000, backend.Port));
        Assert.InRange(port.NodePort!.Value, 30000, 32767);
        Assert.Equal([new(TransportProtocol.Tcp, 80), new(TransportProtocol.Udp, 53), new(TransportProtocol.Tcp, 9000)], cluster.Pods[0].Serves);
        Assert.Equal([new(TransportProtocol.Tcp, 80), new(TransportProtocol.Udp, 53)], cluster.Pods[2].Serves);
        Assert.Empty(cluster.Pods[3].Serves);
    }

    [Theory]
    [InlineData("Cluster", "a")]
    [InlineData("Local", "b")]
    public void Resolve_LoadBalancer_IsAnnouncedByTheFirstNodeThatMay(string policy, string expected)
    {
        var cluster = Cluster(TwoNodes + $"  pods: [ {{ name: p, node: b, labels: {{ app: x }} }} ]\n  services: [ {{ name: s, type: LoadBalancer, externalTrafficPolicy: {policy}, selector: {{ app: x }}, ports: [ {{ port: 80 }} ] }} ]");

        var service = cluster.Services[^1];

        Assert.Equal(expected, service.LoadBalancerNode!.Name);
        Assert.True(cluster.NodeCidr.Contains(service.LoadBalancerIp!.Value));
    }

    [Fact]
    public void Resolve_HelmValues_AreReadAsHelmReadsThem()
    {
        var helm = Resolve("cluster: { nodes: 1 }\nhelm: { values: { bpf: { masquerade: yes }, tunnel: vxlan }, set: [ tunnel=disabled ] }").Scenario!.Helm;

        Assert.True(helm.Merged.TryFind("bpf.masquerade", out var masquerade));
        Assert.Equal("true", masquerade.Display);
        Assert.True(helm.Merged.TryFind("tunnel", out var tunnel));
        Assert.Equal("disabled", tunnel.Display);
        Assert.True(helm.Values.TryFind("tunnel", out var written));
        Assert.Equal(("vxlan", "helm.values.tunnel", 2), (written.Display, written.Place.Path, written.Place.Line));
    }

    [Fact]
    public void Resolve_HundredThousandPods_IsPossible()
    {
        var cluster = Cluster("cluster: { nodes: 5000, podsPerNode: 20, services: [ { name: s, selector: { app: pod }, ports: [ { port: 80 } ] } ] }");

        Assert.Equal((5000, 100_000, 100_000), (cluster.Nodes.Length, cluster.Pods.Length, cluster.Services[^1].Ports[0].Backends.Length));
        AssertUnique(cluster.Pods.Select(pod => pod.Ip));
    }

    [Fact]
    public void Resolve_ServicesTimesPodsWithoutEnd_IsRefused()
    {
        var yaml = new StringBuilder("cluster:\n  nodes: 1000\n  podsPerNode: 200\n  services:\n");
        for (var number = 0; number < 5000; number++)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"    - {{ name: s{number}, selector: {{ app: pod }}, ports: [ {{ port: 80 }} ] }}\n");
        }

        Assert.Contains(Resolve(yaml.ToString()).Problems, problem => problem.Expected?.English == "at most 1000000 backends in all");
    }

    private static ScenarioResolution Resolve(string yaml) => ScenarioResolver.Resolve(ScenarioReader.Read(yaml), "test");

    private static Cluster Cluster(string yaml)
    {
        var resolution = Resolve(yaml);
        Assert.Empty(resolution.Problems);
        return resolution.Scenario!.Cluster;
    }

    private static void AssertUnique<T>(IEnumerable<T> values)
    {
        var all = values.ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
    }
}
