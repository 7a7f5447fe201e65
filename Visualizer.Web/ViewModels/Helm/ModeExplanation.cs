using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Texts;

namespace Visualizer.Web.ViewModels.Helm;

/// <summary>One part of the configuration: what is in force, which decisions led there, what was overruled and what would change it.</summary>
/// <param name="Name">The part.</param>
/// <param name="Value">What is in force; null when no rule came that far.</param>
/// <param name="RestsOn">Parts that were decided before and on which this one rests, the first cause first.</param>
/// <param name="Findings">What decided it and what else is said of it, in the order of the rules.</param>
public sealed record ModeExplanation(UiText Name, UiText? Value, ImmutableArray<ModeExplanation> RestsOn, ImmutableArray<Finding> Findings)
{
    // Property that a finding decides, its name, the value in force, the values that are its own, the area of its other findings.
    private static readonly ImmutableArray<Part> Parts =
    [
        new("routing", ModeTexts.Routing, summary => ModeTexts.Of(summary.Routing), ["tunnel", "routingMode", "tunnelProtocol"], "routing."),
        new("kubeProxyReplacement", ModeTexts.KubeProxyReplacement, summary => ModeTexts.Plain(summary.KubeProxyReplacementMode),
            ["kubeProxyReplacement"], "kube-proxy-replacement.", "load-balancer.", "no-conntrack."),
        new("socketLb", ModeTexts.SocketLb, summary => ModeTexts.OnOff(summary.SocketLb), ["socketLB.enabled"], "socket-lb."),
        new("kubeProxy", ModeTexts.KubeProxy, summary => ModeTexts.Runs(summary.KubeProxy), [], "services."),
        new("encryption", ModeTexts.Encryption, summary => ModeTexts.Of(summary.Encryption), ["encryption.enabled", "encryption.type"], "encryption."),
        new("devices", ModeTexts.Devices, summary => ModeTexts.List(summary.Devices), ["devices"], "devices."),
        new("masquerading", ModeTexts.Masquerading, summary => ModeTexts.Of(summary.Masquerading), ["bpf.masquerade", "enableIPv4Masquerade"], "masquerading."),
        new("hostRouting", ModeTexts.HostRouting, summary => ModeTexts.Of(summary.HostRouting), ["bpf.hostLegacyRouting"], "host-routing."),
        new("podMtu", ModeTexts.PodMtu, summary => ModeTexts.Plain(summary.PodMtu?.ToString(CultureInfo.InvariantCulture)), ["MTU"], "mtu."),
    ];

    /// <summary>All parts, in the order in which the rules decide them.</summary>
    public static ImmutableArray<ModeExplanation> Of(ConfigResolution config)
    {
        var explained = new List<(Part Part, ModeExplanation Explanation)>();
        foreach (var part in Parts)
        {
            var own = config.Findings.Where(part.Owns).ToImmutableArray();
            var keys = own.SelectMany(finding => finding.Values).ToHashSet(StringComparer.Ordinal);
            var causes = explained.Where(earlier => earlier.Part.Keys.Any(keys.Contains)).Select(earlier => earlier.Explanation);
            explained.Add((part, new ModeExplanation(
                part.Name, part.Value(config.Summary), [.. causes.SelectMany(cause => cause.RestsOn.Append(cause)).Distinct()], own)));
        }

        return [.. explained.Select(each => each.Explanation)];
    }

    /// <summary>Findings that belong to no part: of single values, of the chart, of the kernel, of what is not modelled.</summary>
    public static ImmutableArray<Finding> Further(ConfigResolution config) =>
        [.. config.Findings.Where(finding => !Parts.Any(part => part.Owns(finding)))];

    private sealed record Part(
        string Decides, UiText Name, Func<ConfigSummary, UiText?> Value, ImmutableArray<string> Keys, params ImmutableArray<string> Areas)
    {
        public bool Owns(Finding finding) => finding.Decides == Decides
            || (finding.Decides is null or "nativeRoutingCidr" && Areas.Any(area => finding.Code.StartsWith(area, StringComparison.Ordinal)));
    }
}
