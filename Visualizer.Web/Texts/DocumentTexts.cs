namespace Visualizer.Web.Texts;

/// <summary>Texts of the dialog that opens a scenario of the viewer's own.</summary>
public static class DocumentTexts
{
    public static readonly UiText Drop = new("or drop a YAML file here", "或将 YAML 文件拖到这里");
    public static readonly UiText Text = new("Scenario document", "场景文档");
    public static readonly UiText Use = new("Use this scenario", "使用此场景");
    public static readonly UiText Fine = new("No problems: {0} nodes, {1} pods, {2} services.", "没有问题：{0} 个节点，{1} 个 Pod，{2} 个服务。");
    public static readonly UiText Problems = new("{0} problems", "{0} 个问题");
    public static readonly UiText TooLarge = new("The document is larger than 512 KiB.", "文档大于 512 KiB。");
    public static readonly UiText Left = new("Cancelled: the document was not read to its end.", "已取消：文档未读完。");
    public static readonly UiText Failed = new("The server failed on this document. The failure was logged, without anything of it.", "服务器处理此文档时出错。错误已记录，不含文档内容。");
    public static readonly UiText InAddress = new(
        "The document becomes part of the address: whoever has the link can open it.", "文档会成为地址的一部分：得到链接的人都能打开它。");

    public static readonly UiText GoToLine = new("Line {0}", "第 {0} 行");
}
