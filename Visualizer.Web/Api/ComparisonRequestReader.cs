using System.Collections.Immutable;
using System.Text.Json;
using Visualizer.Engine;
using Visualizer.Engine.Comparison;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Scenarios;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Api;

/// <summary>A request for a comparison, read and with its scenario found.</summary>
internal sealed record ComparisonRequest(Scenario Scenario, FlowRequest Flow, ImmutableArray<(string Name, HelmRequest Helm)> Variants);

/// <summary>Turns the octets of a request into a request for a comparison, or into everything that is wrong with it.</summary>
internal sealed class ComparisonRequestReader(TraceRequestReader parts, RequestProblems problems)
{
    private static readonly ImmutableArray<string> TopNames = ["scenario", "document", "flow", "variants"];
    private static readonly ImmutableArray<string> VariantNames = ["name", "helm"];

    /// <summary>The request as far as it could be read, beside all problems; null when its scenario or its flow is missing.</summary>
    public ComparisonRequest? Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            problems.Add("", JsonReading.Show(body), ApiTexts.AnObject.In(problems.Language));
            return null;
        }

        var top = new JsonReading(body, "", problems, TopNames);
        var scenario = parts.ReadScenario(top);
        var flow = parts.ReadFlow(top);
        var variants = ReadVariants(top);
        return scenario is null || flow is null ? null : new ComparisonRequest(scenario, flow, variants);
    }

    private ImmutableArray<(string Name, HelmRequest Helm)> ReadVariants(JsonReading top)
    {
        var variants = ImmutableArray.CreateBuilder<(string, HelmRequest)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (element, path) in top.Objects("variants", TraceComparison.FewestVariants, TraceComparison.MostVariants))
        {
            var variant = new JsonReading(element, path, problems, VariantNames);
            var name = variant.Required("name");
            if (name is not null && (name.Trim().Length == 0 || !names.Add(name)))
            {
                problems.Add(variant.PathOf("name"), $"'{name}'", ApiTexts.AnotherName.In(problems.Language));
            }

            variants.Add((name ?? "", parts.ReadHelm(variant.Object("helm"), variant.PathOf("helm"))));
        }

        return variants.ToImmutable();
    }
}
