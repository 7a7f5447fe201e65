using System.Collections.Frozen;
using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Linux;

/// <summary><c>ip</c>: objects and their commands may be shortened as long as iproute2 finds one.</summary>
/// <remarks>Source: <c>ip/ip.c cmds, main</c> of iproute2 5.10: the first object of the list that the word begins is meant, so <c>ip r</c> is routes.</remarks>
internal sealed class IpTool : IShowTool
{
    private const int CommandFailed = 1, UsageFailed = 255;

    /// <summary>Objects in iproute2's order, which decides what a prefix means.</summary>
    private static readonly ImmutableArray<string> Objects =
    [
        "address", "addrlabel", "maddress", "route", "rule", "neighbor", "neighbour", "ntable", "ntbl", "link", "l2tp", "fou", "ila", "macsec",
        "tunnel", "tunl", "tuntap", "tap", "token", "tcpmetrics", "tcp_metrics", "monitor", "xfrm", "mroute", "mrule", "netns", "netconf", "vrf", "sr",
        "nexthop", "mptcp", "help",
    ];

    /// <summary>
    /// Options in the order in which iproute2 compares a prefix with them, and what they are to the commands: themselves, nothing where they change
    /// nothing of what is printed here, or null. What devices counted began before the first flow, so that there is nothing right to print for <c>-s</c>.
    /// </summary>
    /// <remarks><c>-n</c> alone asks for numbers with many tools, and everything here is; iproute2 itself takes a netns by it.</remarks>
    private static readonly ImmutableArray<(string Name, string? Meaning)> Options =
    [
        ("-n", ""), ("-loops", null), ("-family", "-family"), ("-4", "-4"), ("-6", "-6"), ("-I", null), ("-B", null), ("-M", null), ("-0", null), ("-human-readable", ""), ("-iec", ""),
        ("-stats", null), ("-statistics", null), ("-details", "-d"), ("-resolve", ""), ("-oneline", "-o"), ("-timestamp", ""), ("-tshort", ""), ("-Version", "-V"), ("-force", ""),
        ("-batch", null), ("-brief", "-br"), ("-json", null), ("-pretty", ""), ("-rcvbuf", null), ("-color", ""), ("-help", "-help"), ("-netns", null), ("-Numeric", ""), ("-all", ""),
    ];

    private static readonly FrozenDictionary<string, string> Families =
        new Dictionary<string, string> { ["inet"] = "-4", ["inet6"] = "-6" }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "ip";

    /// <inheritdoc/>
    public bool IsAt(ShowPlace place) => true;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, ShowPlace place)
    {
        var options = ImmutableArray.CreateBuilder<string>();
        var at = 0;
        for (; at < words.Length && words[at].StartsWith('-'); at++)
        {
            // Two hyphens are as good as one, and a color may say when.
            var typed = words[at].StartsWith("--", StringComparison.Ordinal) ? words[at][1..] : words[at];
            var bare = typed.StartsWith("-c", StringComparison.Ordinal) ? typed.Split('=')[0] : typed;
            var (name, meaning) = Options.FirstOrDefault(option => bare.Length > 1 && option.Name.StartsWith(bare, StringComparison.Ordinal));
            switch (name, meaning)
            {
                case (null, _):
                    return CommandOutput.Error($"Option \"{typed}\" is unknown, try \"ip -help\".", UsageFailed);
                case (_, null):
                    return NotModelled(words[at]);
                case (_, "-V"):
                    return new CommandOutput("ip utility, iproute2-5.10.0\n");
                case (_, "-help"):
                    return CommandOutput.Error(Usage, UsageFailed);
                case (_, "-family") when at + 1 == words.Length:
                    return IpListing.Incomplete;
                case (_, "-family"):
                    if (!Families.TryGetValue(words[++at], out var family))
                    {
                        return NotModelled($"-family {words[at]}");
                    }

                    options.Add(family);
                    break;
                default:
                    options.Add(meaning);
                    break;
            }
        }

        if (at == words.Length)
        {
            return CommandOutput.Error(Usage, UsageFailed);
        }

        var asked = Objects.FirstOrDefault(candidate => candidate.StartsWith(words[at], StringComparison.Ordinal));
        if (options.Contains("-6") && asked is "route" or "rule" or "neighbor" or "neighbour")
        {
            return CommandOutput.Error($"ip -6 {asked}: not modelled: of IPv6 there are only addresses here");
        }

        var arguments = new CommandArguments(options.ToImmutable(), words[(at + 1)..]);
        return asked switch
        {
            "address" => ShowCommands.Named("ip address").Run(arguments, place),
            "link" => ShowCommands.Named("ip link").Run(arguments, place),
            "route" => ShowCommands.Named("ip route").Run(arguments, place),
            "rule" => ShowCommands.Named("ip rule").Run(arguments, place),
            "neighbor" or "neighbour" => ShowCommands.Named("ip neigh").Run(arguments, place),
            "xfrm" => Xfrm(arguments, place),
            "help" => CommandOutput.Error(Usage, UsageFailed),
            null => CommandOutput.Error($"Object \"{words[at]}\" is unknown, try \"ip help\".", CommandFailed),
            _ => CommandOutput.Error($"ip: object {asked} is not modelled: address, link, route, rule, neighbour and xfrm are"),
        };
    }

    private static CommandOutput NotModelled(string option) => CommandOutput.Error($"ip: option {option} is not modelled: -4, -6, -br, -d and -o are");

    private static CommandOutput Xfrm(CommandArguments arguments, ShowPlace place)
    {
        if (arguments.Words.IsEmpty)
        {
            return CommandOutput.Error(XfrmUsage, UsageFailed);
        }

        var word = arguments.Words[0];
        var rest = arguments with { Words = arguments.Words[1..] };
        return "state".StartsWith(word, StringComparison.Ordinal) ? ShowCommands.Named("ip xfrm state").Run(rest, place)
            : "policy".StartsWith(word, StringComparison.Ordinal) ? ShowCommands.Named("ip xfrm policy").Run(rest, place)
            : CommandOutput.Error(XfrmUsage, UsageFailed);
    }

    private const string XfrmUsage = "Usage: ip xfrm XFRM-OBJECT { COMMAND | help }\nwhere  XFRM-OBJECT := state | policy | monitor";

    private const string Usage =
        """
        Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }
               ip [ -force ] -batch filename
        where  OBJECT := { address | addrlabel | fou | help | ila | ioam | l2tp | link |
                           macsec | maddress | monitor | mptcp | mroute | mrule |
                           neighbor | neighbour | netconf | netns | nexthop | ntable |
                           ntbl | route | rule | sr | tap | tcpmetrics |
                           token | tunnel | tuntap | vrf | xfrm }
               OPTIONS := { -V[ersion] | -s[tatistics] | -d[etails] | -r[esolve] |
                            -h[uman-readable] | -iec | -j[son] | -p[retty] |
                            -f[amily] { inet | inet6 | mpls | bridge | link } |
                            -4 | -6 | -M | -B | -0 |
                            -l[oops] { maximum-addr-flush-attempts } | -br[ief] |
                            -o[neline] | -t[imestamp] | -ts[hort] | -b[atch] [filename] |
                            -rc[vbuf] [size] | -n[etns] name | -N[umeric] | -a[ll] |
                            -c[olor]}
        """;
}
