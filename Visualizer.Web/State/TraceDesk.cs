using System.Globalization;
using Visualizer.Engine;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Scenarios;

namespace Visualizer.Web.State;

/// <summary>Answers requests for traces and shares the answers: a workshop of two hundred asks one question.</summary>
/// <param name="engine">Computes an answer that is not there yet.</param>
public sealed class TraceDesk(Func<Scenario, HelmRequest, FlowRequest, CancellationToken, TraceAnswer> engine)
{
    // Octets of memory, roughly: a hop with its frame and its evidence takes about a kibibyte.
    private const long MostWeight = 256 << 20;
    private const long HopWeight = 1024, LeastWeight = 65536;
    private readonly BoundedCache<QuestionKey, TraceAnswer> answers = new(MostWeight, Weigh);

    /// <summary>A desk before the engine, with clusters that others look into too.</summary>
    public TraceDesk(ClusterDesk clusters)
        : this((scenario, helm, flow, cancellation) => DatapathEngine.Trace(scenario, helm, flow, clusters.For(scenario, helm), cancellation))
    {
    }

    /// <summary>The trace of a flow.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="helm">What is changed of its values.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="leaving">Cancelled when the caller wants it no more; the work ends with the last one who does.</param>
    /// <exception cref="EngineFailureException">The engine failed.</exception>
    public TraceAnswer Trace(Scenario scenario, HelmRequest helm, FlowRequest flow, CancellationToken leaving = default) => answers.GetOrAdd(
        new QuestionKey(scenario, Spell(helm) + Spell(flow)),
        (_, abandoned) => EngineFailureException.Guard(() => engine(scenario, helm, flow, abandoned)),
        leaving);

    /// <summary>A text that two Helm requests share exactly when they mean the same.</summary>
    public static string Spell(HelmRequest helm)
    {
        var values = helm.Values.Leaves().Select(leaf => $"{leaf.Key}={leaf.Value.GetType().Name}:{leaf.Value.Display}");
        return string.Join('\u0001', [helm.Version?.Text ?? "", helm.Kernel?.Text ?? "", helm.Reset ? "reset" : "", .. values, "set", .. helm.Set, ""]);
    }

    /// <summary>A text that two flows share exactly when they are the same.</summary>
    public static string Spell(FlowRequest flow) => string.Join('\u0001', FlowKinds.Name(flow.Kind), flow.From, flow.To, flow.Backend ?? "", string.Create(
        CultureInfo.InvariantCulture, $"{flow.Size} {flow.Count} {flow.Ttl} {flow.DontFragment} {flow.ColdNeighbours}"));

    private static long Weigh(TraceAnswer answer) =>
        LeastWeight + (HopWeight * (answer.Trace?.Packets.Sum(packet => (long)packet.Hops.Length) ?? 0));
}
