using System.Collections.Immutable;

namespace Visualizer.Engine.Configuration.Codes;

/// <summary>What of a pasted helm command was not used.</summary>
internal static class CommandCodes
{
    public static readonly FindingCode FileIgnored = new("helm-command.file-ignored", Severity.Warning, "CommandFindings",
        "Line {1}: {0} names a file that is not here; paste its contents as values instead.",
        "第 {1} 行：{0} 指向的文件不在这里；请改为粘贴其内容。");

    public static readonly FindingCode OptionIgnored = new("helm-command.option-ignored", Severity.Info, "CommandFindings",
        "Line {1}: {0} does not change values and was passed over.",
        "第 {1} 行：{0} 不改变任何值，已略过。");

    public static readonly FindingCode ShellVariable = new("helm-command.shell-variable", Severity.Info, "CommandFindings",
        "Line {1}: {0} stands for something that only the shell knew; it was kept as text.",
        "第 {1} 行：{0} 的内容只有当时的 shell 知道；按原文保留。");

    public static readonly FindingCode OtherCommand = new("helm-command.other-command", Severity.Info, "CommandFindings",
        "Line {1}: {0} was replaced by a later command.",
        "第 {1} 行：{0} 已被之后的命令取代。");

    public static ImmutableArray<FindingCode> All => [FileIgnored, OptionIgnored, ShellVariable, OtherCommand];
}
