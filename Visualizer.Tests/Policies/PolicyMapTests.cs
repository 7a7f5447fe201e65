using System.Globalization;
using Visualizer.Engine;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Scenarios;
using Visualizer.Engine.Topology.Policies;
using Visualizer.Tests.Cilium;
using Visualizer.Tests.Support;
using static Visualizer.Tests.Support.PolicyLab;

namespace Visualizer.Tests.Policies;

/// <summary>What the agent writes into a policy map, and what a lookup finds there.</summary>
public sealed class PolicyMapTests
{
    private const string Web = "{ matchLabels: { app: web } }";

    //  POLICY   DIRECTION   IDENTITY   PORT/PROTO   PROXY PORT   BYTES   PACKETS
    [Fact]
    public void Entries_OfAnL4Rule_ArePrintedAsCiliumDoes()
    {
        var scenario = Load(Netpol("in", $"podSelector: {Web}, ingress: [ {{ ports: [ {{ port: 80 }} ] }} ]"));

        Assert.Equal(
            [
                "Allow    Ingress     0          80/TCP       NONE         0       0         ",
                "Allow    Ingress     1          ANY          NONE         0       0         ",
                "Allow    Egress      0          ANY          NONE         0       0         ",
            ],
            MapOf(scenario, "server-a").Entries.Select(entry => entry.Entry));
    }

    [Theory]
    [InlineData("1.14.0", "Allow    Ingress     0          80/TCP       NONE         disabled    0       0         ")]
    [InlineData("1.18.0", "Allow    Ingress     0          80/TCP       NONE         disabled    0       0         24       ")]
    public void Entries_OfLaterVersions_HaveTheirColumns(string version, string expected)
    {
        var scenario = Load(Netpol("in", $"podSelector: {Web}, ingress: [ {{ ports: [ {{ port: 80 }} ] }} ]"));

        Assert.Equal(expected, MapOf(scenario, "server-a", version).Entries[0].Entry);
    }

    [Fact]
    public void Entry_AfterPackets_HasCountedThem()
    {
        var scenario = Load(Netpol("in", $"podSelector: {Web}, ingress: [ {{ ports: [ {{ port: 80 }} ] }} ]"));

        var first = Curl(scenario, "client", "server-a").Trace.Packets[0].Hops.SelectMany(hop => hop.Evidence)
            .OfType<PolicyEntry>().Single(entry => entry.Key.Direction == PolicyDirection.Ingress);

        Assert.Equal("Allow    Ingress     0          80/TCP       NONE         74      1         ", first.Entry);
        Assert.Equal(MapOf(scenario, "server-a").Entries[0].Source, first.Source);
    }

    [Theory]
    [InlineData("{ podSelector: { matchLabels: { app: client } } }", "client")]
    [InlineData("{ podSelector: { } }", "client,server")]
    [InlineData("{ namespaceSelector: { } }", "client,server")]
    [InlineData("{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: default } }, podSelector: { matchLabels: { app: client } } }", "client")]
    [InlineData("{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: other } } }", "")]
    [InlineData("{ podSelector: { matchExpressions: [ { key: app, operator: In, values: [ web, db ] } ] } }", "server")]
    [InlineData("{ podSelector: { matchExpressions: [ { key: app, operator: NotIn, values: [ web ] } ] } }", "client")]
    [InlineData("{ podSelector: { matchExpressions: [ { key: app, operator: Exists } ] } }", "client,server")]
    [InlineData("{ podSelector: { matchExpressions: [ { key: tier, operator: DoesNotExist } ] } }", "client,server")]
    public void Entries_OfAKubernetesPeer_AreTheIdentitiesThatItSelects(string peer, string expected)
    {
        var scenario = Load(Netpol("in", $"podSelector: {Web}, ingress: [ {{ from: [ {peer} ] }} ]"));

        Assert.Equal(expected, PodsAmong(scenario, MapOf(scenario, "server-a").Ingress.Entries));
    }

    [Theory]
    [InlineData("fromEndpoints: [ { matchLabels: { \"k8s:app\": client } } ]", "client")]
    [InlineData("fromEndpoints: [ { } ]", "client,server")]
    [InlineData("fromEndpoints: [ { matchLabels: { \"k8s:io.kubernetes.pod.namespace\": other } } ]", "")]
    [InlineData("fromEndpoints: [ ]", "")]
    [InlineData("fromEntities: [ cluster ]", "client,server")]
    [InlineData("fromEntities: [ world ]", "")]
    [InlineData("fromCIDR: [ 10.0.0.0/8 ]", "")]
    [InlineData("", "")]
    public void Entries_OfACiliumPeer_AreTheIdentitiesThatItSelects(string rule, string expected)
    {
        var scenario = Load(Cnp("in", $"endpointSelector: {Web}, ingress: [ {{ {rule} }} ]"));

        var ingress = MapOf(scenario, "server-a").Ingress;
        Assert.True(ingress.IsEnforced);
        Assert.Equal(expected, PodsAmong(scenario, ingress.Entries));
    }

    [Theory]
    [InlineData("all", "0,1")]
    [InlineData("host", "1")]
    [InlineData("world", "1,2")]
    [InlineData("health", "1,4")]
    [InlineData("remote-node", "1,6,7")]
    [InlineData("kube-apiserver", "1,7")]
    public void Entries_OfAnEntity_AreItsReservedIdentities(string entity, string expected)
    {
        var scenario = Load(Cnp("in", $"endpointSelector: {Web}, ingress: [ {{ fromEntities: [ {entity} ] }} ]"));

        Assert.Equal(expected, string.Join(',', MapOf(scenario, "server-a").Ingress.Entries.Select(entry => entry.Key.Peer)));
    }

    //  node-a is the control plane: seen from itself the API server is the host
    [Theory, InlineData("client", "1,7"), InlineData("server-b", "7")]
    public void Entries_OfKubeApiServer_IncludeTheHostOnItsOwnNode(string pod, string expected)
    {
        var scenario = Load(Cnp("out", "endpointSelector: { }, egress: [ { toEntities: [ kube-apiserver ] } ]"));

        Assert.Equal(expected, string.Join(',', MapOf(scenario, pod).Egress.Entries.Select(entry => entry.Key.Peer)));
    }

    //  192.0.2.0/24 less .128/25 and .0/26: what is left is .64/26
    [Fact]
    public void Prefixes_OfPolicies_GetLocalIdentitiesInTheIpcache()
    {
        var scenario = Load(
            Netpol("out", "podSelector: { }, egress: [ { to: [ { ipBlock: { cidr: 192.0.2.0/24, except: [ 192.0.2.128/25, 192.0.2.0/26 ] } } ] } ]"),
            Cnp("wide", "endpointSelector: { }, egress: [ { toCIDR: [ 192.0.0.0/8, 0.0.0.0/0 ] } ]"));
        var ipcache = Node(scenario, "node-a").Maps.Ipcache;

        Assert.Equal("192.0.2.64/26       identity=16777217 encryptkey=0 tunnelendpoint=0.0.0.0", ipcache.Lookup(Ipv4Address.Parse("192.0.2.70")).Entry);
        Assert.Equal("192.0.0.0/8", ipcache.Lookup(Ipv4Address.Parse("192.0.2.130")).Prefix.ToString());
        Assert.Equal(16777218u, ipcache.Lookup(Ipv4Address.Parse("192.9.9.9")).Identity.Value);
        Assert.Equal(SecurityIdentity.World, ipcache.Lookup(Ipv4Address.Parse("8.8.8.8")).Identity);
        Assert.Equal(["16777217", "16777218", "2"], ipcache.Entries().TakeLast(3).Select(entry => entry.Identity.ToString()));
        Assert.Equal("2,16777217,16777218", string.Join(',', MapOf(scenario, "client").Egress.Entries.Select(entry => entry.Key.Peer)));
    }

    [Fact]
    public void Prefixes_ThatHoldPodsAndNodes_LeaveThemTheirIdentities()
    {
        var scenario = Load(Cnp("out", "endpointSelector: { }, egress: [ { toCIDR: [ 10.0.0.0/8, 172.18.0.3/32 ] } ]"));
        var ipcache = Node(scenario, "node-a").Maps.Ipcache;
        var server = Assert.Single(scenario.Cluster.Pods, pod => pod.Name == "server-b");

        Assert.Equal(server.Identity, ipcache.Lookup(server.Ip).Identity);
        Assert.Equal(SecurityIdentity.RemoteNode, ipcache.Lookup(Ipv4Address.Parse("172.18.0.3")).Identity);
    }

    //  exact port before port of anybody, before anything of the peer, before everything
    [Theory]
    [InlineData(80, "a ingress[0]"), InlineData(443, "b ingress[0]"), InlineData(22, "c ingress[0]")]
    public void Lookup_SeveralEntries_TakesTheMostExactPortFirst(int port, string rule)
    {
        const string client = "{ podSelector: { matchLabels: { app: client } } }";
        var scenario = Load(
            Netpol("c", $"podSelector: {Web}, ingress: [ {{ from: [ {client} ] }} ]"),
            Netpol("b", $"podSelector: {Web}, ingress: [ {{ ports: [ {{ port: 80 }}, {{ port: 443 }} ] }} ]"),
            Netpol("a", $"podSelector: {Web}, ingress: [ {{ from: [ {client} ], ports: [ {{ port: 80 }} ] }} ]"));

        Assert.Equal("default/" + rule, Lookup(scenario, "1.13.0", "client", "server-a", port).Entry?.Rule);
    }

    //  deny of a peer reaches the ports that everybody else may use
    [Theory, InlineData(80, PolicyOutcome.Denied), InlineData(22, PolicyOutcome.Denied)]
    public void Lookup_PeerDeniedAndPortAllowed_IsDenied(int port, PolicyOutcome expected)
    {
        var scenario = Load(
            Cnp("a", $"endpointSelector: {Web}, ingress: [ {{ toPorts: [ {{ ports: [ {{ port: \"80\", protocol: TCP }} ] }} ] }} ], ingressDeny: [ {{ fromEndpoints: [ {{ matchLabels: {{ app: client }} }} ] }} ]"));

        Assert.Equal(expected, Lookup(scenario, "1.13.0", "client", "server-a", port).Outcome);
        Assert.Equal(port == 80 ? PolicyOutcome.Allowed : PolicyOutcome.NothingAllows, Lookup(scenario, "1.13.0", "server-b", "server-a", port).Outcome);
    }

    [Theory]
    [InlineData("1.13.0", 8000, true), InlineData("1.13.0", 8001, false), InlineData("1.15.0", 22, true)]
    [InlineData("1.16.0", 8001, true), InlineData("1.16.0", 8010, true), InlineData("1.16.0", 8011, false), InlineData("1.16.0", 7999, false)]
    public void Lookup_EndPort_MeansWhatTheVersionMakesOfIt(string version, int port, bool isAllowed)
    {
        var scenario = Load(Netpol("in", $"podSelector: {Web}, ingress: [ {{ ports: [ {{ port: 8000, endPort: 8010 }} ] }} ]"));

        Assert.Equal(isAllowed, Lookup(scenario, version, "client", "server-a", port).Outcome == PolicyOutcome.Allowed);
    }

    //  protocol without port: every port of it, and nothing of others
    [Fact]
    public void Lookup_ProtocolWithoutPort_AllowsItsPorts()
    {
        var scenario = Load(Netpol("in", $"podSelector: {Web}, ingress: [ {{ ports: [ {{ protocol: TCP }} ] }} ]"));

        Assert.Equal(PolicyOutcome.Allowed, Lookup(scenario, "1.13.0", "client", "server-a", 1234).Outcome);
        Assert.Equal(Visualizer.Engine.Tracing.Disposition.Denied, Ping(scenario, "client", "server-a").Trace.Disposition);
    }

    [Fact]
    public void Lookup_OwnHost_IsAlwaysAllowedIn()
    {
        var scenario = Load(Netpol("in", $"podSelector: {Web}, policyTypes: [ Ingress ]"));
        var map = MapOf(scenario, "server-a");

        Assert.Equal("1", Assert.Single(map.Ingress.Entries).Key.Peer.ToString());
    }

    [Theory]
    [InlineData("podSelector: { }", true, false)]
    [InlineData("podSelector: { }, policyTypes: [ Egress ]", false, true)]
    [InlineData("podSelector: { }, egress: [ { } ]", true, true)]
    [InlineData("podSelector: { }, policyTypes: [ Ingress, Egress ]", true, true)]
    [InlineData("podSelector: { matchLabels: { app: other } }", false, false)]
    public void Rows_OfKubernetesPolicies_SayWhatIsEnforced(string spec, bool ingress, bool egress)
    {
        var row = Node(Load(Netpol("p", spec)), "node-a").Maps.EndpointList.Rows.Single(row => row.Labels.Contains("k8s:app=client"));

        Assert.Equal((ingress, egress), (row.EnforcesIngress, row.EnforcesEgress));
    }

    [Theory]
    [InlineData("endpointSelector: { }, ingress: [ { } ]", true, false)]
    [InlineData("endpointSelector: { }, ingress: [ ]", false, false)]
    [InlineData("endpointSelector: { }, egressDeny: [ { toEntities: [ world ] } ]", false, true)]
    public void Rows_OfCiliumPolicies_SayWhatIsEnforced(string spec, bool ingress, bool egress)
    {
        var row = Node(Load(Cnp("p", spec)), "node-a").Maps.EndpointList.Rows.Single(row => row.Labels.Contains("k8s:app=client"));

        Assert.Equal((ingress, egress), (row.EnforcesIngress, row.EnforcesEgress));
    }

    private static NodeDatapath Node(Scenario scenario, string name, string version = "1.13.0")
    {
        var (config, _) = DatapathEngine.Resolve(scenario, HelmRequest.None);
        var cluster = DatapathEngine.Provision(scenario.Cluster, config.Datapath! with { Cilium = CiliumVersion.Parse(version) });
        return cluster.Of(cluster.Index.Node(name)!);
    }

    private static PolicyMap MapOf(Scenario scenario, string pod, string version = "1.13.0")
    {
        var found = scenario.Cluster.Pods.Single(candidate => candidate.Name == pod);
        return Node(scenario, found.Node.Name, version).Maps.Policies.Of(found.Ip);
    }

    private static PolicyVerdict Lookup(Scenario scenario, string version, string from, string to, int port)
    {
        var client = scenario.Cluster.Pods.Single(candidate => candidate.Name == from);
        var server = scenario.Cluster.Pods.Single(candidate => candidate.Name == to);
        var skb = Packets.Syn(client.Ip, 40000, server.Ip, port);
        return MapOf(scenario, to, version).Lookup(PolicyDirection.Ingress, client.Identity, ConntrackTuple.Of(skb), skb, new ProgramState());
    }

    private static string PodsAmong(Scenario scenario, IEnumerable<PolicyEntry> entries)
    {
        var peers = entries.Select(entry => entry.Key.Peer).ToHashSet();
        return string.Join(',', scenario.Cluster.Pods.Where(pod => pod.Name != "server-b" && peers.Contains(pod.Identity))
            .Select(pod => pod.Name.Split('-')[0]).Order(StringComparer.Create(CultureInfo.InvariantCulture, ignoreCase: false)));
    }
}
