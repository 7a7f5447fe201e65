using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Terminal.Capturing;

/// <summary>The options of a tcpdump, short and long, and what it says of those that are none.</summary>
/// <remarks>Source: <c>tcpdump.c SHORTOPTS, longopts</c> of tcpdump 4.99.3. A long option may be shortened as long as it is one.</remarks>
internal static class TcpdumpArguments
{
    /// <summary>What a usage error prints below it, and <c>-h</c>.</summary>
    public const string Usage =
        Version + """

        Usage: tcpdump [-AbdDefhHIJKlLnNOpqStuUvxX#] [ -B size ] [ -c count ] [--count]
        		[ -C file_size ] [ -E algo:secret ] [ -F file ] [ -G seconds ]
        		[ -i interface ] [ --immediate-mode ] [ -j tstamptype ]
        		[ -M secret ] [ --number ] [ --print ] [ -Q in|out|inout ]
        		[ -r file ] [ -s snaplen ] [ -T type ] [ --version ]
        		[ -V file ] [ -w file ] [ -W filecount ] [ -y datalinktype ]
        		[ --time-stamp-precision precision ] [ --micro ] [ --nano ]
        		[ -z postrotate-command ] [ -Z user ] [ expression ]
        """;

    /// <summary>What <c>--version</c> prints.</summary>
    public const string Version = "tcpdump version 4.99.3\nlibpcap version 1.10.3 (with TPACKET_V3)";

    private const string Flags = "AbdDefhHIJKlLnNOpqStuUvxX#", Valued = "BcCEFGijmMQrsTVwWyzZ", NotModelled = "dDIJLCEFGjmMTVWz";

    /// <summary>Long options: the short one of the same meaning, nothing for those that change nothing of what is printed here, and null for what is not modelled.</summary>
    private static readonly (string Name, string? Short)[] Long =
    [
        ("buffer-size", "B"), ("list-interfaces", "D"), ("list-remote-interfaces", null), ("help", "h"), ("interface", "i"), ("monitor-mode", "I"), ("time-stamp-type", "j"),
        ("list-time-stamp-types", "J"), ("micro", ""), ("nano", null), ("dont-verify-checksums", "K"), ("list-data-link-types", "L"), ("no-optimize", "O"),
        ("no-promiscuous-mode", "p"), ("direction", "Q"), ("snapshot-length", "s"), ("absolute-tcp-sequence-numbers", "S"), ("packet-buffered", "U"), ("linktype", "y"),
        ("immediate-mode", ""), ("debug-filter-parser", null), ("relinquish-privileges", "Z"), ("count", null), ("number", "#"), ("print", null),
        ("time-stamp-precision", null), ("version", "version"),
    ];

    /// <summary>Reads the options.</summary>
    /// <param name="words">Words after the command's name.</param>
    /// <returns>The options; or, where nothing is captured, what is printed instead.</returns>
    public static (OptionReader? Options, CommandOutput Answer) Read(ImmutableArray<string> words)
    {
        var shortened = ImmutableArray.CreateBuilder<string>();
        for (var at = 0; at < words.Length; at++)
        {
            if (words[at] == "--")
            {
                shortened.AddRange(words[at..]);
                break;
            }

            if (!words[at].StartsWith("--", StringComparison.Ordinal))
            {
                shortened.Add(words[at]);
                continue;
            }

            var (name, value) = words[at].IndexOf('=', StringComparison.Ordinal) is var equals and > 0 ? (words[at][2..equals], words[at][(equals + 1)..]) : (words[at][2..], null);
            var meant = Long.Where(option => option.Name == name) is var exact && exact.Any() ? exact.ToList()
                : Long.Where(option => option.Name.StartsWith(name, StringComparison.Ordinal)).ToList();
            switch (meant)
            {
                case []:
                    return (null, WrongOption($"unrecognized option '--{name}'"));
                case [{ Short: "version" }]:
                    return (null, new CommandOutput(Version + "\n"));
                case [{ Short: null, Name: var whole }]:
                    return (null, Error($"not modelled: --{whole}"));
                case [{ Short: "" }]:
                    break;
                case [{ Short: var letter, Name: var whole }] when value is not null && Flags.Contains(letter, StringComparison.Ordinal):
                    return (null, WrongOption($"option '--{whole}' doesn't allow an argument"));
                case [{ Short: var letter }]:
                    shortened.Add($"-{letter}{value}");
                    break;
                default:
                    return (null, WrongOption($"option '--{name}' is ambiguous; possibilities: {string.Join(' ', meant.Select(option => $"'--{option.Name}'"))}"));
            }
        }

        var options = OptionReader.Read(shortened.ToImmutable(), Flags, Valued);
        return options.Unknown is { } unknown ? (null, WrongOption(OptionReader.Complaint(unknown)))
            : options.Has('h') ? (null, new CommandOutput(Usage + "\n"))
            : NotModelled.FirstOrDefault(options.Has) is var letters && letters != default ? (null, Error($"not modelled: -{letters}"))
            : (options, default);
    }

    private static CommandOutput WrongOption(string complaint) => Error($"{complaint}\n{Usage}");

    private static CommandOutput Error(string message) => CommandOutput.Error($"tcpdump: {message}");
}
