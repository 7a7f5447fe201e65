using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Tracing;
using Visualizer.Web.Api.Contracts;
using Visualizer.Web.State;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels;

namespace Visualizer.Web.Api;

/// <summary><c>POST /api/v1/captures</c>: what the taps of a flow saw, as a file for Wireshark and tcpdump, or as the lines that tcpdump prints of it.</summary>
internal static class ExportCapture
{
    /// <summary>Media type of a capture.</summary>
    public const string ContentType = "application/x-pcapng";

    private const string TextType = "text/plain", Pcapng = "pcapng", Text = "text";
    private const int OctetsBetweenFlushes = 64 * 1024;

    private static readonly string[] PlaceNames = ["node", "netns", "interface"], QueryNames = [.. PlaceNames, "format"];

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/captures", HandleAsync)
        .WithName("exportCapture")
        .WithSummary("The frames of all taps, of one tap, or of -i any in one netns, as pcapng; with format=text what tcpdump -ne prints of one of them")
        .TakesPosted<TraceRequestContract>()
        .Produces<FileContentHttpResult>(StatusCodes.Status200OK, ContentType, TextType)
        .Produces<ProblemDocument>(StatusCodes.Status422UnprocessableEntity, ProblemAnswers.ContentType);

    /// <summary>Name of the file of a place, or of all taps.</summary>
    public static string NameOf(Place? place) =>
        (place is { } one ? $"{one.Node}_{one.NetNs}_{one.Interface}".Replace('/', '_') : "all-taps") + ".pcapng";

    private static async Task HandleAsync(
        HttpContext context, ScenarioLibrary library, TraceDesk desk, string? node, string? netns, [FromQuery(Name = "interface")] string? device, string? format)
    {
        var problems = new RequestProblems(ApiLanguage.Announce(context));
        var reader = new TraceRequestReader(library, problems);
        var (isAnswered, request) = await PostedRequest.ReadAsync(context, problems, reader, reader.Read);
        if (isAnswered)
        {
            return;
        }

        context.RequestAborted.ThrowIfCancellationRequested();
        // Also when something is wrong already: all problems at once.
        var answer = request is null ? null : desk.Trace(request.Scenario, request.Helm, request.Flow, context.RequestAborted);
        problems.Add(answer?.HelmProblems ?? [], isText: false);
        problems.Add(answer?.FlowProblems ?? []);
        ReadQuery(context.Request.Query, problems);
        var place = node is null || netns is null || device is null ? (Place?)null : new Place(node, netns, device);
        if (place is { } named && answer?.Trace is { } taps)
        {
            FindTap(taps, named, problems);
        }

        if (answer is null || problems.Any)
        {
            await PostedRequest.RefuseAsync(context, problems);
            return;
        }

        if (answer is not { Trace: { } trace, Cluster: { } cluster })
        {
            await UntraceableAnswer.WriteAsync(context, answer.Config, problems);
            return;
        }

        var capture = new TraceCapture(cluster, trace);
        if (format == Text)
        {
            context.Response.ContentType = $"{TextType}; charset=utf-8";
            await context.Response.WriteAsync(string.Concat(LinesOf(capture, trace, place!.Value).Select(line => line + "\n")), context.RequestAborted);
            return;
        }

        await WriteAsync(context.Response, CaptureOf(capture, trace, place), NameOf(place));
    }

    private static ImmutableArray<string> LinesOf(TraceCapture capture, Trace trace, Place place) => place.Interface == TraceCapture.AnyInterface
        ? capture.LinesOfAny(place.Node!, place.NetNs!)
        : TapLines.Of(trace.Taps.First(tap => tap.Place == place));

    /// <summary>The file of a place, or of all taps.</summary>
    public static CaptureFile CaptureOf(TraceCapture capture, Trace trace, Place? place) => place switch
    {
        null => capture.OfAll(),
        { Interface: TraceCapture.AnyInterface } any => capture.OfAny(any.Node!, any.NetNs!)!,
        { } one => capture.OfTap(trace.Taps.First(tap => tap.Place == one)),
    };

    /// <summary>A place is named whole or not at all.</summary>
    private static void ReadQuery(IQueryCollection query, RequestProblems problems)
    {
        foreach (var name in query.Keys.Where(name => !QueryNames.Contains(name)))
        {
            problems.Add(name, JsonReading.Quote(name), ApiTexts.OneOf.In(problems.Language, string.Join(", ", QueryNames)));
        }

        if (query.TryGetValue("format", out var format) && format.ToString() is not (Pcapng or Text))
        {
            problems.Add("format", JsonReading.Quote(format.ToString()), ApiTexts.OneOf.In(problems.Language, $"{Pcapng}, {Text}"));
        }

        // Lines are those of one file: taps of several link types are none to tcpdump.
        var isNamed = PlaceNames.Any(query.ContainsKey) || format == Text;
        foreach (var name in PlaceNames.Where(name => isNamed && !query.ContainsKey(name)))
        {
            problems.Add(name, null, ApiTexts.AString.In(problems.Language));
        }
    }

    private static void FindTap(Trace trace, Place place, RequestProblems problems)
    {
        var onNode = trace.Taps.Where(tap => tap.Place.Node == place.Node).ToList();
        var inNetNs = onNode.Where(tap => tap.Place.NetNs == place.NetNs).ToList();
        if (onNode.Count == 0)
        {
            Add("node", place.Node!, trace.Taps.Select(tap => tap.Place.Node!));
        }
        else if (inNetNs.Count == 0)
        {
            Add("netns", place.NetNs!, onNode.Select(tap => tap.Place.NetNs!));
        }
        else if (place.Interface != TraceCapture.AnyInterface && inNetNs.All(tap => tap.Place != place))
        {
            Add("interface", place.Interface!, inNetNs.Select(tap => tap.Place.Interface!).Append(TraceCapture.AnyInterface));
        }

        void Add(string name, string found, IEnumerable<string> known) =>
            problems.Add(name, JsonReading.Quote(found), ApiTexts.OneOf.In(problems.Language, string.Join(", ", known.Distinct())));
    }

    private static async Task WriteAsync(HttpResponse response, CaptureFile file, string name)
    {
        response.ContentType = ContentType;
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        var output = response.BodyWriter;
        PcapngWriter.WriteHead(output, file);
        foreach (var frame in file.Frames)
        {
            PcapngWriter.WriteFrame(output, frame);
            if (output.UnflushedBytes > OctetsBetweenFlushes)
            {
                await output.FlushAsync(response.HttpContext.RequestAborted);
            }
        }

        await output.FlushAsync(response.HttpContext.RequestAborted);
    }
}
