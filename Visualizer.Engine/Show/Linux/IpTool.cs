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

    private static readonly FrozenDictionary<string, string> Spellings = new Dictionary<string, string>
    {
        ["-d"] = "-d", ["-s"] = "-s", ["-n"] = "-n", ["-4"] = "-4", ["-6"] = "-6", ["-o"] = "-o", ["-br"] = "-br", ["-c"] = "-c", ["-N"] = "-N", ["-r"] = "-r",
        ["-details"] = "-d", ["-det"] = "-d", ["-statistics"] = "-s", ["-stats"] = "-s", ["-oneline"] = "-o", ["-brief"] = "-br", ["-color"] = "-c", ["-resolve"] = "-r",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // What devices counted began before the first flow here, so that there is nothing right to print for -s.
    private static readonly ImmutableArray<string> NotModelled = ["-s", "-6", "-j", "-json"];

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
            // Two hyphens are as good as one.
            var typed = words[at].StartsWith("--", StringComparison.Ordinal) ? words[at][1..] : words[at];
            if (NotModelled.Contains(Spellings.GetValueOrDefault(typed, typed)))
            {
                return CommandOutput.Error($"ip: option {words[at]} is not modelled: -4, -br, -d, -n and -o are");
            }

            if (!Spellings.TryGetValue(typed, out var option))
            {
                return CommandOutput.Error($"Option \"{typed}\" is unknown, try \"ip -help\".", UsageFailed);
            }

            options.Add(option);
        }

        if (at == words.Length)
        {
            return CommandOutput.Error(Usage, UsageFailed);
        }

        var name = Objects.FirstOrDefault(candidate => candidate.StartsWith(words[at], StringComparison.Ordinal));
        var arguments = new CommandArguments(options.ToImmutable(), words[(at + 1)..]);
        return name switch
        {
            "address" => ShowCommands.Named("ip address").Run(arguments, place),
            "link" => ShowCommands.Named("ip link").Run(arguments, place),
            "route" => ShowCommands.Named("ip route").Run(arguments, place),
            "rule" => ShowCommands.Named("ip rule").Run(arguments, place),
            "neighbor" or "neighbour" => ShowCommands.Named("ip neigh").Run(arguments, place),
            "xfrm" => Xfrm(arguments, place),
            "help" => CommandOutput.Error(Usage, UsageFailed),
            null => CommandOutput.Error($"Object \"{words[at]}\" is unknown, try \"ip help\".", CommandFailed),
            _ => CommandOutput.Error($"ip: object {name} is not modelled: address, link, route, rule, neighbour and xfrm are"),
        };
    }

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
