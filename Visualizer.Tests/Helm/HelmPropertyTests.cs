using FsCheck;
using FsCheck.Fluent;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Topology;

namespace Visualizer.Tests.Helm;

/// <summary>Whatever a user types or pastes, the answer is values and problems, never an exception.</summary>
public sealed class HelmPropertyTests
{
    private static readonly string[] Pieces =
    [
        "a", "tunnel", "bpf.masquerade", "kubeProxyReplacement", "MTU", "devices", "nodePort.range", "=", ",", ".", "[", "]", "{", "}", "\\", "0", "7", "-1", "true",
        "null", "\"", "'", "\n", " ", "  ", ":", ": ", "- ", "&x", "*x", "<<: ", "!!str ", "|", ">", "#", "%", "@", "`", "\t", "$(", ")", "${", "<<EOF\n", "--set ",
        "helm install cilium cilium/cilium ", "-f -", "--version ", "\\\n", "é", "\0", "\uD800", "strict", "native",
    ];

    private static readonly Arbitrary<string> Text =
        Gen.OneOf(
            Gen.Elements(Pieces).ArrayOf().Select(string.Concat),
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")).ToArbitrary();

    [Fact]
    public void Apply_AnyText_NeverThrows() => Check(Text, text =>
    {
        var reading = SetExpression.Apply(HelmValues.Empty, text, HelmPlace.None);
        return reading.Problems.Length <= 1 && (reading.Problems.IsEmpty || reading.Values == HelmValues.Empty);
    });

    [Fact]
    public void Read_AnyYaml_NeverThrows() => Check(Text, text =>
        HelmValuesReader.Read(text, "v").Problems.All(problem => problem.Path.StartsWith('v')));

    [Fact]
    public void Write_YamlThatWasRead_IsReadAsTheSame() => Check(Text, text =>
    {
        var values = HelmValuesReader.Read(text, "v").Values;
        var again = HelmValuesReader.Read(HelmValuesWriter.Write(values), "v");
        return again.Problems.IsEmpty && (text.Any(char.IsSurrogate) || again.Values.Root.SaysTheSameAs(values.Root));
    });

    [Fact]
    public void Write_ArgumentsThatWereRead_AreReadAsTheSame() => Check(Text, text =>
    {
        var values = SetExpression.Apply(HelmValues.Empty, text, HelmPlace.None).Values;
        var again = SetExpression.ApplyAll(HelmValues.Empty, SetWriter.Write(values), "s");
        return again.Problems.IsEmpty && again.Values.Root.SaysTheSameAs(values.Root);
    });

    [Fact]
    public void Read_AnyCommand_NeverThrows() => Check(Text, text =>
        !HelmCommandReader.Read(text, "c").PassedOver.IsDefault && !HelmCommandReader.Read("helm install cilium cilium/cilium " + text, "c").Arguments.IsDefault);

    [Fact]
    public void Resolve_AnyValues_NeverThrows()
    {
        var keys = ValueCatalogue.All.Select(entry => entry.Key).ToArray();
        string[] words =
        [
            "true", "false", "null", "0", "1", "-1", "99999", "strict", "partial", "probe", "disabled", "native", "tunnel", "vxlan", "geneve", "ipsec", "wireguard",
            "10.0.0.0/8", "eth0", "{eth0,x}", "{}", "dsr", "hybrid", "snat", "maglev", "ipip", "opt", "netkit", "", "30000\\,32767", "x\\,y", "always",
        ];
        var sets = (from key in Gen.Elements(keys) from word in Gen.Elements(words) select $"{key}={word}").ArrayOf(8);
        string[] versions = ["1.11", "1.12", "1.13", "1.14", "1.15", "1.16", "1.17", "1.18", "1.19", "2.13"];
        var inputs = from set in sets
                     from version in Gen.Elements(versions)
                     from kernel in Gen.Elements("4.19", "5.4", "5.10", "6.8")
                     from kubeProxy in Gen.Elements(KubeProxyMode.Auto, KubeProxyMode.Iptables, KubeProxyMode.None)
                     select new ConfigInput(
                         SetExpression.ApplyAll(HelmValues.Empty, [.. set], "s").Values, CiliumVersion.Parse(version), KernelVersion.Parse(kernel), kubeProxy);

        Check(inputs.ToArbitrary(), input =>
        {
            var resolution = ConfigResolver.Resolve(input);
            var failed = resolution.Findings.Any(finding => finding.Severity == Severity.Error);
            return failed == resolution.Datapath is null
                && resolution.Findings.All(finding =>
                    FindingTexts.Message(finding, Language.English).Length > 0 && FindingTexts.Message(finding, Language.Chinese).Length > 0);
        });
    }

    private static void Check<T>(Arbitrary<T> inputs, Func<T, bool> holds) =>
        FsCheck.Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(new Replay(new Rnd(20_240_703, 1), null)), Prop.ForAll(inputs, holds));
}
