namespace Visualizer.Web.Texts.Terms;

/// <summary>What is answered.</summary>
public static class AnswerTerms
{
    public static TermSection Section { get; } = new(new("What is answered", "得到什么答案"), null,
    [
        Term.Of(("finding", "结论"), "something to say about a configuration: severity, code, text", "关于一份配置要说的话：严重程度、代码、文字"),
        Term.Of(("problem", "问题"), "something wrong in what a user wrote: place, what was found, what was expected", "用户所写内容中的错误：位置、实际内容、期望内容"),
        Term.Of(("trace", "轨迹"), "the whole answer: configuration, packets, hops, taps, disposition", "完整的答案：配置、数据包、各跳、抓包点、处置"),
        Term.Of(("hop", "跳"), "one stage visited by one packet at one place", "一个数据包在一个位置经过的一个阶段", "hop", "一跳"),
        Term.Of(("step", "步"), "a position of the player on the page; the engine has none", "页面上播放器的位置；引擎没有这个概念"),
        Term.Of(("sighting", "抓包结果"), "one packet passing one tap: direction, time, octets", "一个数据包经过一个抓包点：方向、时间、字节", "sighting"),
        Term.Of(("capture", "捕获"), "the frames that taps saw", "抓包点看到的帧"),
        Term.Of(("evidence", "依据"), "the table entry that decided, as its command prints it", "起决定作用的表项，按其命令打印的样子", "evidence"),
        Term.Of(("citation", "出处"), "where it is written that it is so: file, symbol, version", "写明如此的地方：文件、符号、版本"),
        Term.Of(("confidence", "可信度"), "how well it is known: `source`, `observed`, `inferred`, `unverified`", "了解的程度：`source`、`observed`、`inferred`、`unverified`", "confidence"),
        Term.Of(("variant, base", "方案、基准"), "one of the configurations that are compared; the first, which the others differ from", "参与比较的一份配置；第一份，其他各份与它比较"),
        Term.Of(("difference", "差异"), "one thing in which variants differ: a decision, a hop, a sighting, a TTL, octets, an MTU", "方案之间的一处不同：决定、跳、抓包结果、TTL、字节、MTU"),
        Term.Of(("terminal, pane, place", "终端、窗格、位置"),
            "shells that share one state; one of them on the screen; where it is: a netns, or the machine with kubectl", "共享同一状态的若干 shell；屏幕上的其中一个；它所在之处：某个 netns，或装有 kubectl 的机器"),
        Term.Of(("code", "代码"),
            "the stable name of a hop's or finding's meaning: `area.what-happened`. Its text may change, its meaning may not", "某一跳或某个结论的含义的固定名称：`area.what-happened`。文字可变，含义不变"),
        Term.Of(("disposition", "处置"), "what became of a flow; by cause, the first that applies, for the first packet that failed", "一个流的结果；按原因取首个适用者，针对首个失败的数据包", "disposition"),
    ]);

    public static TermSection Dispositions { get; } = new(
        new("Dispositions", "处置"),
        new("What became of a flow; by cause, the first that applies, for the first packet that failed.", "一个流的结果；按原因取首个适用者，针对首个失败的数据包。"),
    [
        Term.Of("`denied`", "a policy, source range or host firewall refused it", "被策略、源地址范围或主机防火墙拒绝"),
        Term.Of("`tooBig`", "an MTU was exceeded and fragmenting was not allowed", "超过 MTU 且不允许分片"),
        Term.Of("`unreachable`", "no route, neighbour, backend, listener or answering host", "没有路由、邻居、后端、监听者或应答的主机"),
        Term.Of("`dropped`", "thrown away for another reason: TTL, martian, invalid, XFRM", "因其他原因被丢弃：TTL、martian、无效、XFRM"),
        Term.Of("`delivered`", "the request reached a socket, and every reply that was due came back", "请求到达了套接字，且每个应有的应答都已返回"),
    ]);

    /// <summary>What a disposition means, by the name that the API has for it.</summary>
    public static UiText Meaning(string disposition) => Dispositions.Terms.Single(term => term.Word.English == $"`{disposition}`").Means;
}
