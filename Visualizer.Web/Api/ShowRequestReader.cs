using System.Collections.Immutable;
using System.Text.Json;
using Visualizer.Engine;
using Visualizer.Engine.Scenarios;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Api;

/// <summary>A request for a command's output, read and with its scenario found.</summary>
internal sealed record ShowCall(Scenario Scenario, HelmRequest Helm, ShowRequest Show);

/// <summary>Turns the octets of a request for a command's output into a request, or into everything that is wrong with it.</summary>
/// <param name="trace">Reads what it has in common with a request for a trace.</param>
/// <param name="problems">Everything that is wrong.</param>
internal sealed class ShowRequestReader(TraceRequestReader trace, RequestProblems problems)
{
    /// <summary>Characters that a command line may have.</summary>
    public const int MostCharactersOfCommand = 4096;

    private static readonly ImmutableArray<string> TopNames = ["scenario", "document", "helm", "flow", "at", "command", "until"];
    private static readonly ImmutableArray<string> UntilNames = ["packet", "hop"];

    /// <summary>The request as far as it could be read, beside all problems; null when its scenario, place or command is missing.</summary>
    public ShowCall? Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            problems.Add("", JsonReading.Show(body), ApiTexts.AnObject.In(problems.Language));
            return null;
        }

        var top = new JsonReading(body, "", problems, TopNames);
        var scenario = trace.ReadScenario(top);
        var helm = trace.ReadHelm(top.Object("helm"), "helm");
        var flow = top.Element("flow") is null ? null : trace.ReadFlow(top);
        var at = top.Required("at");
        var command = top.Required("command");
        if (command is { Length: > MostCharactersOfCommand })
        {
            problems.Add("command", JsonReading.Show(top.Element("command")!.Value), ApiTexts.ACommandLine.In(problems.Language, MostCharactersOfCommand));
        }

        var until = ReadUntil(top);
        if (until is not null && top.Element("flow") is null)
        {
            problems.Add("flow", null, ApiTexts.AnObject.In(problems.Language));
        }

        return scenario is null || at is null || command is null or { Length: > MostCharactersOfCommand }
            ? null
            : new ShowCall(scenario, helm, new ShowRequest(at, command) { Flow = flow, Until = until });
    }

    private HopPosition? ReadUntil(JsonReading top)
    {
        if (top.Object("until") is not { } element)
        {
            return null;
        }

        var until = new JsonReading(element, "until", problems, UntilNames);
        var (packet, hop) = (Index(until, "packet"), Index(until, "hop"));
        return packet is null || hop is null ? null : new HopPosition(packet.Value, hop.Value);
    }

    private int? Index(JsonReading reading, string name)
    {
        if (reading.Element(name) is null)
        {
            problems.Add(reading.PathOf(name), null, ApiTexts.ANumber.In(problems.Language, 0, int.MaxValue));
        }

        return reading.Integer(name, 0, int.MaxValue);
    }
}
