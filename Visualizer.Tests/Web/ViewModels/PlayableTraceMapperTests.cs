using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Tests.Support;
using Visualizer.Web.ViewModels;
using Visualizer.Web.ViewModels.Playable;

namespace Visualizer.Tests.Web.ViewModels;

/// <summary>A trace for the browser: everything that the drawing and the panels say is there, in words.</summary>
public sealed class PlayableTraceMapperTests
{
    private const string Worker2 = "cilium-kubeproxy-replacement-ebpf-worker2";

    [Fact]
    public void Map_NodesOfTheEbpfLab_AreInTheOrderOfThePathWithShortNames()
    {
        var trace = Ping(Labs.Ebpf, "evescn-q7xhn");

        Assert.Equal(["worker2", "worker", "control-plane"], trace.Nodes.Select(node => node.Name));
        Assert.Equal([true, true, false], trace.Nodes.Select(node => node.OnPath));
        Assert.All(trace.Nodes, node => Assert.Equal("cilium-kubeproxy-replacement-ebpf-", node.Prefix));
        Assert.All(trace.Nodes, node => Assert.Single(node.Namespaces, netNs => netNs.Kind == "host"));
    }

    [Fact]
    public void Map_Ends_SayWhatRunsThere()
    {
        var namespaces = Ping(Labs.Ebpf, "evescn-q7xhn").Nodes.SelectMany(node => node.Namespaces).Where(netNs => netNs.Process is not null);

        Assert.Equal(
            [("pod/net", "ping 10.0.0.72"), ("pod/evescn-q7xhn", "kernel answers the echo")], namespaces.Select(netNs => (netNs.Id, netNs.Process)));
    }

    [Fact]
    public void Map_VethPairs_PointAtEachOther()
    {
        var interfaces = (from node in Ping(Labs.Kpr, "cilium-with-replacement-xtzwx").Nodes
                          from netNs in node.Namespaces
                          from device in netNs.Interfaces
                          select (Ref: new InterfaceRef(node.Id, netNs.Id, device.Name), device)).ToDictionary(entry => entry.Ref, entry => entry.device);

        Assert.All(interfaces.Where(entry => entry.Value.Peer is not null), entry => Assert.Equal(entry.Key, interfaces[entry.Value.Peer!].Peer));
        Assert.Contains(interfaces.Values, device => device is { Kind: "hostEnd", Peer: not null });
        Assert.Contains(interfaces.Values, device => device is { Kind: "podEnd", Peer: not null });
    }

    [Fact]
    public void Map_Taps_AreInTheOrderOfTheRequestWithTheSkippedOneAtItsPlace()
    {
        var taps = Ping(Labs.Ebpf, "evescn-q7xhn").Taps;

        Assert.Equal(
            ["client.eth0", "client.lxc", "clientNode.eth0", "serverNode.eth0", "server.lxc", "server.eth0"],
            taps.Where(tap => !tap.Untouched).Select(tap => tap.Role));
    }

    [Fact]
    public void Map_RedirectPeer_SkipsTheLxcAndTheTapSaysSo()
    {
        var trace = Ping(Labs.Ebpf, "evescn-jzms5");
        var (packet, hop) = Find(trace, hop => hop.Skips is not null);

        Assert.Equal(new InterfaceRef(Worker2, "host", "lxccb7c1b078d26"), hop.Skips);
        var skipped = trace.Taps.Single(tap => tap.Interface == "lxccb7c1b078d26");
        Assert.Equal(("jumpedOver", new Position(packet.Index, hop.Index)), (skipped.Reasons.Request!.Kind, skipped.Reasons.Request.At));
        Assert.Null(skipped.Reasons.Reply);
    }

    [Fact]
    public void Map_Vxlan_IsWrappedOnTheWireAndPlainAtTheEnds()
    {
        var trace = Ping(Labs.Vxlan, "evescn-2454l");

        Assert.Equal(["vxlan"], Find(trace, hop => hop.Stage == "wire").Hop.Wrappers);
        Assert.Empty(trace.Packets[0].Hops[0].Wrappers);
        var frame = trace.Taps.Single(tap => tap.Role == "clientNode.eth0").Frames[0];
        Assert.Equal(("vxlan", "UDP"), (frame.Form, frame.Badge));
        Assert.Contains("OTV", frame.Tcpdump, StringComparison.Ordinal);
    }

    [Fact]
    public void Map_Ipsec_TtlCannotBeReadOnTheWire()
    {
        var frame = Ping(Labs.Ipsec, "cni-fcnh6").Taps.Single(tap => tap.Role == "clientNode.eth0").Frames[0];

        Assert.Equal(("esp", "ESP", null), (frame.Form, frame.Badge, frame.Ttl));
        Assert.NotNull(frame.OuterTtl);
    }

    [Fact]
    public void Map_EveryHop_HasTextsCitationAndLayers()
    {
        foreach (var language in (Language[])[Language.English, Language.Chinese])
        {
            foreach (var hop in Ping(Labs.Ipsec, "cni-fcnh6", language).Packets.SelectMany(packet => packet.Hops))
            {
                Assert.NotEqual("", hop.Headline);
                Assert.NotEqual("", hop.Explanation);
                Assert.NotEqual("", hop.Place);
                Assert.NotNull(hop.Citation?.Url);
                Assert.Equal(hop.Frame.Length > 0, hop.Layers.Length > 0);
                Assert.All(hop.Changes, range => Assert.InRange(range.Offset + range.Length, 1, hop.Frame.Length / 2));
                Assert.All(hop.Evidence, evidence => Assert.False(evidence.Entry.Contains('\n', StringComparison.Ordinal)));
            }
        }
    }

    [Fact]
    public void Map_Sightings_PointAtTheirHop()
    {
        var trace = Ping(Labs.Kpr, "cilium-with-replacement-xtzwx");

        foreach (var tap in trace.Taps)
        {
            foreach (var frame in tap.Frames)
            {
                var hop = trace.Packets[frame.Packet].Hops[frame.Hop];
                Assert.Equal((tap.Node, tap.Netns, tap.Interface, "tap"), (hop.Node, hop.Netns, hop.Interface, hop.Sign));
            }
        }
    }

    [Fact]
    public void Map_Curl_NamesItsPacketsAndItsClient()
    {
        var request = new FlowRequest(FlowKind.Curl, "net", "172.18.0.2:32000") { Backend = "evescn-jzms5" };
        var trace = PlayableTraceMapper.Map("key", request, Labs.Run(Labs.Ebpf, request).Answer, Language.English);

        Assert.Equal("curl 172.18.0.2:32000", trace.Client!.Command);
        Assert.Equal(["SYN", "SYN-ACK", "ACK", "GET"], trace.Packets.Take(4).Select(packet => packet.ShortName));
    }

    [Theory]
    [InlineData("external/laptop", "node/node-a:30080", "external/laptop")]
    [InlineData("client", "8.8.8.8", "external/8.8.8.8")]
    public void Map_HostOutsideTheCluster_IsDrawnWithItsInterfaceAndItsTap(string from, string to, string host)
    {
        var request = new FlowRequest(to == "8.8.8.8" ? FlowKind.Ping : FlowKind.Curl, from, to);
        var trace = PlayableTraceMapper.Map("key", request, Labs.Run(Labs.Playground, request).Answer, Language.English);

        var node = trace.Nodes.Single(each => each.Kind == "external");
        var eth0 = Assert.Single(Assert.Single(node.Namespaces).Interfaces);
        Assert.Equal((host, $"{host}/host/eth0", "uplink"), (node.Id, eth0.Tap, eth0.Kind));
        Assert.NotEqual("", eth0.Mac);
        Assert.Contains(trace.Taps, tap => tap is { Role: "external.eth0", Request: true });
    }

    [Fact]
    public void Map_OtherLanguage_ChangesTextsOnly()
    {
        var english = Ping(Labs.Ebpf, "evescn-q7xhn");
        var chinese = Ping(Labs.Ebpf, "evescn-q7xhn", Language.Chinese);

        Assert.Equal(("en", "zh-Hans"), (english.Locale, chinese.Locale));
        Assert.Equal(english.Taps.Select(tap => tap.Key), chinese.Taps.Select(tap => tap.Key));
        Assert.Equal(
            english.Packets.SelectMany(packet => packet.Hops).Select(hop => (hop.Code, hop.Frame)),
            chinese.Packets.SelectMany(packet => packet.Hops).Select(hop => (hop.Code, hop.Frame)));
        Assert.NotEqual(english.Packets[0].Hops[0].Headline, chinese.Packets[0].Hops[0].Headline);
    }

    private static PlayableTrace Ping(string id, string to, Language language = Language.English) =>
        PlayableTraceMapper.Map("key", new FlowRequest(FlowKind.Ping, "net", to), Labs.Ping(id, "net", to).Answer, language);

    private static (PlayablePacket Packet, PlayableHop Hop) Find(PlayableTrace trace, Predicate<PlayableHop> matches) =>
        trace.Packets.SelectMany(packet => packet.Hops.Select(hop => (packet, hop))).First(entry => matches(entry.hop));
}
