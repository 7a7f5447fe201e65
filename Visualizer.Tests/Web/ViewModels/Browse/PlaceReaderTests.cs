using Visualizer.Engine;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Provisioning;
using Visualizer.Tests.Support;
using Visualizer.Web.State;
using Visualizer.Web.ViewModels.Browse;

namespace Visualizer.Tests.Web.ViewModels.Browse;

/// <summary>Every place that a place leads to is there, and every address leads to whatever has it.</summary>
public sealed class PlaceReaderTests
{
    public static TheoryData<string> Scenarios => [Labs.Ebpf, Labs.Ipsec, Labs.Vxlan, Labs.Playground];

    [Theory, MemberData(nameof(Scenarios))]
    public void Read_EverythingFromTheClusterOn_IsThereAndKnowsItsWay(string scenario)
    {
        var reader = new PlaceReader(Provision(scenario));
        var open = new Queue<BrowsePlace>([BrowsePlace.Cluster]);
        var seen = new HashSet<BrowsePlace>();
        while (open.TryDequeue(out var place))
        {
            if (!seen.Add(place))
            {
                continue;
            }

            var view = reader.Read(place);
            Assert.True(view is not null, $"{place} is not there");
            Assert.Equal([BrowsePlace.Cluster, place], new[] { view.Crumbs[0].Place, view.Crumbs[^1].Place });
            Assert.All(view.Crumbs, crumb => Assert.NotEqual("", crumb.Text));
            Assert.Equal(view.Tables.IsEmpty, view.At is null);
            Assert.Equal(place, BrowsePlace.Parse(place.ToString()));
            foreach (var next in view.Groups.SelectMany(group => group.Items).Select(item => item.Place)
                .Concat(view.Facts.Select(fact => fact.Place).OfType<BrowsePlace>())
                .Concat(view.Facts.SelectMany(fact => view.Links.Parts(fact.Value)).Select(part => part.Place).OfType<BrowsePlace>()))
            {
                open.Enqueue(next);
            }
        }

        Assert.Contains(seen, place => place.Device == "cilium_host");
        Assert.Contains(seen, place => place.Kind == BrowseKind.Identity);
        Assert.Contains(seen, place => place.Kind == BrowseKind.Gateway);
    }

    [Theory, MemberData(nameof(Scenarios))]
    public void Parts_AddressesOfEveryDevice_LeadToIt(string scenario)
    {
        var datapath = Provision(scenario);
        var links = new LinkedText(datapath.Index);
        foreach (var device in datapath.Index.Nodes.SelectMany(node => datapath.Of(node).Devices).Where(device => device.HasLinkLayer && device.Kind != DeviceKind.Loopback))
        {
            var own = BrowsePlace.At(device.NetNs.Node, device.NetNs.Name, device.Name);
            Assert.Equal(own, links.Parts(device.Mac.ToString().ToUpperInvariant()).Single().Place);
            if (device.Address is { } address)
            {
                Assert.Equal((own.Name, own.NetNs), links.Parts($"{address}/32")[0].Place is { } owner ? (owner.Name, owner.NetNs) : default);
            }
        }
    }

    [Fact]
    public void Parts_Text_AreTheTextWithItsOwners()
    {
        var datapath = Provision(Labs.Ebpf);
        var worker = datapath.Of(datapath.Index.Nodes[1]);
        const string Text = "10.96.93.201:8080 via 172.18.0.1 dev eth0 mac=CA:8F:99:91:17:F2 8.8.8.8 110.0.0.72 bpf_netdev_eth0.o <img>\n";

        var parts = new LinkedText(datapath.Index, worker.Host).Parts(Text);

        Assert.Equal(Text, string.Concat(parts.Select(part => part.Text)));
        Assert.Equal(
            ["10.96.93.201=svc/default/serversvc", "172.18.0.1=gateway", $"eth0=node/{worker.Node.Name}:host:eth0"],
            parts.Where(part => part.Place is not null).Select(part => $"{part.Text}={part.Place}").Take(3));
    }

    [Theory]
    [InlineData("10.0.0.72.80 > 8.8.8.8.443: Flags [S]", "10.0.0.72", "8.8.8.8"), InlineData("1.1.1.1.", "1.1.1.1")]
    [InlineData("1.1.0.0/16 0.0.0.0 127.0.0.1 169.254.42.1 224.0.0.1 255.255.255.0 10.0.0.250 172.18.0.99 10.0.0.72.1.2")]
    public void Parts_AddressOfNobodyInTheCluster_IsAHostOutside(string text, params string[] expected) =>
        Assert.Equal(expected, new LinkedText(Provision(Labs.Ebpf).Index).Parts(text).Where(part => part.Place is not null).Select(part => part.Text));

    [Theory]
    [InlineData("external/8.8.8.8:host", "does not declare"), InlineData("external/laptop:host", "host outside the cluster")]
    public void Read_HostOutside_SaysWhetherItIsDeclared(string spelling, string kind)
    {
        var view = new PlaceReader(Provision(Labs.Playground)).Read(BrowsePlace.Parse(spelling)!);

        Assert.EndsWith(kind, view?.Kind.English, StringComparison.Ordinal);
        Assert.NotEmpty(view!.Tables);
    }

    [Theory]
    [InlineData("node/nobody"), InlineData("node/nobody:host"), InlineData("svc/default/nothing"), InlineData("svc/x"), InlineData("identity/4294967295")]
    [InlineData("identity/x"), InlineData("external/nobody:host")]
    public void Read_WhatIsNotThere_IsNone(string spelling) => Assert.Null(new PlaceReader(Provision(Labs.Ebpf)).Read(BrowsePlace.Parse(spelling)!));

    [Theory]
    [InlineData(":pod/nobody"), InlineData(":nowhere"), InlineData(":host:nothing"), InlineData(":host:cilium_vxlan")]
    public void Read_WhatANodeHasNot_IsNone(string rest)
    {
        var datapath = Provision(Labs.Ebpf);

        Assert.Null(new PlaceReader(datapath).Read(BrowsePlace.Parse($"node/{datapath.Index.Nodes[0].Name}{rest}")!));
    }

    private static ClusterDatapath Provision(string scenario)
    {
        var loaded = Labs.Load(scenario);
        return DatapathEngine.Provision(loaded.Cluster, DatapathEngine.Resolve(loaded, HelmRequest.None).Config.Datapath!);
    }
}
