using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;
using Visualizer.Tests.Support;
using Visualizer.Tests.Web.State;
using Visualizer.Web.State;
using Visualizer.Web.ViewModels;
using Visualizer.Web.ViewModels.Helm;

namespace Visualizer.Tests.Web.ViewModels;

/// <summary>What the Helm panel shows: values, texts, explanations, changes.</summary>
public sealed class HelmViewTests
{
    private readonly VisualizerSession session = Sessions.Create();

    [Theory]
    [InlineData("1.12.0", "tunnel", "routingMode"), InlineData("1.13.0", "tunnel", "routingMode"), InlineData("1.15.0", "routingMode", "tunnel")]
    [InlineData("1.18.0", "bpf.datapathMode", "tunnel")]
    public async Task Sheet_OfAVersion_HasItsModelledValuesAndNoOthers(string version, string has, string lacks)
    {
        await session.OpenAsync(new WorkbenchRequest { ScenarioId = Labs.Playground, Version = version }, Language.English);

        var sheet = ValueSheet.Of(session.State)!;
        var keys = sheet.Groups.SelectMany(group => group.Rows).Select(row => row.Entry.Key).ToList();
        Assert.Contains(has, keys);
        Assert.DoesNotContain(lacks, keys);
        Assert.Equal(
            ValueCatalogue.All.Count(entry => entry.Influence == ValueInfluence.Modelled && entry.ExistsIn(sheet.Minor)), keys.Count);
    }

    [Fact]
    public async Task Sheet_Values_SayWhoSetThemAndWhatOverrulesThem()
    {
        await session.OpenAsync(
            new WorkbenchRequest { ScenarioId = Labs.Ipsec, Set = ["bpf.masquerade=true", "bpf.lbMapMax=7", "nosuch.value=1"] }, Language.English);

        var sheet = ValueSheet.Of(session.State)!;
        var rows = sheet.Groups.SelectMany(group => group.Rows).ToDictionary(row => row.Entry.Key);
        Assert.Equal((ValueSource.Viewer, true, true), (rows["bpf.masquerade"].Source, rows["bpf.masquerade"].IsChanged, rows["bpf.masquerade"].IsOverruled));
        Assert.Equal((ValueSource.Scenario, "disabled"), (rows["tunnel"].Source, rows["tunnel"].Value));
        Assert.Equal((ValueSource.Chart, false), (rows["MTU"].Source, rows["MTU"].IsChanged));
        Assert.Contains(sheet.Others, other => other is { Key: "nosuch.value", Entry: null });
        Assert.Contains(sheet.Others, other => other is { Key: "bpf.lbMapMax", Entry: not null });
    }

    [Theory]
    [InlineData(RawForm.Set), InlineData(RawForm.Yaml), InlineData(RawForm.Command)]
    public void Raw_WhatIsWritten_IsReadAsTheSame(RawForm form)
    {
        var values = Labs.Load(Labs.Ebpf).Helm.Merged.With("nodePort.range", new HelmValue.Text("30000,32767", HelmPlace.None));

        var reading = RawValues.Read(RawValues.Write(form, values, CiliumVersion.Parse("1.13.0")));

        Assert.Empty(reading.Problems);
        Assert.Empty(reading.Notes);
        Assert.True(reading.Values.Root.SaysTheSameAs(values.Root));
        Assert.Equal(form == RawForm.Command ? "1.13.0" : null, reading.Version);
    }

    [Theory]
    [InlineData("bpf:\n  masquerade: true\n"), InlineData("# mine\n---\n{ bpf: { masquerade: true } }"), InlineData("bpf.masquerade=true")]
    [InlineData("--set bpf.masquerade=true"), InlineData("$ helm install cilium cilium/cilium \\\n  --set bpf.masquerade=true")]
    public void Raw_AnyForm_IsRecognised(string text) => Assert.Equal(["bpf.masquerade=true"], SetWriter.Write(RawValues.Read(text).Values));

    [Fact]
    public void Raw_FileThatIsNotHere_IsSaid() => Assert.Equal(
        "helm-command.file-ignored", Assert.Single(RawValues.Read("helm install cilium cilium/cilium -n kube-system -f mine.yaml").Notes).Code);

    [Fact]
    public async Task Explanation_HostRoutingThatFollowsFromAbandonedMasquerading_NamesTheWholeChain()
    {
        await session.OpenAsync(new WorkbenchRequest { ScenarioId = Labs.Ipsec, Set = ["bpf.masquerade=true"] }, Language.English);

        var modes = ModeExplanation.Of(session.State.Answer!.Config);
        var masquerading = modes.Single(mode => mode.Name.English == "Masquerading");
        Assert.Equal("iptables", masquerading.Value!.English);
        Assert.Equal(["KPR"], masquerading.RestsOn.Select(cause => cause.Name.English));
        Assert.Contains(masquerading.Findings, finding => finding.Overruled.Contains(new ValueSetting("bpf.masquerade", "true")));
    }

    [Theory]
    [InlineData(Labs.Ebpf, "native,strict,on,absent,off,eth0,BPF,BPF,1500")]
    [InlineData(Labs.Ipsec, "native,disabled,off,runs,IPsec,none,iptables,legacy,1423")]
    [InlineData(Labs.Vxlan, "VXLAN,strict,on,absent,off,eth0,BPF,BPF,1450")]
    public async Task Explanation_OfALab_SaysWhatIsInForceAndSaysEachFindingOnce(string lab, string inForce)
    {
        await session.OpenAsync(new WorkbenchRequest { ScenarioId = lab }, Language.English);

        var config = session.State.Answer!.Config;
        var modes = ModeExplanation.Of(config);
        Assert.Equal(inForce.Split(','), modes.Select(mode => mode.Value!.English));
        Assert.All(modes, mode => Assert.NotEmpty(mode.Findings));
        Assert.Equal(config.Findings.Length, modes.Sum(mode => mode.Findings.Length) + ModeExplanation.Further(config).Length);
    }

    [Fact]
    public async Task Changes_MasqueradingByIptables_SayWhatItDoesToThePath()
    {
        await session.OpenAsync(new WorkbenchRequest { ScenarioId = Labs.Ebpf, From = "net", To = "evescn-q7xhn" }, Language.English);
        Assert.Null(PathChanges.Of(session.State));

        await session.OpenAsync(session.State.Request with { Set = ["bpf.masquerade=false"] }, Language.English);

        var changes = PathChanges.Of(session.State)!;
        Assert.Equal([new Change("bpf.masquerade", "true", "false")], changes.Causes);
        Assert.Contains(new Change("Host routing", "BPF", "legacy"), changes.Effects);
        Assert.Contains(new Change("Reply TTL", "62", "60"), changes.Effects);
        Assert.Equal(2, changes.Sightings.Length);
        Assert.All(changes.Sightings, sighting => Assert.True(sighting.Seen));
        Assert.Contains(changes.Hops, hop => hop is { Name: "nf-forward", Way: "request", IsNew: true, Place: "worker" });
    }

    [Fact]
    public async Task Changes_ValueThatTouchesNothing_AreNone()
    {
        await session.OpenAsync(new WorkbenchRequest { ScenarioId = Labs.Ebpf, From = "net", To = "evescn-q7xhn" }, Language.English);
        await session.OpenAsync(session.State.Request with { Set = ["nodePort.range=30000\\,32000"] }, Language.English);

        var changes = PathChanges.Of(session.State)!;
        Assert.Equal("nodePort.range", Assert.Single(changes.Causes).Name);
        Assert.Empty(changes.Effects);
        Assert.Empty(changes.Sightings);
        Assert.Empty(changes.Hops);
    }

    [Fact]
    public async Task Changes_Tunnel_CountOctetsAndMtu()
    {
        await session.OpenAsync(new WorkbenchRequest { ScenarioId = Labs.Ebpf, From = "net", To = "evescn-q7xhn" }, Language.English);
        await session.OpenAsync(session.State.Request with { Set = ["tunnel=vxlan", "autoDirectNodeRoutes=false"] }, Language.English);

        var changes = PathChanges.Of(session.State)!;
        Assert.Contains(new Change("Bytes on the wire", "98", "148"), changes.Effects);
        Assert.Contains(new Change("Pod MTU", "1500", "1450"), changes.Effects);
    }
}
