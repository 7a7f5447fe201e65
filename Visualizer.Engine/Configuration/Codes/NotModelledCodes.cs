using System.Collections.Immutable;
using Visualizer.Engine.Configuration.Rules;

namespace Visualizer.Engine.Configuration.Codes;

/// <summary>What this build cannot walk.</summary>
internal static class NotModelledCodes
{
    public static readonly FindingCode Version = new("not-modelled.version", Severity.Error, "Rules/VersionRule",
        "This build does not model Cilium {0}; it models {1}.",
        "本版本尚未对 Cilium {0} 建模；已建模的版本：{1}。");

    public static ImmutableArray<FindingCode> All => [Version, .. ModelledRule.NotYet.Select(entry => entry.Code)];
}
