using Visualizer.Engine.Configuration;

namespace Visualizer.Tests.Configuration;

/// <summary>For every version: what is in force of each part has the finding that decided it, and what the user set in vain is named with a way out.</summary>
public sealed class EffectiveModeTests
{
    private const string OldNative = "tunnel=disabled,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8";
    private const string NewNative = "routingMode=native,autoDirectNodeRoutes=true,ipv4NativeRoutingCIDR=10.0.0.0/8";

    private static readonly string[] Versions = ["1.12.0", "1.13.0", "1.14.0", "1.15.0", "1.16.0", "1.17.0", "1.18.0"];

    private static readonly string[] Decided =
        ["routing", "kubeProxyReplacement", "socketLb", "hostRouting", "masquerading", "encryption", "podMtu", "devices", "kubeProxy"];

    /// <summary>Version and values that an agent of that version starts with.</summary>
    public static TheoryData<string, string> Started
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var version in Versions)
            {
                var isOld = version is "1.12.0" or "1.13.0";
                var (native, full) = isOld ? (OldNative, "kubeProxyReplacement=strict") : (NewNative, "kubeProxyReplacement=true");
                string[] rows =
                [
                    "", native, native + "," + full, native + "," + full + ",bpf.masquerade=true", full + ",bpf.masquerade=true", "bpf.masquerade=true",
                    full + ",enableIPv4Masquerade=false", native + ",encryption.enabled=true", "encryption.enabled=true,encryption.type=wireguard",
                    full + ",bpf.masquerade=true,bpf.hostLegacyRouting=true", full + ",socketLB.hostNamespaceOnly=true", "endpointRoutes.enabled=true",
                    isOld ? "tunnel=geneve" : "tunnelProtocol=geneve", "MTU=9000", full + ",devices=eth0", "nodePort.enabled=true",
                ];
                foreach (var set in rows)
                {
                    data.Add(version, set);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Started))]
    public void Resolve_AgentStarts_EveryPartHasItsDecidingFinding(string version, string set)
    {
        var resolution = Resolve.Set(version, set.Length == 0 ? [] : [set]);

        foreach (var part in Decided)
        {
            Assert.True(
                resolution.Findings.Any(finding => finding.Decides == part),
                $"{part} has none among {string.Join(", ", resolution.Findings.Select(finding => finding.Code))}");
        }
    }

    [Theory, MemberData(nameof(Started))]
    public void Resolve_AgentStarts_EverySentenceIsComplete(string version, string set)
    {
        foreach (var finding in Resolve.Set(version, set.Length == 0 ? [] : [set]).Findings)
        {
            var code = FindingTexts.Code(finding.Code);
            var placeholders = Enumerable.Range(0, 9).Where(index => code.English.Contains($"{{{index}}}", StringComparison.Ordinal));
            Assert.All(placeholders, index => Assert.True(index < finding.Args.Length, $"{finding.Code}: {{{index}}}"));
        }
    }

    // What would change a decision does: the remedy, applied, decides that part otherwise.
    [Theory, MemberData(nameof(Started))]
    public void Resolve_DecisionWithRemedy_RemedyChangesTheDecision(string version, string set)
    {
        var values = set.Length == 0 ? new List<string>() : [set];
        foreach (var finding in Resolve.Set(version, [.. values]).Findings.Where(finding => finding is { Decides: not null, Remedy.IsEmpty: false }))
        {
            var after = Resolve.Set(version, [.. values, .. finding.Remedy.Select(setting => setting.ToString())]);

            Assert.DoesNotContain(after.Findings, one => one.Code == finding.Code && one.Args.SequenceEqual(finding.Args));
        }
    }

    [Theory]
    [InlineData("1.12.0", "kubeProxyReplacement=strict", "bpf.masquerade=true")]
    [InlineData("1.13.0", "kubeProxyReplacement=strict", "bpf.masquerade=true")]
    [InlineData("1.14.0", "kubeProxyReplacement=true", "bpf.masquerade=true")]
    [InlineData("1.18.0", "kubeProxyReplacement=true", "bpf.masquerade=true")]
    public void Resolve_LegacyBecauseOfIptables_SaysSoAndHowToChangeIt(string version, string set, string remedy)
    {
        var finding = Resolve.Set(version, set).Finding("host-routing.legacy.masquerade");

        Assert.Equal([remedy], finding.Remedy.Select(setting => setting.ToString()));
    }

    [Fact]
    public void Resolve_1_15WordStrict_IsOverruledAndTrueIsTheRemedy()
    {
        var finding = Resolve.Set("1.15.0", "kubeProxyReplacement=strict").Finding("kube-proxy-replacement.word-means-false");

        Assert.Equal("kubeProxyReplacement=strict", Assert.Single(finding.Overruled).ToString());
        Assert.Equal("kubeProxyReplacement=true", Assert.Single(finding.Remedy).ToString());
    }
}
