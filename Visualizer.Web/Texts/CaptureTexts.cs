using System.Collections.Immutable;
using Visualizer.Engine.Captures.Matching;
using Visualizer.Engine.Captures.Reading;

namespace Visualizer.Web.Texts;

/// <summary>Texts of captures: files to save, commands, and one's own captures beside the prediction.</summary>
public static class CaptureTexts
{
    public static readonly UiText Captures = new("Captures", "捕获");
    public static readonly UiText Title = new("Captures of this flow", "此流的捕获");
    public static readonly UiText AllTaps = new("All taps", "全部抓包点");
    public static readonly UiText AllTapsHint = new(
        "One pcapng for Wireshark: a remark on each frame names its hop; keys of IPsec are in the file.",
        "一个供 Wireshark 使用的 pcapng：每帧的注释注明所在的跳；IPsec 密钥也在文件中。");

    public static readonly UiText AnyOf = new("All of a netns, as -i any shows it", "一个 netns 的全部，如同 -i any");
    public static readonly UiText AnyText = new("What tcpdump -ne -i any prints there", "该处 tcpdump -ne -i any 的输出");
    public static readonly UiText AnyTextHint = new(
        "A saved file names interfaces by number only: read on another machine, tcpdump prints that machine's names, or ?.",
        "保存的文件只记接口编号：在别的机器上读取时，tcpdump 打印那台机器的接口名，或 ?。");

    public static readonly UiText Save = new("Save pcapng", "保存 pcapng");
    public static readonly UiText Taps = new("Taps", "抓包点");
    public static readonly UiText Frames = new("{0} frames", "{0} 帧");
    public static readonly UiText OneFrame = new("1 frame", "1 帧");
    public static readonly UiText NoFrames = new("no frames", "没有帧");
    public static readonly UiText Command = new("The same in a cluster", "在真实集群中");
    public static readonly UiText CommandHint = new(
        "Shows exactly these frames when the same flow runs. Nodes are containers, as with kind; elsewhere type it on the node.",
        "运行同样的流时只显示这些帧。此处节点是容器（kind）；否则请在节点上输入 tcpdump 部分。");

    public static readonly UiText CommandHintSilent = new(
        "This tap shows nothing of the flow: the filter is that of {0}.", "此抓包点看不到该流：所用过滤器取自 {0}。");

    public static readonly UiText Compare = new("Compare with a capture of your own", "与自己的捕获对比");
    public static readonly UiText CompareHint = new(
        "pcap or pcapng, at most 16 MiB, taken here: tcpdump -w FILE with the filter above. Not compared is what differs from run to run: IP ids, ephemeral ports, "
        + "echo ids, sequence numbers, windows, time stamps, checksums, what is encrypted, and payloads beyond length and first line.",
        "pcap 或 pcapng，最大 16 MiB，在此处抓取：tcpdump -w 文件名，加上面的过滤器。每次运行都不同的内容不参与对比：IP 标识、临时端口、echo 标识、序列号、窗口、时间戳、校验和、"
        + "密文，以及负载中除长度和首行外的部分。");

    public static readonly UiText TooLarge = new("{0} has {1} octets; expected at most {2}.", "{0} 有 {1} 字节；最多允许 {2} 字节。");
    public static readonly UiText Saving = new("Making the capture…", "正在生成捕获文件…");
    public static readonly UiText Counts = new("{0} matched, {1} missing, {2} unexpected", "{0} 帧匹配，{1} 帧缺失，{2} 帧多出");
    public static readonly UiText AllAgree = new("The capture shows what is predicted here.", "捕获与此处的预测一致。");
    public static readonly UiText OnlyInterface = new("Only the frames of {0} were compared.", "只对比了 {0} 的帧。");
    public static readonly UiText Cut = new(
        "{0} frames were cut when they were captured and cannot match: capture with -s 0.", "有 {0} 帧在抓取时被截断，无法匹配：请用 -s 0 抓取。");

    public static readonly UiText MarkMatched = new("matched", "匹配");
    public static readonly UiText MarkMissing = new("missing", "缺失");
    public static readonly UiText MarkUnexpected = new("unexpected", "多出");
    public static readonly UiText MoreRows = new("{0} further rows are not shown.", "另有 {0} 行未显示。");

    public static readonly UiText Wireshark = new("Wireshark", "Wireshark");
    public static readonly UiText WiresharkCommand = new("Opens the file with all taps", "打开包含全部抓包点的文件");
    public static readonly UiText WiresharkHint = new(
        "A segment shows once on each interface: Wireshark takes the later ones for retransmissions. Filter one interface, such as frame.interface_id == 0, to follow a connection.",
        "同一个报文段会在每个接口各出现一次，Wireshark 会把后面的当作重传。要跟踪一个连接，请只看一个接口，例如 frame.interface_id == 0。");

    public static readonly UiText DecodeAs = new("Decode As…", "解码为…");
    public static readonly UiText EspSas = new("ESP SAs (Preferences, Protocols, ESP)", "ESP SA（首选项 → 协议 → ESP）");
    public static readonly UiText NoTrace = new("There is no trace: mend the values or the flow first.", "没有轨迹：请先修正取值或流。");
    public static readonly UiText NotSaved = new("The file could not be made: {0}", "无法生成文件：{0}");

    /// <summary>The first difference: index of the predicted frame, of the found one, header, field, value expected, value found.</summary>
    private static readonly ImmutableDictionary<DifferenceKind, UiText> Differences = new Dictionary<DifferenceKind, UiText>
    {
        [DifferenceKind.Field] = new(
            "First difference: {2}, {3}: predicted {4}, found {5} (frame {0} of the prediction, frame {1} of the file).",
            "第一处差异：{2} 的 {3}：预测为 {4}，实际为 {5}（预测的第 {0} 帧，文件的第 {1} 帧）。"),
        [DifferenceKind.Missing] = new(
            "First difference: frame {0} of the prediction is not in the file, nor one like it.", "第一处差异：文件中没有预测的第 {0} 帧，也没有与之相似的帧。"),
        [DifferenceKind.Unexpected] = new(
            "First difference: frame {1} of the file is not predicted; all that are predicted are there.", "第一处差异：文件的第 {1} 帧不在预测之中；预测的帧都在。"),
        [DifferenceKind.Order] = new(
            "First difference: the order. Frame {1} of the file comes before those that should precede it.", "第一处差异：顺序。文件的第 {1} 帧早于本应在它之前的帧。"),
    }.ToImmutableDictionary();

    /// <summary>Why a file cannot be read: offset, what was found, what was expected.</summary>
    private static readonly ImmutableDictionary<CaptureFault, UiText> Faults = new Dictionary<CaptureFault, UiText>
    {
        [CaptureFault.NotACapture] = new(
            "Octet {0}: the file starts with {1}; expected a pcap or pcapng file (d4c3b2a1, a1b2c3d4, 4d3cb2a1, a1b23c4d or 0a0d0d0a).",
            "第 {0} 字节：文件以 {1} 开头；期望 pcap 或 pcapng 文件（d4c3b2a1、a1b2c3d4、4d3cb2a1、a1b23c4d 或 0a0d0d0a）。"),
        [CaptureFault.Version] = new("Octet {0}: the format's version is {1}; expected {2}.", "第 {0} 字节：格式版本为 {1}；期望 {2}。"),
        [CaptureFault.LinkType] = new(
            "Octet {0}: the link type is {1}; expected 1 (Ethernet), 101 (raw IP), 113 or 276 (Linux cooked).",
            "第 {0} 字节：链路类型为 {1}；期望 1（Ethernet）、101（裸 IP）、113 或 276（Linux cooked）。"),
        [CaptureFault.BlockLength] = new(
            "Octet {0}: a block's length is {1}; expected a multiple of 4 that has room for its fields, at most {2}.",
            "第 {0} 字节：块长度为 {1}；期望是 4 的倍数、容得下其字段，且不超过 {2}。"),
        [CaptureFault.TrailingLength] = new("Octet {0}: the block ends with length {1}; expected {2}, as it starts.", "第 {0} 字节：块尾的长度为 {1}；期望与块首相同，为 {2}。"),
        [CaptureFault.ByteOrder] = new("Octet {0}: the byte-order magic is {1}; expected 1a2b3c4d or 4d3c2b1a.", "第 {0} 字节：字节序标记为 {1}；期望 1a2b3c4d 或 4d3c2b1a。"),
        [CaptureFault.OptionLength] = new("Octet {0}: an option's length is {1}; expected at most {2}.", "第 {0} 字节：选项长度为 {1}；期望不超过 {2}。"),
        [CaptureFault.FrameLength] = new("Octet {0}: a frame's length is {1}; expected at most {2}.", "第 {0} 字节：帧长度为 {1}；期望不超过 {2}。"),
        [CaptureFault.UnknownInterface] = new(
            "Octet {0}: a frame is of interface {1}; expected one of the {2} that the section describes so far.", "第 {0} 字节：帧属于接口 {1}；该节到此为止只描述了 {2} 个接口。"),
        [CaptureFault.TooManyInterfaces] = new("Octet {0}: one more interface; expected at most {2}.", "第 {0} 字节：接口过多；期望不超过 {2} 个。"),
        [CaptureFault.TooManyFrames] = new(
            "Octet {0}: one more frame; expected at most {2}. Capture with the filter above.", "第 {0} 字节：帧过多；期望不超过 {2} 帧。请用上面的过滤器抓取。"),
        [CaptureFault.TooLarge] = new("Octet {0}: the file goes on; expected at most {2} octets.", "第 {0} 字节：文件仍未结束；期望不超过 {2} 字节。"),
        [CaptureFault.Truncated] = new(
            "Octet {0}: the file ends in the middle of a record, {1} octets behind its start; expected {2}. Stop tcpdump with Ctrl-C before copying the file.",
            "第 {0} 字节：文件在记录中间结束，该记录只有 {1} 字节；期望 {2} 字节。请先用 Ctrl-C 停止 tcpdump 再复制文件。"),
    }.ToImmutableDictionary();

    /// <summary>The sentence about the first difference.</summary>
    public static UiText Of(DifferenceKind kind) => Differences[kind];

    /// <summary>The sentence about a file that cannot be read.</summary>
    public static UiText Of(CaptureFault fault) => Faults[fault];
}
