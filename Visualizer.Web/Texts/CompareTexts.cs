using Visualizer.Engine.Configuration;
using Visualizer.Web.ViewModels.Playable;

namespace Visualizer.Web.Texts;

/// <summary>Texts of the comparison.</summary>
public static class CompareTexts
{
    public static readonly UiText Compare = new("Compare", "比较");
    public static readonly UiText Heading = new("{0} compared", "比较 {0}");
    public static readonly UiText Drawing = new("{0}, side by side: {1}", "{0}，并排比较：{1}");
    public static readonly UiText WhatChanges = new("What changes", "有何不同");
    public static readonly UiText Preset = new("Compare with", "与之比较");
    public static readonly UiText Presets = new("Presets", "预设");
    public static readonly UiText FourModes = new("The modes of the labs", "各实验的模式");
    public static readonly UiText FourModesHint = new("on this cluster", "在本集群上");
    public static readonly UiText BeforeAfter = new("Before and after one value", "改变一个取值的前后");
    public static readonly UiText NowIs = new("now {0}: {1}", "当前为 {0}：{1}");
    public static readonly UiText Add = new("Add variant", "添加方案");
    public static readonly UiText Edit = new("Edit {0}", "编辑 {0}");
    public static readonly UiText Remove = new("Remove variant", "移除方案");
    public static readonly UiText Open = new("Open {0} in the workbench", "在工作台中打开 {0}");
    public static readonly UiText Masquerade = new("{0} masquerade", "{0} 地址伪装");
    public static readonly UiText Base = new("base", "基准");
    public static readonly UiText VariantTitle = new("Variant", "方案");
    public static readonly UiText Name = new("Name", "名称");
    public static readonly UiText NameTaken = new("A name that no other variant has", "其他方案没有用过的名称");
    public static readonly UiText Apply = new("Compare", "比较");
    public static readonly UiText NewVariant = new("variant", "方案");
    public static readonly UiText ToWorkbench = new("Workbench", "工作台");
    public static readonly UiText Legend = new("Signs", "图例");
    public static readonly UiText LegendTtl = new("seen, with TTL", "看得到，含 TTL");
    public static readonly UiText LegendFlipped = new("seen or not differs from the base", "是否看到与基准不同");
    public static readonly UiText LegendDiffers = new("a number differs from the base", "数字与基准不同");
    public static readonly UiText LegendDecrypted = new("decrypted here", "在此解密");
    public static readonly UiText Ttl = new("TTL on arrival", "到达时的 TTL");
    public static readonly UiText ReplyTtl = new("reply {0}", "应答 {0}");
    public static readonly UiText Hops = new("Hops of the request", "请求的跳数");
    public static readonly UiText ReplyHops = new("reply {0}", "应答 {0}");
    public static readonly UiText Netfilter = new("Netfilter hooks", "netfilter 钩子");
    public static readonly UiText Outer = new("{0} see the outer packet only", "其中 {0} 个只见外层包");
    public static readonly UiText Bytes = new("Bytes on the wire", "线路上的字节数");
    public static readonly UiText Mtu = new("Pod MTU", "Pod MTU");

    /// <summary>Texts that the browser fills in.</summary>
    public static ComparisonWords Words(Language language) => new(
        new UiText("tcpdump on", "tcpdump 于").In(language),
        new UiText("no such device", "没有此设备").In(language),
        new UiText("no path", "没有路径").In(language),
        new UiText("seen or not differs from {base}", "是否看到与 {base} 不同").In(language),
        new UiText("differs from {base}", "与 {base} 不同").In(language),
        new UiText("Here: {names}", "到达此处：{names}").In(language));
}
