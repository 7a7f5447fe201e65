using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Scenarios;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.State;

public sealed class WorkbenchUrlTests
{
    private const string Base = "http://127.0.0.1:5080/";

    private static readonly WorkbenchRequest Everything = new()
    {
        ScenarioId = "vxlan-ebpf",
        Kind = FlowKind.Curl,
        From = "kube-system/coredns-64897985d-cjbv8",
        To = "172.18.0.2:32000",
        Backend = "evescn-2454l",
        Shape = new() { Size = 1400, Count = 3, Ttl = 2, DontFragment = true, ColdNeighbours = true },
        Set = ["bpf.masquerade=false", "devices={eth0,eth1}", "a.b=1&2=3#4 %"],
        Reset = true,
        Version = "1.13.0-rc5",
        Kernel = "5.11.5",
        Packet = 3,
        Hop = 11,
        Tap = "worker/pod/net/eth0",
        Speed = 0.25,
        ShowAll = true,
        ShowStations = true,
        GuessFirst = true,
        HelmOpen = true,
        HelmView = HelmView.Yaml,
        TerminalOpen = true,
        Place = "node/worker:pod/kube-system/coredns",
        Table = "ip route show table local | grep -F 'a&b#c'",
        Dialog = new(DialogKind.Captures, "worker/pod/net/eth0"),
        Language = Language.Chinese,
        Look = new() { Theme = "dark", HighContrast = true, Projector = false },
    };

    [Fact]
    public void Parse_WhatWasWritten_IsTheSameRequest() => AssertRoundTrip(Everything);

    [Fact]
    public void Parse_DocumentInTheFragment_IsTheSameDocument()
    {
        var request = Everything with { Document = "title: Zwei Knoten – 两个节点\ncluster:\n  nodes: [ { name: a } ]\n", ScenarioId = WorkbenchRequest.FirstScenario };

        Assert.DoesNotContain("title", WorkbenchUrl.Write(request), StringComparison.Ordinal);
        AssertRoundTrip(request);
    }

    [Fact]
    public void Parse_SuggestedFlowThatWasWritten_IsTheSuggestedFlow()
    {
        var suggested = new SuggestedFlow("", "udp", "client", "web:53", "server-b", Size: 900, Count: 2, Ttl: 3, DontFragment: true, Neighbours: "cold");

        var parsed = WorkbenchUrl.Parse(Base + WorkbenchUrl.Write(FlowDefaults.With(new WorkbenchRequest(), suggested)));

        Assert.Equal(suggested.ToRequest(), parsed.ToFlow());
        Assert.True(FlowDefaults.Is(parsed, suggested));
    }

    [Fact]
    public void Write_DocumentsThatDiffer_DifferBeforeTheFragment()
    {
        string Query(string document) => WorkbenchUrl.Write(new() { Document = document }).Split('#')[0];

        Assert.NotEqual(Query("title: a"), Query("title: b"));
    }

    [Fact]
    public void Write_ManyValues_AreShortAndComeBack()
    {
        var request = Everything with { Set = [.. Enumerable.Range(0, 60).Select(number => $"some.long.key.of.the.chart.number{number}=true")] };

        Assert.InRange(WorkbenchUrl.Write(request).Length, 1, 800);
        AssertRoundTrip(request);
        AssertRoundTrip(request with { Document = "title: a document beside them", ScenarioId = WorkbenchRequest.FirstScenario });
    }

    [Fact]
    public void Parse_PlayerMovedOnALongAddress_TheAddressItselfCounts()
    {
        var parts = WorkbenchUrl.Write(Everything with { Set = [.. Enumerable.Range(0, 200).Select(number => $"key{number}=value")] }).Split('#');

        var request = WorkbenchUrl.Parse($"{Base}{parts[0]}&packet=1&hop=2#{parts[1]}");

        Assert.Equal((1, 2, "kube-system/coredns-64897985d-cjbv8"), (request.Packet, request.Hop, request.From));
    }

    [Fact]
    public void Parse_EmbeddedViewThatWasWritten_HasNoPanels()
    {
        var parsed = WorkbenchUrl.Parse(Base + WorkbenchUrl.Write(Everything with { IsEmbedded = true }));

        Assert.Equal(Everything.WithoutPanels() with { IsEmbedded = true, Set = parsed.Set }, parsed);
        Assert.Equal((null, false, false, null, null), (parsed.Dialog, parsed.HelmOpen, parsed.TerminalOpen, parsed.Place, parsed.Card));
    }

    [Fact]
    public void Parse_CardThatWasWritten_IsOpenWhereNoPlaceIsLookedInto() => Assert.Equal(
        ("worker/host/eth0", null), (Parse("card=worker/host/eth0").Card, Parse("place=cluster&card=worker/host/eth0").Card));

    [Theory]
    [InlineData(DialogKind.Document, "document"), InlineData(DialogKind.Share, "share"), InlineData(DialogKind.Captures, "captures")]
    [InlineData(DialogKind.Search, "search"), InlineData(DialogKind.Keys, "keys"), InlineData(DialogKind.Variant, "variant")]
    public void Write_Dialog_IsAWordThatStays(DialogKind kind, string word)
    {
        Assert.EndsWith($"&open={word}", WorkbenchUrl.Write(new() { Dialog = new(kind) }), StringComparison.Ordinal);
        Assert.Equal(new OpenDialog(kind), Parse($"open={word}").Dialog);
    }

    [Fact]
    public void Write_WhatIsAsUsual_IsLeftOut() => Assert.Equal(
        "?v=1&scenario=vxlan-ebpf", WorkbenchUrl.Write(new() { ScenarioId = "vxlan-ebpf", Speed = 1, HelmView = HelmView.Yaml, NewerFormat = 3 }));

    /// <summary>In a format that is not known here a key may mean something else; what is read of it cannot.</summary>
    [Theory]
    [InlineData("2")]
    [InlineData("17")]
    public void Parse_NewerVersion_ReadsWhatCannotBeMisread(string version)
    {
        var written = WorkbenchUrl.Write(Everything with { Document = "title: mine", ScenarioId = WorkbenchRequest.FirstScenario }).Replace("v=1", $"v={version}", StringComparison.Ordinal);

        var parsed = WorkbenchUrl.Parse(Base + written);

        Assert.Equal(
            new WorkbenchRequest
            {
                Document = "title: mine", Language = Everything.Language, Look = Everything.Look, NewerFormat = long.Parse(version, System.Globalization.CultureInfo.InvariantCulture),
            },
            parsed);
    }

    [Fact]
    public void Parse_NewerVersionOfALongAddress_IsNewerToo() => Assert.Equal(
        (2, "vxlan-ebpf", null),
        WorkbenchUrl.Parse($"{Base}#all={CompressedText.Pack("?v=2&scenario=vxlan-ebpf&from=net")}") is var parsed ? (parsed.NewerFormat, parsed.ScenarioId, parsed.From) : default);

    [Theory]
    [InlineData("v=")]
    [InlineData("v=0")]
    [InlineData("v=-2")]
    [InlineData("v=1.5")]
    [InlineData("v=x")]
    [InlineData("v=1&v=2")]
    [InlineData("v=99999999999999999999999")]
    public void Parse_VersionThatIsNone_CountsAsTheFirst(string version) =>
        Assert.Equal((null, "net"), Parse($"{version}&from=net") is var parsed ? (parsed.NewerFormat, parsed.From) : default);

    [Fact]
    public void Write_NamesAndAddresses_StayReadable() => Assert.Equal(
        "?v=1&scenario=vxlan-ebpf&kind=ping&from=kube-system/coredns&to=172.18.0.2:32000&hop=4",
        WorkbenchUrl.Write(new() { ScenarioId = "vxlan-ebpf", Kind = FlowKind.Ping, From = "kube-system/coredns", To = "172.18.0.2:32000", Hop = 4 }));

    [Fact]
    public void Parse_NothingSaid_IsTheFirstScenarioWithTheRestOpen()
    {
        var request = WorkbenchUrl.Parse(Base);

        Assert.Equal(WorkbenchRequest.FirstScenario, request.ScenarioId);
        Assert.Null(request.Kind ?? (object?)request.From ?? request.To ?? request.Document ?? (object?)request.Language);
    }

    [Theory]
    [InlineData("?packet=-1&hop=abc&theme=pink&contrast=yes&projector=2&lang=xx&reset=maybe")]
    [InlineData("?speed=3&helm=all&open=everything")]
    [InlineData("?speed=-1&helm=0&open=/keys")]
    [InlineData("#doc=!!!")]
    [InlineData("#doc=AAAA")]
    [InlineData("?&&==&set=")]
    public void Parse_Nonsense_CountsAsNotSaid(string address)
    {
        var request = WorkbenchUrl.Parse(Base + address);

        Assert.Equal((0, 0, ViewLook.Unsaid, null, false), (request.Packet, request.Hop, request.Look, request.Language, request.Reset));
        Assert.Equal((1, false, null), (request.Speed, request.HelmOpen, request.Dialog));
        Assert.True(string.IsNullOrEmpty(request.Document));
    }

    [Fact]
    public void Unpack_BombOfAGigabyte_IsRefused()
    {
        var bomb = CompressedText.Pack(new string('a', 600 * 1024));

        Assert.Null(CompressedText.Unpack(bomb));
    }

    private static WorkbenchRequest Parse(string query) => WorkbenchUrl.Parse($"{Base}?{query}");

    private static void AssertRoundTrip(WorkbenchRequest request)
    {
        var parsed = WorkbenchUrl.Parse(Base + WorkbenchUrl.Write(request));

        Assert.Equal(request.Set, parsed.Set);
        Assert.Equal(request with { Set = [] }, parsed with { Set = [] });
    }
}
