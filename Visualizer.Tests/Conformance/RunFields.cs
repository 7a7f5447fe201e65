using System.Text.RegularExpressions;

namespace Visualizer.Tests.Conformance;

/// <summary>Takes out of a line what the next run would print differently, and nothing else.</summary>
internal static partial class RunFields
{
    /// <summary>A line of tcpdump without time, ICMP id, client's port, absolute TCP numbers, time stamps, later windows and ESP's sequence number.</summary>
    public static string Frame(string line)
    {
        var text = ClientPort().Replace(Time().Replace(line, ""), "$1.PORT");
        text = EspSequence().Replace(IcmpId().Replace(text, ", id ID"), "seq=SEQ");
        text = Stamps().Replace(text, match => $"TS val VAL ecr {(match.Groups[1].Value == "0" ? "0" : "ECR")}");
        return text.Contains("Flags [S", StringComparison.Ordinal)
            ? AbsoluteNumbers().Replace(text, "$1 ABSOLUTE")
            : Window().Replace(text, "win WIN");
    }

    /// <summary>A line of ping without round-trip times.</summary>
    public static string Ping(string line) => RoundTrip().Replace(Milliseconds().Replace(line, "time=TIME"), "= TIMES");

    /// <summary>A line of <c>cilium status</c> without flow rate and date.</summary>
    public static string Status(string line) => Date().Replace(FlowRate().Replace(line.TrimEnd(), "Flows/s: RATE"), "(DATE)");

    /// <summary>A conntrack entry without the seconds left and the ports that the kernel chose; how many there are without the number.</summary>
    public static string Conntrack(string line) =>
        EntryCount().Replace(ChosenPort().Replace(Timeout().Replace(Blanks(line), "$1 SECONDS "), "$1=PORT"), ": COUNT flow entries");

    /// <summary>A pod's line without restarts and age.</summary>
    public static string Pods(string line) => RestartsAndAge().Replace(Blanks(line), "$1 RESTARTS AGE");

    /// <summary>A service's line without its age.</summary>
    public static string Services(string line) => LastWord().Replace(Blanks(line), "AGE");

    /// <summary>A line of <c>cilium monitor</c> without lifetimes, echo and IP identifications, checksums, and the tunnel's source port.</summary>
    public static string Monitor(string line)
    {
        var text = Lifetime().Replace(line.TrimEnd(), "lifetime=LIFETIME");
        text = TunnelPort().Replace(EchoPort().Replace(text, "$1:ID"), "$1:PORT");
        return Checksum().Replace(PacketId().Replace(text, " Id=ID"), "Checksum=SUM");
    }

    /// <summary>A line of <c>tc filter</c> without program id and tag.</summary>
    public static string Filter(string line) => ProgramId().Replace(Blanks(line), "id ID tag TAG");

    /// <summary>A line of <c>ip xfrm</c> without the key.</summary>
    public static string Xfrm(string line) => Key().Replace(Blanks(line), "0x<key> 128");

    /// <summary>Runs of blanks and tabs as one blank, none at the ends: web pages do not keep them.</summary>
    public static string Blanks(string line) => White().Replace(line, " ").Trim();

    [GeneratedRegex(@": \d+ flow entries")]
    private static partial Regex EntryCount();

    [GeneratedRegex(@"(\d/\d \S+) \d+ \S+")]
    private static partial Regex RestartsAndAge();

    [GeneratedRegex(@"\S+$")]
    private static partial Regex LastWord();

    [GeneratedRegex(@"lifetime=\d+")]
    private static partial Regex Lifetime();

    [GeneratedRegex(@"((?:src|dst)=10\.[\d.]+):(?!0\b)\d+")]
    private static partial Regex EchoPort();

    [GeneratedRegex(@"(src=172\.[\d.]+):\d+")]
    private static partial Regex TunnelPort();

    [GeneratedRegex(@" Id=\d+")]
    private static partial Regex PacketId();

    [GeneratedRegex(@"Checksum=\d+")]
    private static partial Regex Checksum();

    [GeneratedRegex(@"^\d\d:\d\d:\d\d\.\d{6} ")]
    private static partial Regex Time();

    [GeneratedRegex(@"(\d+\.\d+\.\d+\.\d+)\.(?!80\b|32000\b|8472\b)\d+\b")]
    private static partial Regex ClientPort();

    [GeneratedRegex(@", id \d+")]
    private static partial Regex IcmpId();

    [GeneratedRegex(@"seq=0x[0-9a-f]+")]
    private static partial Regex EspSequence();

    [GeneratedRegex(@"TS val \d+ ecr (\d+)")]
    private static partial Regex Stamps();

    [GeneratedRegex(@"\b(seq|ack) \d+")]
    private static partial Regex AbsoluteNumbers();

    [GeneratedRegex(@"win \d+")]
    private static partial Regex Window();

    [GeneratedRegex(@"time=\d+\.\d+")]
    private static partial Regex Milliseconds();

    [GeneratedRegex(@"= \d+\.\d+/\d+\.\d+/\d+\.\d+")]
    private static partial Regex RoundTrip();

    [GeneratedRegex(@"Flows/s: \d+\.\d+")]
    private static partial Regex FlowRate();

    [GeneratedRegex(@"\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\)")]
    private static partial Regex Date();

    [GeneratedRegex(@"^(\w+ \d+) \d+ ")]
    private static partial Regex Timeout();

    [GeneratedRegex(@"\b(sport|dport)=(?!80\b|32000\b)\d+")]
    private static partial Regex ChosenPort();

    [GeneratedRegex(@"id \d+ tag [0-9a-f]{16}")]
    private static partial Regex ProgramId();

    [GeneratedRegex(@"0x(<key>|[0-9a-f]{40}) 128")]
    private static partial Regex Key();

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();
}
