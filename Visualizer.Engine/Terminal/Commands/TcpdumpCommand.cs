using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Show.Shell;
using Visualizer.Engine.Terminal.Capturing;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary><c>tcpdump</c>: runs in its pane until Ctrl-C, or <c>-c</c> frames, and shows what taps see of what other panes send. <c>-r</c> prints a stored capture.</summary>
/// <remarks>Messages are those of tcpdump 4.99.3. Names are never looked up, so that <c>-n</c> changes nothing.</remarks>
internal sealed class TcpdumpCommand : IActingCommand
{
    // What the C library puts together for a pipe.
    private const int PipeOctets = 4096;

    private const int MostOctets = 262_144, WholePacket = 65_535, MostTimes = 5;

    /// <inheritdoc/>
    public string Name => "tcpdump";

    /// <inheritdoc/>
    public string Usage => "tcpdump [-pnevqtSxXAl#] -i INTERFACE|any [-c COUNT] [-w FILE] [FILTER]   (another pane sends)";

    /// <inheritdoc/>
    public bool IsAt(TerminalPlace place) => !place.IsWorkstation;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, CommandRun run)
    {
        var (given, answer) = TcpdumpArguments.Read(words);
        if (given is not { } options)
        {
            return answer;
        }

        if (options.Times('t') > MostTimes)
        {
            return Error("only -t, -tt, -ttt, -tttt and -ttttt are supported");
        }

        int? most = null;
        if (options.Value('c') is { } text)
        {
            most = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;
            if (most is null)
            {
                return Error($"invalid packet count {text}");
            }
        }

        if (!TryReadLength(options.Value('s'), out var kept))
        {
            return Error($"invalid snaplen {options.Value('s')} (must be >= 0 and <= {MostOctets})");
        }

        if ((options.Value('w') ?? options.Value('r')) == "-")
        {
            return Error("not modelled: standard input and output as files");
        }

        if (options.Value('Q') is { } way and not ("in" or "out" or "inout"))
        {
            return Error($"unknown capture direction `{way}'");
        }

        var asked = new TcpdumpOptions(
            options.Value('i') ?? Default(run.Place.NetNs!), Style(options, run.Place.NetNs!), (TimeStyle)options.Times('t'), most, options.Value('w'), options.Value('Q') ?? "inout")
        {
            SnapshotOctets = kept,
            HasNumbers = options.Has('#'),
            WritesEachLine = options.Has('l') || options.Has('U'),
        };
        return options.Value('r') is { } path ? Print(path, asked, options.Operands, run) : Start(asked, options.Operands, run);
    }

    private static TcpdumpStyle Style(OptionReader options, NetNs netNs)
    {
        var dump = options.Has('X') ? OctetDump.HexadecimalAndAscii
            : options.Has('x') ? OctetDump.Hexadecimal
            : options.Has('A') ? OctetDump.Ascii
            : OctetDump.None;
        var names = netNs.Interfaces.ToDictionary(device => device.Ifindex, device => device.Name);
        return new TcpdumpStyle(options.Has('e'), dump, options.Times('X') + options.Times('x') > 1)
        {
            InterfaceName = names.GetValueOrDefault,
            Verbosity = options.Times('v'),
            IsQuiet = options.Has('q'),
            HasAbsoluteNumbers = options.Has('S'),
        };
    }

    /// <summary>Without <c>-s</c>, and with 0, all of each frame is kept.</summary>
    private static bool TryReadLength(string? text, out int octets)
    {
        octets = MostOctets;
        if (text is null || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return text is null;
        }

        octets = number == 0 ? MostOctets : number;
        return octets <= MostOctets;
    }

    private static CommandOutput Start(TcpdumpOptions options, ImmutableArray<string> words, CommandRun run)
    {
        var device = run.Place.NetNs!.Find(options.Interface);
        if (device is null && !options.IsAny)
        {
            return CommandOutput.Error($"tcpdump: {options.Interface}: No such device exists\n(No such device exists)");
        }

        var longest = (options.IsAny ? run.Place.NetNs.Interfaces.Max(one => one.Mtu) : device!.Mtu) + LinuxSll2Header.LengthBytes;
        if (options.SnapshotOctets < Math.Min(longest, WholePacket))
        {
            return Error(string.Create(CultureInfo.InvariantCulture, $"not modelled: frames cut to {options.SnapshotOctets} octets"));
        }

        // libpcap knows the link type, and says so, before it reads the filter.
        var data = options.IsAny ? "tcpdump: data link type LINUX_SLL2\n" : "";
        var link = options.IsAny ? LinkType.LinuxSll2 : device!.HasLinkLayer ? LinkType.Ethernet : LinkType.Raw;
        var (filter, problem) = CaptureFilter.Read(words, link, name => HostNames.Find(name, run));
        if (filter is null)
        {
            return new CommandOutput("", $"{data}tcpdump: {problem}\n", 1);
        }

        var stored = options.File is null ? null : run.Session.Files[(run.Place.Host, options.File)] = new StoredCapture(options.Interface, link);
        run.Pane.Running = new LiveCapture(run.Place.NetNs, options, link, filter, stored);
        run.Pipe = (options.WritesEachLine ? 0 : PipeOctets, "tcpdump: Unable to write output: Broken pipe\n");
        var listening = string.Create(CultureInfo.InvariantCulture, $"listening on {options.Interface}, link-type {NameOf(link)}, snapshot length {options.SnapshotOctets} bytes\n");
        return new CommandOutput("", data + (stored is null && options.Style.Verbosity == 0 ? "tcpdump: verbose output suppressed, use -v[v]... for full protocol decode\n" : "tcpdump: ") + listening) { RunsOn = true };
    }

    private static CommandOutput Print(string path, TcpdumpOptions options, ImmutableArray<string> words, CommandRun run)
    {
        if (!run.Session.Files.TryGetValue((run.Place.Host, path), out var stored))
        {
            return Error($"{path}: No such file or directory");
        }

        var doubt = stored.Link == LinkType.LinuxSll2 ? "Warning: interface names might be incorrect\n" : "";
        var reading = $"reading from file {path}, link-type {NameOf(stored.Link)}, snapshot length 262144\n{doubt}";
        var (filter, problem) = CaptureFilter.Read(words, stored.Link, name => HostNames.Find(name, run));
        if (filter is null)
        {
            return CommandOutput.Error(reading + $"tcpdump: {problem}");
        }

        var text = new FrameText(options, stored.Link);
        var frames = stored.Frames.Where(frame => filter.Passes(frame.Octets)).Take(options.Most ?? int.MaxValue);
        return new CommandOutput((run.IsPiped ? "" : reading) + string.Concat(frames.Select(text.Of)), run.IsPiped ? reading : "");
    }

    /// <summary>Without <c>-i</c> the first interface that is up and no loopback.</summary>
    private static string Default(NetNs netNs) => (netNs.Find("eth0") ?? netNs.Interfaces.FirstOrDefault(device => device.Kind != DeviceKind.Loopback))?.Name ?? "lo";

    private static string NameOf(LinkType link) => link switch
    {
        LinkType.LinuxSll2 => "LINUX_SLL2 (Linux cooked v2)",
        LinkType.Raw => "RAW (Raw IP)",
        _ => "EN10MB (Ethernet)",
    };

    private static CommandOutput Error(string message) => CommandOutput.Error($"tcpdump: {message}");
}
