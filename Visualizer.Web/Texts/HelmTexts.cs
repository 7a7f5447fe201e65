using Visualizer.Engine.Helm;

namespace Visualizer.Web.Texts;

/// <summary>Texts of the Helm panel.</summary>
public static class HelmTexts
{
    public static readonly UiText NoScenario = new("Values belong to a scenario, and there is none: choose one above, or open your own.", "取值属于场景，而现在没有场景：请在上方选择，或打开自己的场景。");
    public static readonly UiText Title = new("Helm values", "Helm 取值");
    public static readonly UiText Version = new("Cilium", "Cilium");
    public static readonly UiText Kernel = new("Kernel", "内核");
    public static readonly UiText OfScenario = new("the scenario's", "场景中的版本");
    public static readonly UiText RedirectHelpers = new("redirect_peer, redirect_neigh", "redirect_peer、redirect_neigh");
    public static readonly UiText OtherwiseSpelled = new("{0} values spelled otherwise", "{0} 个取值写法不同");
    public static readonly UiText BadVersion = new("'{0}' is no version such as 1.13.0.", "“{0}”不是 1.13.0 这样的版本。");
    public static readonly UiText BadKernel = new("'{0}' is no kernel version such as 5.15.", "“{0}”不是 5.15 这样的内核版本。");
    public static readonly UiText RespellTitle = new("Spelled for another chart version", "写法属于其他 chart 版本");
    public static readonly UiText Respell = new("Respell for {0}", "改写为 {0} 的写法");

    public static readonly UiText Views = new("Views of the values", "取值的视图");
    public static readonly UiText Controls = new("Values", "取值");
    public static readonly UiText Set = new("--set", "--set");
    public static readonly UiText Yaml = new("values.yaml", "values.yaml");
    public static readonly UiText Command = new("helm upgrade", "helm upgrade");
    public static readonly UiText Modes = new("In force", "实际生效");

    public static readonly UiText Filter = new("Filter values", "筛选取值");
    public static readonly UiText OnlyChanged = new("Only what differs", "仅显示不同之处");
    public static readonly UiText Reset = new("Start from the chart's defaults", "从 chart 默认值开始");
    public static readonly UiText Restore = new("Back to the scenario's values", "恢复场景的取值");
    public static readonly UiText NothingFits = new("No value fits.", "没有符合的取值。");
    public static readonly UiText DifferCount = new("{0} differ", "{0} 项不同");
    public static readonly UiText Needs = new("Needs {0}.", "需要：{0}。");
    public static readonly UiText TypeFlag = new("true or false", "true 或 false");
    public static readonly UiText TypeNumber = new("a whole number", "整数");
    public static readonly UiText TypePrefix = new("an IPv4 prefix", "IPv4 前缀");
    public static readonly UiText TypeList = new("a list with commas between", "以逗号分隔的列表");
    public static readonly UiText TypeWord = new("one of these words", "所列词之一");
    public static readonly UiText TypeText = new("text", "文本");
    public static readonly UiText TypeAndDefault = new("Takes {0}; default {1}.", "类型：{0}；默认 {1}。");
    public static readonly UiText Empty = new("empty", "空");
    public static readonly UiText ByScenario = new("scenario", "场景");
    public static readonly UiText ByViewer = new("yours", "你的设置");
    public static readonly UiText Undo = new("Take {0} back", "撤回 {0}");
    public static readonly UiText Overruled = new("without effect", "未生效");
    public static readonly UiText Others = new("Set besides", "其他已设置的值");
    public static readonly UiText Unknown = new("No chart version has this value.", "没有任何 chart 版本有这个值。");

    public static readonly UiText SetLabel = new("Your values, one --set per line", "你的取值，每行一个 --set");
    public static readonly UiText SetHint = new("key=value, or a pasted helm command", "key=value，或粘贴 helm 命令");
    public static readonly UiText RawLabel = new("All values as text: edit, or paste any form over them", "全部取值的文本：可编辑，或粘贴任意形式");
    public static readonly UiText RawHint = new(
        "--set key=value, a values.yaml or a helm command", "--set key=value、values.yaml 或 helm 命令");

    public static readonly UiText RawScope = new(
        "Any form can be pasted here: --set lines, a values.yaml, a helm command. It replaces all values, the scenario's too.",
        "可粘贴任意形式：--set 行、values.yaml 或 helm 命令。它会取代全部取值，包括场景的取值。");

    public static readonly UiText KubeProxyGone = new(
        "The scenario's own kubeProxy: {0} went with its values: whether kube-proxy runs follows from these values now.",
        "场景自己的 kubeProxy: {0} 已随其取值一并去掉：kube-proxy 是否运行现在由这些取值决定。");

    public static readonly UiText Copy = new("Copy", "复制");

    public static readonly UiText Findings = new("What is in force, and why", "实际生效的配置及原因");
    public static readonly UiText Undecided = new("undecided", "未决定");
    public static readonly UiText RestsOn = new("Rests on", "取决于");
    public static readonly UiText Further = new("Also said", "其他说明");
    public static readonly UiText Status = new("cilium status", "cilium status");
    public static readonly UiText StatusNode = new("Node", "节点");
    public static readonly UiText Error = new("error", "错误");
    public static readonly UiText Warning = new("warning", "警告");
    public static readonly UiText Info = new("info", "说明");
    public static readonly UiText Apply = new("Set {0}", "设置 {0}");
    public static readonly UiText Counted = new("{0} errors, {1} warnings", "{0} 个错误，{1} 个警告");

    private static readonly UiText Routing = new("Routing", "路由");
    private static readonly UiText Services = new("Kube-proxy replacement and services", "kube-proxy 替代与服务");
    private static readonly UiText HostRouting = new("Host routing", "主机路由");
    private static readonly UiText Masquerading = new("Masquerading", "地址伪装");
    private static readonly UiText Encryption = new("Encryption", "加密");
    private static readonly UiText Devices = new("Devices and MTU", "设备与 MTU");
    private static readonly UiText PodDevices = new("Pod devices and hooks", "Pod 设备与挂载点");
    private static readonly UiText Policies = new("Policies", "策略");
    private static readonly UiText Features = new("Further features", "其他功能");
    private static readonly UiText Deployment = new("Deployment", "部署");

    /// <summary>The name of a group of values.</summary>
    public static UiText Group(ValueGroup group) => group switch
    {
        ValueGroup.Routing => Routing,
        ValueGroup.Services => Services,
        ValueGroup.HostRouting => HostRouting,
        ValueGroup.Masquerading => Masquerading,
        ValueGroup.Encryption => Encryption,
        ValueGroup.Devices => Devices,
        ValueGroup.PodDevices => PodDevices,
        ValueGroup.Policies => Policies,
        ValueGroup.Features => Features,
        _ => Deployment,
    };
}
