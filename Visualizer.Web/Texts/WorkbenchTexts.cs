namespace Visualizer.Web.Texts;

/// <summary>Texts of the workbench around the drawing.</summary>
public static class WorkbenchTexts
{
    public static readonly UiText Heading = new("Packet path of {0}", "{0} 的数据包路径");
    public static readonly UiText Suggested = new("Suggested flows", "建议的流");
    public static readonly UiText OpenTitle = new("Open your own scenario", "打开自己的场景");
    public static readonly UiText Helm = new("Helm", "Helm");
    public static readonly UiText Guess = new("Guess first", "先猜再看");
    public static readonly UiText GuessHint = new("Hide sightings and next hops until you have stepped past them", "在走过之前隐藏抓包结果和后续各跳");
    public static readonly UiText Cilium = new("Cilium", "Cilium");
    public static readonly UiText Kernel = new("kernel", "内核");
    public static readonly UiText Routing = new("routing", "路由");
    public static readonly UiText HostRouting = new("host routing", "主机路由");
    public static readonly UiText KubeProxyReplacement = new("KPR", "KPR");
    public static readonly UiText Encryption = new("encryption", "加密");
    public static readonly UiText Undecided = new("undecided", "未决定");
    public static readonly UiText NoScenarioTitle = new("There is no scenario '{0}'", "没有名为“{0}”的场景");
    public static readonly UiText NoScenarioText = new("Choose one of the bundled scenarios, or open your own.", "请选择一个内置场景，或打开自己的场景。");
    public static readonly UiText BrokenTitle = new("This scenario cannot be read", "无法读取此场景");
    public static readonly UiText RefusedTitle = new("These values do not start", "这些取值无法启动");
    public static readonly UiText NotModelledTitle = new("Not modelled", "未建模");
    public static readonly UiText FlowTitle = new("This flow cannot be sent", "无法发送这个流");
    public static readonly UiText HelmTitle = new("A value cannot be read", "有取值无法读取");
    public static readonly UiText FailedText = new(
        "The failure was logged, without anything of your cluster. Try another flow or other values; what you see and your address stay as they are.",
        "错误已记录，不含您集群的任何内容。请换一个流或其他取值；当前画面和地址保持不变。");

    public static readonly UiText NewerLinkTitle = new("This link is from a newer version", "此链接来自更新的版本");
    public static readonly UiText NewerLink = new(
        "Its format is {0}; this Visualizer reads up to {1}. Scenario or document, language and look were read; its flow, Helm values, position and open panels were not, because they may mean something else there. What you see is the scenario's own start.",
        "链接的格式是 {0}，当前的 Visualizer 最多只能读取格式 {1}。已读取场景或文档、语言和外观；流、Helm 取值、位置和打开的面板未读取，因为在新格式中含义可能不同。当前显示的是该场景自身的起始状态。");

    public static readonly UiText LastPicture = new("The picture behind is the last valid one.", "后面显示的是上一个有效的画面。");
    public static readonly UiText Try = new("Set {0}", "设置 {0}");
    public static readonly UiText Drop = new("drop {0}", "去掉 {0}");
    public static readonly UiText TakeBack = new("Take the change back", "撤回这次修改");
    public static readonly UiText Undo = new("Undo", "撤销");
    public static readonly UiText Redo = new("Redo", "重做");
    public static readonly UiText KeyUndo = new("Undo, redo (outside of fields)", "撤销、重做（输入框之外）");
    public static readonly UiText Found = new("{0}: found {1}, expected {2}.", "{0}：实际为 {1}，期望为 {2}。");
    public static readonly UiText LineOf = new("line {0}", "第 {0} 行");

    public static readonly UiText KeysTitle = new("Keys", "按键");
    public static readonly UiText KeysScope = new(
        "They act while the drawing or the player has the focus.", "当焦点在图或播放器上时有效。");

    public static readonly UiText KeyNext = new("Next hop", "下一跳");
    public static readonly UiText KeyBack = new("Previous hop", "上一跳");
    public static readonly UiText KeyFirst = new("First hop", "第一跳");
    public static readonly UiText KeyLast = new("Last hop", "最后一跳");
    public static readonly UiText KeyPlay = new("Play or pause", "播放或暂停");
    public static readonly UiText KeyRestart = new("Restart", "从头开始");
    public static readonly UiText KeyInterface = new("Next interface, the one before", "下一个接口、上一个接口");
    public static readonly UiText KeyTables = new("Its tables; those where the packet is, while none is marked", "该接口的表；未选中接口时，为数据包所在处的表");
    public static readonly UiText KeyMove = new("Move the drawing, where it is larger than its window", "移动大于窗口的图");
    public static readonly UiText KeyZoom = new("Zoom in, zoom out, fit", "放大、缩小、适应窗口");
    public static readonly UiText Enter = new("Enter", "回车");
    public static readonly UiText KeyHelp = new("This list", "本列表");
    public static readonly UiText Space = new("Space", "空格");
    public static readonly UiText LetterKeys = new("Space, R, /, ?, +, − and 0 act as keys", "空格、R、/、?、+、− 和 0 作为按键");
}
