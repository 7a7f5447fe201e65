using System.Collections.Immutable;
using Visualizer.Engine;
using Visualizer.Engine.Comparison;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Scenarios;

namespace Visualizer.Web.State;

/// <summary>Fills in the variants that a viewer left open, so that there is something to compare from the start.</summary>
public sealed class CompareDefaults(ScenarioLibrary library)
{
    /// <summary>The request with at least two variants: its own, then the modes of the bundled scenarios that differ from all before.</summary>
    public CompareRequest Complete(CompareRequest request, Scenario scenario)
    {
        if (request.Variants.Length >= TraceComparison.FewestVariants)
        {
            return request;
        }

        var own = request.Variants.IsEmpty ? [Named(scenario, new CompareVariant { Name = "" })] : request.Variants;
        return request with { Variants = Fill(scenario, own) };
    }

    /// <summary>The modes of the labs, each with its version, kernel and values, on the cluster of a scenario.</summary>
    public ImmutableArray<CompareVariant> Modes(Scenario scenario) => Fill(scenario, []);

    private ImmutableArray<CompareVariant> Fill(Scenario scenario, ImmutableArray<CompareVariant> variants)
    {
        var known = variants.Select(variant => Mode(Decide(scenario, variant))).ToList();
        // Plain before encrypted before tunnelled, BPF before legacy: from the least that happens to the most.
        var modes = library.Entries.Select(entry => entry.Scenario).OfType<Scenario>().Where(lab => !lab.Tags.Contains("playground")).Select(ModeOf)
            .Select(mode => (Mode: mode, Summary: Decide(scenario, mode)))
            .OrderBy(each => each.Summary.Routing).ThenBy(each => each.Summary.Encryption).ThenByDescending(each => each.Summary.HostRouting);
        foreach (var (mode, summary) in modes)
        {
            var decided = Mode(summary);
            if (variants.Length < TraceComparison.MostVariants && !known.Contains(decided))
            {
                known.Add(decided);
                var named = Named(scenario, mode);
                variants = variants.Add(named with { Name = CompareRequest.Unique(named.Name, variants) });
            }
        }

        return variants;
    }

    private static CompareVariant ModeOf(Scenario lab) => new()
    {
        Name = "", Reset = true, Version = lab.Cilium.Text, Kernel = lab.Kernel.Text, Set = ModelledValues.Of(lab.Helm),
    };

    private static CompareVariant Named(Scenario scenario, CompareVariant variant) => variant with { Name = VariantNames.Of(Decide(scenario, variant)) };

    private static ConfigSummary Decide(Scenario scenario, CompareVariant variant) =>
        DatapathEngine.Resolve(scenario, VisualizerSession.HelmOf(variant.In(new WorkbenchRequest()))).Config.Summary;

    // What makes two variants the same for somebody who watches a packet.
    private static object Mode(ConfigSummary summary) => (
        summary.Routing, summary.HostRouting, summary.KubeProxyReplacementMode, summary.KubeProxy, summary.Masquerading, summary.Encryption, summary.PodMtu);
}
