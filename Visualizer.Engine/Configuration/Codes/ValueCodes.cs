using System.Collections.Immutable;

namespace Visualizer.Engine.Configuration.Codes;

/// <summary>What can be said of a value by itself: its key, its type, its influence.</summary>
internal static class ValueCodes
{
    public static readonly FindingCode NoInfluence = new("values.no-influence", Severity.Info, "Rules/ValuesRule",
        "Known, and without influence on the path of a packet: {0}.",
        "已知的值，对报文路径没有影响：{0}。");

    public static readonly FindingCode Unknown = new("values.unknown", Severity.Warning, "Rules/ValuesRule",
        "The chart has no value {0}; Helm passes over it in silence.",
        "该 chart 没有 {0} 这个值；Helm 会不加提示地忽略它。");

    public static readonly FindingCode UnknownNear = new("values.unknown-near", Severity.Warning, "Rules/ValuesRule",
        "The chart has no value {0}; Helm passes over it in silence. The nearest key is {1}.",
        "该 chart 没有 {0} 这个值；Helm 会不加提示地忽略它。拼写最接近的键是 {1}。");

    public static readonly FindingCode WrongVersion = new("values.not-in-this-version", Severity.Warning, "Rules/ValuesRule",
        "Chart {1} has no value {0} (versions 1.{2} to 1.{3} have); Helm passes over it in silence.",
        "chart {1} 没有 {0} 这个值（1.{2} 至 1.{3} 版本才有）；Helm 会不加提示地忽略它。");

    public static readonly FindingCode OldSpelling = new("values.old-spelling", Severity.Warning, "Rules/ValuesRule",
        "{0} is a spelling of another chart version; chart {1} passes over it in silence.",
        "{0} 是其他 chart 版本的写法；chart {1} 会不加提示地忽略它。");

    public static readonly FindingCode WrongType = new("values.wrong-type", Severity.Error, "Rules/ValuesRule",
        "{0} is \"{1}\"; the agent or the chart takes {2} and stops.",
        "{0} 的值为 \"{1}\"；agent 或 chart 只接受 {2}，因而停止。");

    public static ImmutableArray<FindingCode> All => [NoInfluence, Unknown, UnknownNear, WrongVersion, OldSpelling, WrongType];
}
