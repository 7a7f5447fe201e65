using Visualizer.Engine.Tracing;

namespace Visualizer.Web.Texts;

/// <summary>Words about a trace that neither a hop nor a finding says.</summary>
public static class TraceTexts
{
    /// <summary>Kind, from, to.</summary>
    public static readonly UiText Title = new("{0} from {1} to {2}", "从 {1} 到 {2} 的 {0}");

    /// <summary>Pod, as place.</summary>
    public static readonly UiText PodPlace = new("{0}, pod netns", "{0}，Pod netns");

    /// <summary>Node, as place.</summary>
    public static readonly UiText HostPlace = new("{0}, host netns", "{0}，主机 netns");

    /// <summary>Node, as place of its health endpoint.</summary>
    public static readonly UiText HealthPlace = new("{0}, health netns", "{0}，health netns");

    /// <summary>External host, as place.</summary>
    public static readonly UiText ExternalPlace = new("{0}, external host", "{0}，集群外主机");

    /// <summary>Place and interface.</summary>
    public static readonly UiText OnInterface = new("{0}, {1}", "{0}，{1}");

    /// <summary>The wire, with its subnet.</summary>
    public static readonly UiText Wire = new("underlay {0}", "底层网络 {0}");

    /// <summary>Command and where it was typed.</summary>
    public static readonly UiText TypedAt = new("{0}, {1}", "{0}，{1}");

    /// <summary>Name of the underlay in the drawing.</summary>
    public static readonly UiText Underlay = new("node subnet", "节点子网");

    /// <summary>Octets on the wire.</summary>
    public static readonly UiText Bytes = new("{0} bytes", "{0} 字节");

    /// <summary>The kernel's source, before its version.</summary>
    public static readonly UiText KernelTree = new("Kernel", "内核");

    /// <summary>Who answers a ping.</summary>
    public static readonly UiText KernelAnswers = new("kernel answers the echo", "内核回应 echo");

    /// <summary>Who answers a connection: protocol and port.</summary>
    public static readonly UiText Listens = new("listens on {0} {1}", "监听 {0} {1}");

    /// <summary>Sentence of <c>delivered</c>.</summary>
    public static readonly UiText Delivered = new("Delivered: every reply came back.", "已送达：所有应答都已返回。");

    private static readonly UiText Denied = new("Denied: a policy or a source range refused it", "被拒绝：网络策略或源地址范围不允许");
    private static readonly UiText TooBig = new("Too big: larger than an MTU on the way, and it may not be fragmented", "过大：超过途中的 MTU，且不允许分片");
    private static readonly UiText Unreachable = new(
        "Unreachable: no route, neighbour, backend, listener or answering host", "不可达：没有路由、邻居、后端、监听者或应答的主机");

    private static readonly UiText Dropped = new("Dropped on the way", "在途中被丢弃");
    private static readonly UiText WithReason = new("{0} ({1}).", "{0}（{1}）。");
    private static readonly UiText WithoutReason = new("{0}.", "{0}。");

    /// <summary>The disposition as a sentence, with the reason's own name where somebody counts one.</summary>
    public static string Sentence(Disposition disposition, string? reason, Engine.Configuration.Language language)
    {
        var text = disposition switch
        {
            Disposition.Denied => Denied,
            Disposition.TooBig => TooBig,
            Disposition.Unreachable => Unreachable,
            Disposition.Dropped => Dropped,
            _ => null,
        };
        return text is null ? Delivered.In(language)
            : reason is null ? WithoutReason.In(language, text.In(language))
            : WithReason.In(language, text.In(language), reason);
    }
}
