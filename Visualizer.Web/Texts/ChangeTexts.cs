namespace Visualizer.Web.Texts;

/// <summary>Texts of what a change did to the path.</summary>
public static class ChangeTexts
{
    public static readonly UiText Title = new("What changed", "有何变化");
    public static readonly UiText Nothing = new("Nothing on the way of this flow changes.", "这个流的路径没有变化。");
    public static readonly UiText Dismiss = new("Dismiss", "不再显示");
    public static readonly UiText Was = new("was", "原为");
    public static readonly UiText RequestTtl = new("Request TTL", "请求 TTL");
    public static readonly UiText ReplyTtl = new("Reply TTL", "应答 TTL");
    public static readonly UiText WireBytes = new("Bytes on the wire", "线路字节数");
    public static readonly UiText RequestHops = new("Request hops", "请求跳数");
    public static readonly UiText ReplyHops = new("Reply hops", "应答跳数");
    public static readonly UiText NetfilterHooks = new("Netfilter hooks", "netfilter 挂载点");
    public static readonly UiText Flipped = new("{0} sightings flipped", "{0} 处抓包结果翻转");
    public static readonly UiText HopsCameWent = new("hops +{0} −{1}", "跳 +{0} −{1}");
    public static readonly UiText Sightings = new("tcpdump", "tcpdump");
    public static readonly UiText NowSeen = new("now seen", "现在看得到");
    public static readonly UiText NowUnseen = new("no longer seen", "不再看得到");
    public static readonly UiText Request = new("Request", "请求");
    public static readonly UiText Reply = new("Reply", "应答");
    public static readonly UiText Wire = new("wire", "线路");
    public static readonly UiText Came = new("{0}: hops that came", "{0}：新增的各跳");
    public static readonly UiText Went = new("{0}: hops that went", "{0}：消失的各跳");
}
