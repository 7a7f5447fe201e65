namespace Visualizer.Web.Texts;

/// <summary>Texts of the search.</summary>
public static class SearchTexts
{
    public static readonly UiText Search = new("Search", "搜索");
    public static readonly UiText Title = new("Search the cluster", "搜索集群");
    public static readonly UiText Label = new("Pod, address, MAC, interface, service, identity", "Pod、地址、MAC、接口、服务、身份");
    public static readonly UiText Hint = new("Arrow keys choose, Enter opens.", "方向键选择，回车打开。");
    public static readonly UiText Found = new("{0} found", "找到 {0} 项");
    public static readonly UiText AndMore = new("{0} shown, and more: type on to narrow them down", "显示 {0} 项，还有更多：继续输入以缩小范围");
    public static readonly UiText Searching = new("Searching…", "正在搜索…");
    public static readonly UiText Left = new("Cancelled: listed is what fits what was typed before.", "已取消：列出的是之前输入内容的结果。");
    public static readonly UiText Key = new("Search (outside of fields)", "搜索（输入框之外）");
}
