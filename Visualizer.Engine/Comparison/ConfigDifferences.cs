using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Configuration;

namespace Visualizer.Engine.Comparison;

/// <summary>In which decisions about the configuration the variants differ.</summary>
internal static class ConfigDifferences
{
    private static readonly ImmutableArray<(DifferenceCode Code, Func<ConfigSummary, object?> Read)> Decisions =
    [
        (DifferenceCodes.Cilium, summary => summary.Cilium.Text),
        (DifferenceCodes.Kernel, summary => summary.Kernel.Text),
        (DifferenceCodes.Routing, summary => Lower(summary.Routing)),
        (DifferenceCodes.HostRouting, summary => Lower(summary.HostRouting)),
        (DifferenceCodes.KubeProxyReplacement, summary => summary.KubeProxyReplacementMode),
        (DifferenceCodes.KubeProxy, summary => summary.KubeProxy),
        (DifferenceCodes.SocketLb, summary => summary.SocketLb),
        (DifferenceCodes.Masquerading, summary => Lower(summary.Masquerading)),
        (DifferenceCodes.Encryption, summary => Lower(summary.Encryption)),
        (DifferenceCodes.Devices, summary => summary.Devices is { IsEmpty: false } devices ? string.Join(", ", devices) : null),
        (DifferenceCodes.DirectRoutingDevice, summary => summary.DirectRoutingDevice),
        (DifferenceCodes.NativeRoutingCidr, summary => summary.NativeRoutingCidr?.ToString()),
        (DifferenceCodes.PodMtu, summary => summary.PodMtu),
    ];

    public static IEnumerable<FoundDifference> Find(ComparedTraces traces)
    {
        var wording = new Wording(traces);
        foreach (var (code, values) in Decisions
            .Select(decision => (decision.Code, Values(traces, variant => decision.Read(variant.Config.Summary))))
            .Prepend((DifferenceCodes.Outcome, Values(traces, Outcome))))
        {
            if (DifferenceFinder.Differ(values))
            {
                yield return new FoundDifference(new Difference(code, null, null, values, code.Text.With(wording.Values(values))), WayPoint.None);
            }
        }
    }

    private static ImmutableArray<VariantValue> Values(ComparedTraces traces, Func<Variant, object?> read) =>
        [.. traces.Variants.Select((variant, index) => new VariantValue(index, read(variant)))];

    private static string Outcome(Variant variant)
    {
        var errors = variant.Config.Findings.Where(finding => finding.Severity == Severity.Error).ToList();
        return variant.Trace is not null ? "traced"
            : errors.TrueForAll(finding => finding.Code.StartsWith("not-modelled.", StringComparison.Ordinal)) ? "not-modelled"
            : "refused";
    }

    private static string? Lower<T>(T? decided)
        where T : struct, Enum => decided?.ToString().ToLower(CultureInfo.InvariantCulture);
}
