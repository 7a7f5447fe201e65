using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Show.Shell;
using Visualizer.Engine.Simulation.Drivers;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary><c>curl</c> 7.79: one GET of <c>/</c>.</summary>
/// <remarks>Messages are those of <c>lib/url.c, lib/http.c</c> and <c>src/tool_getparam.c</c> of curl 7.79.1.</remarks>
internal sealed class CurlCommand : IActingCommand
{
    private const string SeeHelp = "curl: try 'curl --help' or 'curl --manual' for more information";

    private static readonly ImmutableDictionary<string, string> Long = ImmutableDictionary.CreateRange(new KeyValuePair<string, string>[]
    {
        new("--verbose", "-v"), new("--silent", "-s"), new("--show-error", "-S"), new("--include", "-i"), new("--max-time", "-m"), new("--output", "-o"),
        new("--connect-timeout", "-m"), new("--ipv4", "-4"), new("--fail", "-f"), new("--location", "-L"),
    });

    /// <inheritdoc/>
    public string Name => "curl";

    /// <inheritdoc/>
    public string Usage => "curl [-v] [-s] [-i] [http://]HOST[:PORT]";

    /// <inheritdoc/>
    public bool IsAt(TerminalPlace place) => !place.IsWorkstation;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, CommandRun run)
    {
        var options = OptionReader.Read([.. words.Select(word => Long.GetValueOrDefault(word, word))], flags: "vsSifL4", valued: "mo");
        if (options.Unknown is { } unknown)
        {
            var what = unknown.EndsWith('=') ? $"option {unknown[..^1]}: requires parameter" : $"option {unknown}: is unknown";
            return CommandOutput.Error($"curl: {what}\n{SeeHelp}", 2);
        }

        if (options.Value('m') is { } seconds && !decimal.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
        {
            return CommandOutput.Error($"curl: option -m: expected a proper numerical parameter\n{SeeHelp}", 2);
        }

        if (options.Operands.IsEmpty)
        {
            return CommandOutput.Error(words.IsEmpty ? SeeHelp : $"curl: no URL specified!\n{SeeHelp}", 2);
        }

        if (options.Operands.Length > 1)
        {
            return CommandOutput.Error("curl: not modelled: more than one address", 2);
        }

        if (!Url.TryRead(options.Operands[0], out var url, out var refusal))
        {
            return CommandOutput.Error(refusal, 3);
        }

        if (HostNames.Find(url.Host, run) is not { } address)
        {
            return Silenced(CommandOutput.Error($"curl: (6) Could not resolve host: {url.Host}", 6), options);
        }

        if (run.Place.FlowName(run.Session.Cluster) is not { } from)
        {
            return CommandOutput.Error("curl: not modelled: nothing is sent from here");
        }

        var request = new FlowRequest(FlowKind.Curl, from, string.Create(CultureInfo.InvariantCulture, $"{address}:{url.Port}"));
        var sent = run.Session.Send(request);
        if (sent.Sent is not { Trace: var trace } went)
        {
            return CommandOutput.Error($"curl: not modelled: {sent.Problem}");
        }

        run.Flow = went with { Request = Drawn(request, trace, run) };
        var text = trace.Client.Output;
        var isAnswered = !text.StartsWith("curl: (", StringComparison.Ordinal);
        var body = isAnswered && options.Value('o') is null ? text : "";
        var told = options.Has('v') ? Told(address, url, text, isAnswered) : "";
        var head = options.Has('i') && isAnswered ? HttpText.Head(text.Length).Replace("\r\n", "\n", StringComparison.Ordinal) : "";
        if (isAnswered)
        {
            return new CommandOutput(options.Has('v') ? told.Replace("<body>", head + body, StringComparison.Ordinal) : head + body);
        }

        var status = int.Parse(text.AsSpan("curl: (".Length, text.IndexOf(')', StringComparison.Ordinal) - "curl: (".Length), CultureInfo.InvariantCulture);
        return Silenced(new CommandOutput(told, text, status), options);
    }

    /// <summary>The flow with the backend that answered, so that it is drawn the same: a hash would choose another the next time.</summary>
    private static FlowRequest Drawn(FlowRequest request, Trace trace, CommandRun run)
    {
        var server = trace.Taps.FirstOrDefault(tap => tap.Role == "server.eth0")?.Place.NetNs;
        var pinned = server?.StartsWith("pod/", StringComparison.Ordinal) == true ? request with { Backend = server["pod/".Length..] } : request;
        return FlowResolver.Resolve(run.Session.Cluster.Index, pinned).Flow is null ? request : pinned;
    }

    private static CommandOutput Silenced(CommandOutput output, OptionReader options) =>
        options.Has('s') && !options.Has('S') ? output with { Errors = "" } : output;

    private static string Told(Ipv4Address address, Url url, string text, bool isAnswered)
    {
        var told = new StringBuilder();
        told.Append(CultureInfo.InvariantCulture, $"*   Trying {address}:{url.Port}...\n");
        if (!isAnswered)
        {
            var why = text.TrimEnd('\n').Split(") ", 2)[1];
            told.Append(CultureInfo.InvariantCulture, $"* connect to {address} port {url.Port} failed: {why[(why.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]}\n");
            return told.Append(CultureInfo.InvariantCulture, $"* {why}\n* Closing connection 0\n").ToString();
        }

        told.Append(CultureInfo.InvariantCulture, $"* Connected to {url.Host} ({address}) port {url.Port} (#0)\n");
        Lines(HttpText.Request(url.Port == 80 ? address.ToString() : string.Create(CultureInfo.InvariantCulture, $"{address}:{url.Port}")), "> ");
        told.Append("* Mark bundle as not supporting multiuse\n");
        Lines(HttpText.Head(text.Length), "< ");
        return told.Append(CultureInfo.InvariantCulture, $"<body>* Connection #0 to host {url.Host} left intact\n").ToString();

        void Lines(string head, string before)
        {
            foreach (var line in head[..^2].Split("\r\n"))
            {
                told.Append(before).Append(line).Append('\n');
            }
        }
    }

    /// <summary>What is typed as address.</summary>
    private readonly record struct Url(string Host, int Port)
    {
        private const string Scheme = "http://";

        public static bool TryRead(string text, out Url url, out string refusal)
        {
            (url, refusal) = (default, "");
            var rest = text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? text[Scheme.Length..] : text;
            if (rest.Contains("://", StringComparison.Ordinal))
            {
                refusal = $"curl: (1) Protocol \"{rest[..rest.IndexOf(':', StringComparison.Ordinal)]}\" not supported or disabled in libcurl";
                return false;
            }

            rest = rest.EndsWith('/') ? rest[..^1] : rest;
            var colon = rest.IndexOf(':', StringComparison.Ordinal);
            var host = colon < 0 ? rest : rest[..colon];
            var port = 80;
            if (rest.Contains('/', StringComparison.Ordinal))
            {
                refusal = "curl: not modelled: a path; the server has /";
                return false;
            }

            if (host.Length == 0 || (colon >= 0 && (!int.TryParse(rest.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is 0 or > 65535)))
            {
                refusal = "curl: (3) URL using bad/illegal format or missing URL";
                return false;
            }

            url = new Url(host, port);
            return true;
        }
    }
}
