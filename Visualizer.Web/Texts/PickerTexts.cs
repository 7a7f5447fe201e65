namespace Visualizer.Web.Texts;

/// <summary>Texts of the pickers in the header.</summary>
public static class PickerTexts
{
    public static readonly UiText Pods = new("Pods", "Pod");
    public static readonly UiText OtherPods = new("Pods of other namespaces", "其他命名空间的 Pod");
    public static readonly UiText Services = new("Services", "服务");
    public static readonly UiText NodePorts = new("NodePorts", "NodePort");
    public static readonly UiText LoadBalancers = new("LoadBalancer addresses", "LoadBalancer 地址");
    public static readonly UiText Externals = new("Outside the cluster", "集群外");
    public static readonly UiText Nodes = new("Nodes", "节点");
    public static readonly UiText Routers = new("cilium_host addresses", "cilium_host 地址");
    public static readonly UiText Health = new("Health endpoints", "健康检查端点");
    public static readonly UiText Backends = new("Backends", "后端");
    public static readonly UiText Bundled = new("Scenarios", "场景");
    public static readonly UiText Scenario = new("Scenario", "场景");
    public static readonly UiText OwnScenario = new("own scenario", "自己的场景");
    public static readonly UiText Kind = new("Kind of flow", "流的类型");
    public static readonly UiText From = new("From", "从");
    public static readonly UiText To = new("To", "到");
    public static readonly UiText Backend = new("Backend", "后端");
    public static readonly UiText AnyBackend = new("any backend", "任意后端");
    public static readonly UiText AnyBackendHint = new("a hash chooses", "由哈希选择");
    public static readonly UiText Search = new("Type to search", "输入以搜索");
    public static readonly UiText SearchOrType = new("Search, or type a name or address", "搜索，或输入名称或地址");
    public static readonly UiText UseTyped = new("Use “{0}”", "使用“{0}”");
    public static readonly UiText Nothing = new("Nothing fits", "没有匹配项");
    public static readonly UiText More = new("There are more: type to narrow them down", "还有更多：输入以缩小范围");
    public static readonly UiText Broken = new("broken", "有错误");
}
