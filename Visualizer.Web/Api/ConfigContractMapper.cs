using System.Globalization;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Api.Contracts;

namespace Visualizer.Web.Api;

/// <summary>What was decided about a configuration in the API's shape.</summary>
internal static class ConfigContractMapper
{
    /// <summary>Maps summary, findings and status.</summary>
    public static ConfigContract Map(TraceAnswer answer, Language language)
    {
        var summary = answer.Config.Summary;
        return new ConfigContract(
            summary.Cilium.Text,
            summary.Kernel.Text,
            Lower(summary.Routing),
            Lower(summary.HostRouting),
            summary.KubeProxyReplacement,
            summary.KubeProxyReplacementMode,
            summary.KubeProxy,
            summary.SocketLb,
            Lower(summary.Masquerading),
            Lower(summary.Encryption),
            summary.PodMtu,
            summary.Devices,
            summary.DirectRoutingDevice,
            summary.NativeRoutingCidr?.ToString(),
            [.. answer.Config.Findings.Select(finding => Map(finding, language))],
            answer.CiliumStatus);
    }

    private static FindingContract Map(Finding finding, Language language) => new(
        Lower<Severity>(finding.Severity)!, finding.Code, FindingTexts.Message(finding, language), finding.Values);

    // The API's words of these closed sets are the members' names in lower case.
    private static string? Lower<T>(T? value)
        where T : struct, Enum => value?.ToString().ToLower(CultureInfo.InvariantCulture);
}
