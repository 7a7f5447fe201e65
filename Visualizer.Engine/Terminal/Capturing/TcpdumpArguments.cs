using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Terminal.Capturing;

/// <summary>The options of a tcpdump, short and long, and what it says of those that are none.</summary>
/// <remarks>Source: <c>tcpdump.c SHORTOPTS, longopts</c> of tcpdump 4.99.3.</remarks>
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

    private const string VersionOption = "\v";

    private const string Flags = "AbdDefhHIJKlLnNOpqStuUvxX#", Valued = "BcCEFGijmMQrsTVwWyzZ", NotModelled = "dDIJLCEFGjmMTVWz";

    private static readonly (string Name, string? Short)[] Long =
    [
        ("buffer-size", "B"), ("list-interfaces", "D"), ("list-remote-interfaces", null), ("help", "h"), ("interface", "i"), ("monitor-mode", "I"), ("time-stamp-type", "j"),
        ("list-time-stamp-types", "J"), ("micro", ""), ("nano", null), ("dont-verify-checksums", "K"), ("list-data-link-types", "L"), ("no-optimize", "O"),
        ("no-promiscuous-mode", "p"), ("direction", "Q"), ("snapshot-length", "s"), ("absolute-tcp-sequence-numbers", "S"), ("packet-buffered", "U"), ("linktype", "y"),
        ("immediate-mode", ""), ("debug-filter-parser", null), ("relinquish-privileges", "Z"), ("count", null), ("number", "#"), ("print", null),
        ("time-stamp-precision", null), ("version", VersionOption),
    ];

    /// <summary>Reads the options.</summary>
    /// <param name="words">Words after the command's name.</param>
    /// <returns>The options; or, where nothing is captured, what is printed instead.</returns>
    public static (OptionReader? Options, CommandOutput Answer) Read(ImmutableArray<string> words)
    {
        var (shortened, complaint, notModelled) = LongOptions.Shorten(words, Long, Flags);
        if (complaint is not null || notModelled is not null)
        {
            return (null, complaint is null ? Error($"not modelled: --{notModelled}") : WrongOption(complaint));
        }

        // Its short form is no letter that anybody can type.
        if (shortened.Contains("-" + VersionOption))
        {
            return (null, new CommandOutput(Version + "\n"));
        }

        var options = OptionReader.Read(shortened, Flags, Valued);
        return options.Unknown is { } unknown ? (null, WrongOption(OptionReader.Complaint(unknown)))
            : options.Has('h') ? (null, new CommandOutput(Usage + "\n"))
            : NotModelled.FirstOrDefault(options.Has) is var letters && letters != default ? (null, Error($"not modelled: -{letters}"))
            : (options, default);
    }

    private static CommandOutput WrongOption(string complaint) => Error($"{complaint}\n{Usage}");

    private static CommandOutput Error(string message) => CommandOutput.Error($"tcpdump: {message}");
}
