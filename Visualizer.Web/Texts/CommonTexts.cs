namespace Visualizer.Web.Texts;

/// <summary>Words that several parts of the page share.</summary>
public static class CommonTexts
{
    public static readonly UiText Close = new("Close", "关闭");
    public static readonly UiText SkipToContent = new("Skip to content", "跳到正文");
    public static readonly UiText Loading = new("Working out the path…", "正在计算路径…");
    public static readonly UiText Comma = new(", ", "，");
    public static readonly UiText Cancel = new("Cancel", "取消");
    public static readonly UiText Reading = new("Reading the scenario…", "正在读取场景…");
    public static readonly UiText Comparing = new("Comparing the variants…", "正在比较各方案…");
    public static readonly UiText CancelledTitle = new("Cancelled", "已取消");
    public static readonly UiText CancelledText = new("Nothing was worked out, so there is nothing to show yet.", "没有计算任何内容，因此暂时没有可显示的画面。");
    public static readonly UiText TryAgain = new("Try again", "重试");
    public static readonly UiText Language = new("EN: 切换到中文", "中文: switch to English");
    public static readonly UiText LanguageShort = new("EN", "中文");
    public static readonly UiText Menu = new("Flow and settings", "流与设置");
    public static readonly UiText About = new("About", "关于");
    public static readonly UiText Keys = new("Keys", "按键");
    public static readonly UiText ToWorkbench = new("Go to the workbench", "前往工作台");
    public static readonly UiText NotFoundTitle = new("There is no page at this address", "此地址没有页面");
    public static readonly UiText NotFoundText = new("The address may be mistyped, or the page has moved.", "地址可能有误，或页面已移动。");
    public static readonly UiText ErrorTitle = new("Something went wrong on the server", "服务器出错了");
    public static readonly UiText ErrorText = new(
        "The failure was logged. Your scenario is not at fault in itself: load the page again, and if it fails again, try another flow or other values.",
        "错误已记录。这不一定是场景的问题：请重新加载页面；如果仍然失败，请换一个流或其他取值。");

    /// <summary>Button of a field that takes a file.</summary>
    public static readonly UiText ChooseFile = new("Choose a file", "选择文件");

    public static readonly UiText FileLost = new("{0} could not be read to its end. Choose it again.", "未能读完 {0}。请重新选择。");
    public static readonly UiText ReadingFile = new("Reading {0}…", "正在读取 {0}…");

    public static readonly UiText PanelFailedTitle = new("This part of the page failed", "页面的这一部分出错了");
    public static readonly UiText PanelFailed = new(
        "Only this part of the page is concerned: everything else goes on. The failure was logged, without anything of your cluster.",
        "仅页面的这一部分受影响，其余部分照常工作。错误已记录，不含您集群的任何内容。");

    public static readonly UiText Reload = new("Load the page again", "重新加载页面");
    public static readonly UiText ConnectionLost = new(
        "The connection to the server was lost; stepping goes on. Trying again…", "与服务器的连接已断开；单步播放不受影响。正在重连…");

    public static readonly UiText ServerSilent = new("The server does not answer.", "服务器没有响应。");
}
