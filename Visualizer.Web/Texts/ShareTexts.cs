namespace Visualizer.Web.Texts;

/// <summary>Texts of sharing: links, files, the printed page.</summary>
public static class ShareTexts
{
    public static readonly UiText Share = new("Share", "分享");
    public static readonly UiText Title = new("Share this view", "分享当前画面");
    public static readonly UiText Link = new("Link", "链接");
    public static readonly UiText LinkHint = new(
        "Holds everything you see: scenario or document, values, flow, hop, open panels. A document of your own is in the part that browsers do not send.",
        "包含您看到的一切：场景或文档、取值、流、当前跳和打开的面板。您自己的文档位于浏览器不会发送的部分。");

    public static readonly UiText SentHint = new(
        "What you see was sent in the terminal, on top of what earlier flows ({0}) left in tables. Link, frame and printed page show the same flow alone: ports and identifiers differ, and no entries are there yet. Files have what you see.",
        "您看到的流是在终端中发送的，建立在之前的流（{0} 条）留下的表项之上。链接、嵌入和打印页面只显示单独的这条流：端口和标识不同，表中尚无表项。文件保存的是您看到的内容。");

    public static readonly UiText Copy = new("Copy", "复制");
    public static readonly UiText Copied = new("Copied", "已复制");
    public static readonly UiText NotCopied = new("The browser did not allow it: select the text and copy it.", "浏览器不允许复制：请选中文本后手动复制。");
    public static readonly UiText Embed = new("Embed in slides or a page", "嵌入幻灯片或网页");
    public static readonly UiText EmbedHint = new(
        "Drawing and player only. Whoever runs this server lists the origins that may frame it.", "仅包含图和播放器。允许嵌入的来源由服务器的运行者列出。");

    public static readonly UiText Picture = new("Drawing as it stands", "当前的图");
    public static readonly UiText Trace = new("The whole trace", "完整的轨迹");
    public static readonly UiText Offline = new("Plays without a server", "无需服务器即可播放");
    public static readonly UiText OfflineFile = new("HTML file", "HTML 文件");
    public static readonly UiText Print = new("Page to print", "打印页面");
    public static readonly UiText Making = new("Making the file…", "正在生成文件…");
    public static readonly UiText NotMade = new("The browser could not make this file. The drawing may be too large for it: SVG has no such bound.", "浏览器无法生成此文件。图可能太大：SVG 没有这种限制。");
    public static readonly UiText NoTrace = new("There is no trace to save: mend the values or the flow first.", "没有可保存的轨迹：请先修正取值或流。");

    public static readonly UiText Configuration = new("Configuration", "配置");
    public static readonly UiText Outcome = new("Outcome", "结果");
    public static readonly UiText Hops = new("Hops", "逐跳");
    public static readonly UiText Taps = new("What tcpdump sees", "tcpdump 能看到什么");
    public static readonly UiText ClientPrints = new("What the client prints", "客户端的输出");
    public static readonly UiText Where = new("Where", "位置");
    public static readonly UiText What = new("What", "动作");
    public static readonly UiText Why = new("Why", "原因");
    public static readonly UiText Interface = new("Interface", "接口");
    public static readonly UiText Request = new("Request →", "请求 →");
    public static readonly UiText Reply = new("← Reply", "← 应答");
    public static readonly UiText NotSeen = new("not seen", "看不到");
    public static readonly UiText Packet = new("Packet {0}: {1}", "报文 {0}：{1}");
    public static readonly UiText Untouched = new("Nothing on {0}.", "{0} 上什么也没有。");
    public static readonly UiText PrintNow = new("Print", "打印");
}
