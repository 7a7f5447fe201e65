using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Scenarios;
using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Api;

/// <summary>A request for a trace, read and with its scenario found.</summary>
internal sealed record TraceRequest(Scenario Scenario, HelmRequest Helm, FlowRequest Flow);

/// <summary>Turns the octets of a request into a request, or into everything that is wrong with it.</summary>
internal sealed class TraceRequestReader(ScenarioLibrary library, RequestProblems problems)
{
    private static readonly ImmutableArray<string> TopNames = ["scenario", "document", "helm", "flow"];
    private static readonly ImmutableArray<string> HelmNames = ["version", "kernel", "reset", "values", "set"];
    private static readonly ImmutableArray<string> FlowNames =
        ["kind", "from", "to", "backend", "size", "count", "ttl", "dontFragment", "neighbours"];

    private Language Language => problems.Language;

    /// <summary>Whether the text of the document was larger than it may be.</summary>
    public bool IsDocumentTooLarge { get; private set; }

    /// <summary>The request as far as it could be read, beside all problems; null when its scenario or its flow is missing.</summary>
    public TraceRequest? Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            problems.Add("", JsonReading.Show(body), ApiTexts.AnObject.In(Language));
            return null;
        }

        var top = new JsonReading(body, "", problems, TopNames);
        var scenario = ReadScenario(top);
        var helm = ReadHelm(top.Object("helm"), "helm");
        var flow = ReadFlow(top);
        return scenario is null || flow is null ? null : new TraceRequest(scenario, helm, flow);
    }

    /// <summary>The scenario that <c>scenario</c> names or <c>document</c> holds.</summary>
    public Scenario? ReadScenario(JsonReading top)
    {
        var id = top.String("scenario");
        var document = top.Element("document");
        if (top.Element("scenario") is null == document is null)
        {
            problems.Add("", document is null ? null : ApiTexts.Both.In(Language), ApiTexts.ExactlyOne.In(Language));
            return null;
        }

        if (document is { } written)
        {
            return ReadDocument(written);
        }

        if (id is null)
        {
            return null;
        }

        if (library.Find(id) is not { } entry)
        {
            problems.Add("scenario", $"'{id}'", ApiTexts.OneOf.In(Language, string.Join(", ", library.Entries.Select(known => known.Id))));
            return null;
        }

        if (entry.Scenario is null)
        {
            problems.Add("scenario", $"'{id}'", ApiTexts.UnbrokenScenario.In(Language));
        }

        return entry.Scenario;
    }

    private Scenario? ReadDocument(JsonElement written)
    {
        if (written.ValueKind is not (JsonValueKind.String or JsonValueKind.Object))
        {
            problems.Add("document", JsonReading.Show(written), ApiTexts.AStringOrObject.In(Language));
            return null;
        }

        var isText = written.ValueKind == JsonValueKind.String;
        var text = isText ? written.GetString()! : written.GetRawText();
        if (isText && Encoding.UTF8.GetByteCount(text) > ScenarioLibrary.MostOctetsOfDocument)
        {
            IsDocumentTooLarge = true;
            return null;
        }

        var resolution = library.Resolve(text);
        problems.Add(resolution.Problems.Select(problem => problem with
        {
            Path = problem.Path.Length == 0 ? "document" : $"document.{problem.Path}",
            Line = isText ? problem.Line : null,
        }));
        return resolution.Scenario;
    }

    /// <summary>Helm values and versions at a path; nothing changed when there are none.</summary>
    public HelmRequest ReadHelm(JsonElement? element, string path)
    {
        if (element is not { } present)
        {
            return HelmRequest.None;
        }

        var helm = new JsonReading(present, path, problems, HelmNames);
        var version = helm.String("version");
        var hasVersion = CiliumVersion.TryParse(version, out var cilium);
        if (version is not null && !hasVersion)
        {
            problems.Add(helm.PathOf("version"), $"'{version}'", ApiTexts.ChartVersion.In(Language));
        }

        var kernel = helm.String("kernel");
        var hasKernel = KernelVersion.TryParse(kernel, out var kernelVersion);
        if (kernel is not null && !hasKernel)
        {
            problems.Add(helm.PathOf("kernel"), $"'{kernel}'", ApiTexts.KernelVersion.In(Language));
        }

        var reset = helm.Boolean("reset") ?? false;
        var values = ReadValues(helm);
        var set = helm.Strings("set");
        problems.Add(SetExpression.ApplyAll(HelmValues.Empty, set, helm.PathOf("set")).Problems, isText: false);
        return new HelmRequest
        {
            Version = hasVersion ? cilium : null, Kernel = hasKernel ? kernelVersion : null, Reset = reset, Values = values, Set = set,
        };
    }

    private HelmValues ReadValues(JsonReading helm)
    {
        if (helm.Element("values") is not { } values)
        {
            return HelmValues.Empty;
        }

        if (values.ValueKind is not (JsonValueKind.String or JsonValueKind.Object))
        {
            problems.Add(helm.PathOf("values"), JsonReading.Show(values), ApiTexts.AStringOrObject.In(Language));
            return HelmValues.Empty;
        }

        var isText = values.ValueKind == JsonValueKind.String;
        var reading = HelmValuesReader.Read(isText ? values.GetString()! : values.GetRawText(), helm.PathOf("values"));
        problems.Add(reading.Problems, isText);
        return reading.Values;
    }

    /// <summary>The flow, which has to be there.</summary>
    public FlowRequest? ReadFlow(JsonReading top)
    {
        if (top.Object("flow") is not { } element)
        {
            if (top.Element("flow") is null)
            {
                problems.Add("flow", null, ApiTexts.AnObject.In(Language));
            }

            return null;
        }

        var flow = new JsonReading(element, "flow", problems, FlowNames);
        if (flow.Element("kind") is null)
        {
            problems.Add("flow.kind", null, ApiTexts.OneOf.In(Language, "ping, curl, udp"));
        }

        var kind = flow.Choice("kind", "ping", "curl", "udp");
        var from = flow.Required("from");
        var to = flow.Required("to");
        var backend = flow.String("backend");
        var size = flow.Integer("size", 0, 65507);
        if (kind == "curl" && flow.Element("size") is { } written)
        {
            problems.Add("flow.size", JsonReading.Show(written), ApiTexts.NoSize.In(Language));
        }

        var count = flow.Integer("count", 1, 100) ?? 1;
        var ttl = flow.Integer("ttl", 1, 255) ?? 64;
        var dontFragment = flow.Boolean("dontFragment") ?? false;
        var isCold = flow.Choice("neighbours", "warm", "cold") == "cold";
        return kind is null || from is null || to is null
            ? null
            : new FlowRequest(FlowKinds.Parse(kind), from, to)
            {
                Backend = backend, Size = size, Count = count, Ttl = ttl, DontFragment = dontFragment, ColdNeighbours = isCold,
            };
    }
}
