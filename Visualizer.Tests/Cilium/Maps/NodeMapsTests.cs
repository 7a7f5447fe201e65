using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Cilium.Maps;

/// <summary>What the agent's maps hold, in the lines that their commands print.</summary>
public sealed class NodeMapsTests
{
    [Theory]
    [InlineData(Labs.Vxlan, "10.0.2.119", "10.0.2.119/32       identity=32359 encryptkey=0 tunnelendpoint=0.0.0.0")]
    [InlineData(Labs.Vxlan, "10.0.0.24", "10.0.0.24/32        identity=46188 encryptkey=0 tunnelendpoint=172.18.0.2")]
    [InlineData(Labs.Vxlan, "172.18.0.3", "172.18.0.3/32       identity=1 encryptkey=0 tunnelendpoint=0.0.0.0")]
    [InlineData(Labs.Vxlan, "172.18.0.2", "172.18.0.2/32       identity=6 encryptkey=0 tunnelendpoint=0.0.0.0")]
    [InlineData(Labs.Vxlan, "172.18.0.4", "172.18.0.4/32       identity=7 encryptkey=0 tunnelendpoint=0.0.0.0")]
    [InlineData(Labs.Vxlan, "10.0.0.109", "10.0.0.109/32       identity=6 encryptkey=0 tunnelendpoint=172.18.0.2")]
    [InlineData(Labs.Vxlan, "10.96.0.10", "0.0.0.0/0           identity=2 encryptkey=0 tunnelendpoint=0.0.0.0")]
    [InlineData(Labs.Ipsec, "10.0.0.40", "10.0.0.40/32        identity=6 encryptkey=3 tunnelendpoint=172.18.0.4")]
    [InlineData(Labs.Ipsec, "172.18.0.4", "172.18.0.4/32       identity=6 encryptkey=0 tunnelendpoint=172.18.0.4")]
    public void IpcacheLookup_Address_HasIdentityEndpointAndKey(string lab, string address, string line)
    {
        var node = new NodeRig(lab, "-worker");

        var entry = node.Datapath.Maps.Ipcache.Lookup(Ipv4Address.Parse(address));

        Assert.Equal(line, entry.Entry);
    }

    [Fact]
    public void IpcacheEntries_Listed_AreWhatLookupsAnswer()
    {
        var ipcache = new NodeRig(Labs.Ipsec, "-worker").Datapath.Maps.Ipcache;

        var entries = ipcache.Entries().ToArray();

        Assert.All(entries, entry => Assert.Equal(entry, ipcache.Lookup(entry.Prefix.Network)));
        Assert.Equal(entries.Length, entries.Select(entry => entry.Prefix).Distinct().Count());
    }

    [Fact]
    public void EndpointMap_Node_HasItsAddressesAndPods()
    {
        var endpoints = new NodeRig(Labs.Ebpf, "worker2").Datapath.Maps.Endpoints;

        var lines = endpoints.Entries.Select(entry => entry.Entry).ToArray();

        Assert.Contains("172.18.0.2:0   (localhost)", lines);
        Assert.Contains("10.0.2.34:0    (localhost)", lines);
        Assert.Contains("10.0.2.202:0   id=124   flags=0x0000 ifindex=7   mac=7E:55:97:9F:D9:BF nodemac=A6:1D:2B:BD:AF:60", lines);
        Assert.Equal(5, lines.Length);
    }

    //  lab A, 1.1: the wildcard and the own node's address beside the ClusterIP, backends in the order of arrival
    [Fact]
    public void ServiceMap_NodePortReplaced_ListsAsTheLabDoes()
    {
        var services = new NodeRig(Labs.Ebpf, "worker2").Datapath.Maps.Services;

        var lines = services.Entries.SelectMany(service => Enumerable.Range(0, service.Backends.Length).Select(slot => service.Slot(slot).Entry)).ToArray();

        Assert.Equal(
            [
                "1    10.96.0.1:443       ClusterIP      1 => 172.18.0.4:6443 (active)   ",
                "2    10.96.0.10:53       ClusterIP      1 => 10.0.0.228:53 (active)     ",
                "                                        2 => 10.0.0.103:53 (active)     ",
                "3    10.96.0.10:9153     ClusterIP      1 => 10.0.0.228:9153 (active)   ",
                "                                        2 => 10.0.0.103:9153 (active)   ",
                "4    10.96.102.191:443   ClusterIP      1 => 172.18.0.2:4244 (active)   ",
                "5    10.96.93.201:8080   ClusterIP      1 => 10.0.0.72:80 (active)      ",
                "                                        2 => 10.0.2.202:80 (active)     ",
                "                                        3 => 10.0.1.63:80 (active)      ",
                "6    172.18.0.2:32000    NodePort       1 => 10.0.0.72:80 (active)      ",
                "                                        2 => 10.0.2.202:80 (active)     ",
                "                                        3 => 10.0.1.63:80 (active)      ",
                "7    0.0.0.0:32000       NodePort       1 => 10.0.0.72:80 (active)      ",
                "                                        2 => 10.0.2.202:80 (active)     ",
                "                                        3 => 10.0.1.63:80 (active)      ",
            ],
            lines);
    }

    [Fact]
    public void ServiceMap_KubeProxy_HasClusterIpsOnly()
    {
        var services = new NodeRig(Labs.Ipsec, "-worker").Datapath.Maps.Services;

        Assert.False(services.TryLookup(Ipv4Address.Parse("172.18.0.3"), 32000, (byte)TransportProtocol.Tcp, out _));
        Assert.True(services.TryLookup(Ipv4Address.Parse("10.96.142.173"), 80, (byte)TransportProtocol.Tcp, out _));
    }

    [Fact]
    public void RevNatMap_Service_PrintsItsFrontend()
    {
        var maps = new NodeRig(Labs.Ebpf, "worker2").Datapath.Maps;

        Assert.True(maps.RevNat.TryLookup(6, out var entry));
        Assert.Equal(("cilium bpf lb list --revnat", "6    172.18.0.2:32000"), (entry.Source, entry.Entry));
    }

    //  lab D: one row per other node
    [Fact]
    public void TunnelMap_Vxlan_HasOneRowPerOtherNode()
    {
        var tunnel = new NodeRig(Labs.Vxlan, "-worker").Datapath.Maps.Tunnel;

        Assert.Equal(["10.0.1.0:0   172.18.0.4:0   ", "10.0.0.0:0   172.18.0.2:0   "], tunnel.Entries.Select(entry => entry.Entry));
        Assert.False(tunnel.TryLookup(Ipv4Address.Parse("10.0.2.77"), out _), "the own pod CIDR is not in the tunnel map");
    }

    [Fact]
    public void TunnelMap_NativeMode_IsEmpty() => Assert.Empty(new NodeRig(Labs.Ebpf, "-worker").Datapath.Maps.Tunnel.Entries);
}
