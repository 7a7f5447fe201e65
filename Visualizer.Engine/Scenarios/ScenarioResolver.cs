using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Scenarios.Resolving;

namespace Visualizer.Engine.Scenarios;

/// <summary>Decides everything that a document leaves open. The same document and id give the same scenario, always.</summary>
public static class ScenarioResolver
{
    private const string DefaultCilium = "1.13.0", DefaultKernel = "5.15";

    /// <summary>Resolves a document; what it pins is kept or refused, never adjusted.</summary>
    /// <param name="reading">What the reader made of it.</param>
    /// <param name="id">The scenario's id; the cluster's name where the document gives none.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ScenarioResolution Resolve(ScenarioReading reading, string id, CancellationToken cancellation = default)
    {
        var problems = new ProblemList(reading.Found);
        if (reading.Document is not { } document)
        {
            return new ScenarioResolution(null, problems.ToImmutable());
        }

        var flows = Flows(document, problems);
        var expectations = Expectations(document, problems);
        var helm = HelmInput.Read(document, problems);
        var cluster = document.Cluster is { } section ? ClusterResolver.Resolve(section, id, problems, cancellation) : null;
        if (cluster is null || problems.Count > 0)
        {
            return new ScenarioResolution(null, problems.ToImmutable());
        }

        var scenario = new Scenario(
            id,
            document.Title?.Value ?? id,
            document.Summary?.Value ?? "",
            [.. document.Tags.Select(tag => tag.Value)],
            CiliumVersion.Parse(document.Cilium?.Value ?? DefaultCilium),
            KernelVersion.Parse(document.Kernel?.Value ?? DefaultKernel),
            cluster,
            helm,
            document.Cluster!.Policies,
            flows,
            expectations,
            document);
        return new ScenarioResolution(scenario, []);
    }

    private static ImmutableArray<SuggestedFlow> Flows(ScenarioDocument document, ProblemList problems)
    {
        foreach (var flow in document.Flows)
        {
            if (flow.Kind?.Value == "curl" && flow.Size is { } size)
            {
                problems.Add(size.Node, new("no size", "不带大小"), "curl sends one GET; only ping and udp have a size.");
            }
        }

        return [.. document.Flows
            .Where(flow => flow is { Kind: not null, From: not null, To: not null })
            .Select(flow => new SuggestedFlow(
                flow.Title?.Value ?? $"{flow.Kind!.Value} {flow.From!.Value} → {flow.To!.Value}",
                flow.Kind!.Value,
                flow.From!.Value,
                flow.To!.Value,
                flow.Backend?.Value,
                flow.Size?.Value,
                flow.Count?.Value,
                flow.Ttl?.Value,
                flow.DontFragment?.Value,
                flow.Neighbours?.Value))];
    }

    private static ImmutableArray<Expectation> Expectations(ScenarioDocument document, ProblemList problems)
    {
        var flows = (document.Root["flows"] as DocumentNode.List)?.Items.Length ?? 0;
        foreach (var expectation in document.Expect)
        {
            if (expectation.Flow is { } flow && flow.Value >= flows)
            {
                problems.Add(
                    flow.Node,
                    new("the index of a flow, from 0", "流的序号，从 0 起"),
                    string.Create(CultureInfo.InvariantCulture, $"There are {flows} flows; none has index {flow.Value}."));
            }
        }

        return [.. document.Expect
            .Where(expectation => expectation.Flow is not null)
            .Select(expectation => new Expectation(
                expectation.Flow!.Value, expectation.Disposition?.Value, expectation.ReplyTtl?.Value, expectation.Taps))];
    }
}
