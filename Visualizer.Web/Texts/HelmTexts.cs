namespace Visualizer.Web.Texts;

/// <summary>Texts of the values box.</summary>
public static class HelmTexts
{
    public static readonly UiText Title = new("Helm values", "Helm 取值");
    public static readonly UiText FromScenario = new("From the scenario", "来自场景");
    public static readonly UiText None = new("none", "无");
    public static readonly UiText Dropped = new("dropped: chart defaults instead", "已丢弃：改用 chart 默认值");
    public static readonly UiText Reset = new("Start from the chart's defaults", "从 chart 默认值开始");
    public static readonly UiText Version = new("Cilium version", "Cilium 版本");
    public static readonly UiText Kernel = new("Kernel", "内核");
    public static readonly UiText SetLabel = new("Your values, one --set per line", "你的取值，每行一个 --set");
    public static readonly UiText SetHint = new("key=value, or a pasted helm command", "key=value，或粘贴 helm 命令");
    public static readonly UiText Findings = new("What is in force, and why", "实际生效的配置及原因");
    public static readonly UiText Error = new("error", "错误");
    public static readonly UiText Warning = new("warning", "警告");
    public static readonly UiText Info = new("info", "说明");
    public static readonly UiText Overruled = new("without effect: {0}", "未生效：{0}");
    public static readonly UiText Apply = new("Set {0}", "设置 {0}");
    public static readonly UiText Clear = new("Clear", "清除");
    public static readonly UiText BadVersion = new("A version such as 1.13.0", "例如 1.13.0 的版本");
    public static readonly UiText Counted = new("{0} errors, {1} warnings", "{0} 个错误，{1} 个警告");
}
