using System.Globalization;

namespace Visualizer.Engine.Kernel.Xfrm;

/// <summary>XFRM states and policies as iproute2 prints them, tabs and trailing blanks included.</summary>
/// <remarks>Source: <c>ip/ipxfrm.c xfrm_state_info_print, xfrm_policy_info_print</c> of iproute2; the IPsec lab's listings.</remarks>
public static class XfrmText
{
    internal const string StateCommand = "ip xfrm state", PolicyCommand = "ip xfrm policy";

    /// <summary>The first line of a state.</summary>
    public static string FirstLine(XfrmState state) => $"src {state.Source} dst {state.Destination}";

    /// <summary>The first line of a policy.</summary>
    public static string FirstLine(XfrmPolicy policy) => $"src {policy.Source} dst {policy.Destination} ";

    /// <summary>The mark line of a state.</summary>
    public static string MarkLine(XfrmState state) => $"\tmark {state.Mark} output-mark {state.OutputMark}";

    /// <summary>The mark line of a policy.</summary>
    public static string MarkLine(XfrmPolicy policy) => $"\tmark {policy.Mark} ";

    /// <summary>All lines of a state, each ended by a line feed.</summary>
    /// <param name="state">The state.</param>
    /// <param name="sent">Packets sent on it: <c>oseq</c>.</param>
    public static string Lines(XfrmState state, uint sent) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {FirstLine(state)}
        {"\t"}proto esp spi 0x{state.Spi:x8} reqid 1 mode tunnel
        {"\t"}replay-window 0{" "}
        {MarkLine(state)}
        {"\t"}aead rfc4106(gcm(aes)) 0x{Convert.ToHexStringLower(state.Key.AsSpan())} 128
        {"\t"}anti-replay context: seq 0x0, oseq 0x{sent:x}, bitmap 0x00000000
        {"\t"}sel src 0.0.0.0/0 dst 0.0.0.0/0{" "}

        """);

    /// <summary>All lines of a policy, each ended by a line feed.</summary>
    public static string Lines(XfrmPolicy policy)
    {
        var direction = policy.Direction switch
        {
            XfrmDirection.In => "in",
            XfrmDirection.Out => "out",
            _ => "fwd",
        };
        if (policy.IsBlock)
        {
            return string.Create(
                CultureInfo.InvariantCulture, $"{FirstLine(policy)}\n\tdir {direction} action block priority {policy.Priority} \n{MarkLine(policy)}\n");
        }

        var spi = policy.Spi == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"spi 0x{policy.Spi:x8} ");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {FirstLine(policy)}
            {"\t"}dir {direction} priority {policy.Priority}{" "}
            {MarkLine(policy)}
            {"\t"}tmpl src {policy.TemplateSource} dst {policy.TemplateDestination}
            {"\t\t"}proto esp {spi}reqid 1 mode tunnel
            {(policy.IsOptional ? "\t\tlevel use \n" : "")}
            """);
    }
}
