using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of ARP frames: they precede a flow whose neighbours are cold.</summary>
public static class ArpCodes
{
    private static readonly Citation Process = Citation.Kernel("net/ipv4/arp.c", "arp_process");

    /// <summary>from-container answers for the gateway.</summary>
    public static readonly HopCode ProgramAnswers = new(
        "arp.program-answers",
        Citation.Cilium("bpf/bpf_lxc.c", "tail_handle_arp"),
        new("{program} answers: {0} is at {1}", "The pod asks for its gateway {0}. {program} turns the frame round with the MAC address of {interface} itself; nobody else hears the question."),
        new("{program} 回答：{0} 位于 {1}", "Pod 询问网关 {0}。{program} 用 {interface} 自己的 MAC 把帧原路送回，其他人听不到这个问题。"));

    /// <summary>A program lets ARP pass.</summary>
    public static readonly HopCode ProgramPasses = new(
        "arp.program-passes",
        Citation.Cilium("bpf/bpf_host.c", "do_netdev"),
        new("{program} lets ARP pass", "{program} looks at IP packets; an ARP frame goes on to the kernel as it is."),
        new("{program} 放行 ARP", "{program} 只处理 IP 数据包；ARP 帧原样交给内核。"));

    /// <summary>The segment carries the question.</summary>
    public static readonly HopCode Asks = new(
        "arp.asks",
        Citation.Kernel("net/ipv4/arp.c", "arp_solicit"),
        new("Who has {0}?", "The question is a broadcast to the whole node subnet; the station with address {0} will answer."),
        new("谁有 {0}？", "这个问题在节点子网内广播；拥有地址 {0} 的站点会回答。"));

    /// <summary>The segment carries the answer.</summary>
    public static readonly HopCode Answers = new(
        "arp.answers",
        Process,
        new("{0} is at {1}", "The answer goes to the asker alone. Both sides know each other's MAC address from here on."),
        new("{0} 位于 {1}", "回答只发给提问者。从此双方都知道对方的 MAC 地址。"));

    /// <summary>Nobody answers.</summary>
    public static readonly HopCode NobodyAnswers = new(
        "arp.nobody-answers",
        Process,
        new("Nobody has {0}", "No station on the node subnet has address {0}. After three questions the kernel gives up."),
        new("没有人拥有 {0}", "节点子网上没有站点拥有地址 {0}。内核询问三次后放弃。"));

    /// <summary>All codes of this area.</summary>
    public static ImmutableArray<HopCode> All { get; } = [ProgramAnswers, ProgramPasses, Asks, Answers, NobodyAnswers];
}
