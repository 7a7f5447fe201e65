using System.Collections.Immutable;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Interop;

namespace Visualizer.Web.Texts;

/// <summary>Texts for who is here for the first time: hints, and the tour of the main screen.</summary>
public static class GuideTexts
{
    public static readonly UiText Tour = new("What am I looking at?", "我看到的是什么？");
    public static readonly UiText ShowHints = new("Show hints again", "重新显示提示");
    public static readonly UiText Dismiss = new("Got it", "知道了");
    public static readonly UiText HintStart = new(
        "This is the way of one packet, hop by hop. Press Play, or step with the arrow keys ← →.", "这是一个数据包的逐跳路径。按“播放”，或用方向键 ← → 单步前进。");

    public static readonly UiText HintHelm = new(
        "Change any value: the path changes at once, and a strip beneath the drawing says what became different.", "修改任意取值：路径会立即变化，图下方的横条会说明有什么不同。");

    public static readonly UiText HintCompare = new(
        "The first column is the base; an amber bar marks what differs from it. Play moves all of them in step.", "第一列是基准；琥珀色竖条标出与它不同之处。播放会让各列同步前进。");

    private static readonly UiText Back = new("Back", "上一步");
    private static readonly UiText Next = new("Next", "下一步");
    private static readonly UiText Done = new("Done", "完成");
    private static readonly UiText Close = new("End the tour", "结束导览");

    // From the question to the means: each step is about one part of the screen. On a phone the pickers are folded away.
    private static readonly ImmutableArray<(ImmutableArray<string> Targets, UiText Title, UiText Text)> Steps =
    [
        ([".bar .flow", ".bar-flow"],
            new("One question", "一个问题"),
            new("What happens to one flow: who sends, to whom, as ping, curl or UDP, in this cluster with these Helm values? Any part of it can be changed here.",
                "一个流会怎样：谁发送，发给谁，用 ping、curl 还是 UDP，在这个集群和这些 Helm 取值之下？其中任何一项都可以在这里修改。")),
        ([".bench-stage .wb-drawing"],
            new("Nodes in cross-section", "节点的剖面"),
            new("Pods at the top, then their interfaces, Cilium's programs and the kernel, and the underlay beneath all nodes. The thick line is the way travelled; the token is the packet with its TTL.",
                "最上面是 Pod，往下是接口、Cilium 的程序和内核，所有节点之下是底层网络。粗线是已走过的路；方块是数据包及其 TTL。")),
        ([".bench-hops .wb-hops"],
            new("Every hop in order", "按顺序的每一跳"),
            new("The drawing in words: a hexagon is a BPF program, an eye a place where tcpdump can listen, a dot the kernel. Choose one to go there.",
                "用文字表示的图：六边形是 BPF 程序，眼睛是 tcpdump 可以监听的位置，圆点是内核。选择其中一跳即可前往。")),
        ([".wb-hop-card"],
            new("Why it went that way", "为什么这样走"),
            new("What happened at this hop, the table entry that decided as its command prints it, and where in the source it is written.",
                "这一跳发生了什么，起决定作用的表项（按其命令打印的样子），以及源码中写明如此的位置。")),
        ([".wb-taps"],
            new("What tcpdump would show", "tcpdump 会显示什么"),
            new("For each interface: is the request seen, the reply, both or neither? Open a row to read why something is not seen.",
                "对每个接口：看得到请求、应答、两者，还是都看不到？展开一行即可查看看不到的原因。")),
        ([".bench-player .wb-player"],
            new("Now go on", "继续前进"),
            new("Play, or step with the arrow keys. Helm changes values and shows what that does to the path; Compare puts modes side by side.",
                "播放，或用方向键单步。“Helm”修改取值并显示对路径的影响；“比较”把多种模式并排放在一起。")),
    ];

    /// <summary>The tour in a language.</summary>
    public static TourScript TourIn(Language language) => new(
        [.. Steps.Select(step => new TourStep(step.Targets, step.Title.In(language), step.Text.In(language)))],
        Back.In(language), Next.In(language), Done.In(language), Close.In(language));
}
