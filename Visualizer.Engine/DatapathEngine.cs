using System.Collections.Immutable;
using Visualizer.Engine.Comparison;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Scenarios;
using Visualizer.Engine.Show;
using Visualizer.Engine.Simulation;
using Visualizer.Engine.Terminal;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine;

/// <summary>The engine: callers need nothing else. Pure; same input, same answer, octet for octet.</summary>
public static class DatapathEngine
{
    /// <summary>What is in force for a scenario's values and the request's, and what in them cannot be read.</summary>
    public static (ConfigResolution Config, ImmutableArray<HelmProblem> Problems) Resolve(Scenario scenario, HelmRequest helm)
    {
        var reading = Values(scenario, helm);
        var input = new ConfigInput(
            reading.Values, helm.Version ?? scenario.Cilium, helm.Kernel ?? scenario.Kernel,
            helm.Reset ? KubeProxyMode.Auto : scenario.Cluster.KubeProxy);
        return (ConfigResolver.Resolve(input), reading.Problems);
    }

    /// <summary>A scenario's values with the request's over them, without the chart's defaults, and what in the request's cannot be read.</summary>
    public static HelmReading Values(Scenario scenario, HelmRequest helm) => SetExpression.ApplyAll(
        ValueMerge.Over(helm.Reset ? HelmValues.Empty : scenario.Helm.Merged, helm.Values), helm.Set, "helm.set");

    /// <summary>The cluster under a configuration; its nodes are provisioned when a packet first reaches them. Share it between traces.</summary>
    public static ClusterDatapath Provision(Cluster cluster, DatapathConfig config) => new(cluster.Index, config);

    /// <summary>The whole answer to a flow.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="helm">What the request changes.</param>
    /// <param name="request">The flow as written.</param>
    /// <param name="shared">Gives the provisioned cluster for a configuration; null: a new one. Callers keep it between requests.</param>
    /// <param name="cancellation">Ends the work early, between two hops at the latest.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static TraceAnswer Trace(
        Scenario scenario, HelmRequest helm, FlowRequest request, Func<Cluster, DatapathConfig, ClusterDatapath>? shared = null,
        CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var (config, helmProblems) = Resolve(scenario, helm);
        var cluster = config.Datapath is { } inForce && helmProblems.IsEmpty ? (shared ?? Provision)(scenario.Cluster, inForce) : null;
        var resolution = FlowResolver.Resolve(scenario.Cluster.Index, request);
        if (cluster is null || resolution.Flow is not { } flow)
        {
            return Unanswered(config, cluster, resolution, helmProblems);
        }

        var trace = Simulator.Run(cluster, flow, cancellation: cancellation);
        var findings = ValueSupport.Judge(config.Findings, cluster, flow, trace).AddRange(PolicySupport.Findings(cluster, trace));
        config = config with { Findings = findings };
        if (findings.Any(finding => finding.Severity == Severity.Error))
        {
            return Unanswered(config, cluster, resolution, helmProblems);
        }

        return new TraceAnswer(config, trace, cluster, flow, [], []);
    }

    /// <summary>In what the answers to one flow differ under two to four configurations of one cluster; the first is the base.</summary>
    public static TraceComparison Compare(ImmutableArray<(string Name, TraceAnswer Answer)> answers)
    {
        var nodes = answers.Select(each => each.Answer.Cluster?.Index.Cluster.Nodes).FirstOrDefault(nodes => nodes is not null) ?? [];
        return TraceComparison.Of(
            [.. answers.Select(each => new Variant(each.Name, each.Answer.Config, each.Answer.Trace))],
            NetNames.SharedPrefix([.. nodes.Select(node => node.Name)]));
    }

    /// <summary>What a terminal at a place shows of a command, from the state that the walk uses: before any flow, after one, or right after one of its hops.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="helm">What the request changes.</param>
    /// <param name="request">Place, command and flow as written.</param>
    /// <param name="shared">Gives the provisioned cluster for a configuration; null: a new one.</param>
    /// <param name="cancellation">Ends the work early, between two hops at the latest.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ShowAnswer Show(
        Scenario scenario, HelmRequest helm, ShowRequest request, Func<Cluster, DatapathConfig, ClusterDatapath>? shared = null,
        CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var (config, helmProblems) = Resolve(scenario, helm);
        var inForce = helmProblems.IsEmpty ? config.Datapath : null;
        // Names are resolved even where nothing is in force: all problems at once. Any configuration has the same names.
        var cluster = inForce is null ? null : (shared ?? Provision)(scenario.Cluster, inForce);
        var flow = request.Flow is null ? null : FlowResolver.Resolve(cluster?.Index ?? new ClusterIndex(scenario.Cluster), request.Flow);
        var problems = flow?.Problems ?? [];
        if (cluster is null)
        {
            return new ShowAnswer(config, null, helmProblems, problems);
        }

        var (netNs, problem) = PlaceResolver.Find(cluster, request.At);
        if (netNs is null || !problems.IsEmpty)
        {
            return new ShowAnswer(config, null, helmProblems, problem is null ? problems : problems.Insert(0, problem));
        }

        var (shown, findings) = flow?.Flow is { } resolved
            ? ShowDuring(cluster, resolved, request, netNs, cancellation)
            : (ShowShell.Run(request.Command, new ShowPlace(cluster, netNs, NodeDatapath.NewState())), []);
        config = findings.IsEmpty ? config : config with { Findings = config.Findings.AddRange(findings) };
        return shown is null && !findings.Any(finding => finding.Severity == Severity.Error)
            ? new ShowAnswer(config, null, helmProblems, [new FlowProblem(
                "until", $"{request.Until!.Packet}, {request.Until.Hop}", new("packet and hop of the flow's trace, both from 0", "该流追踪中的包和跳，都从 0 起"))])
            : new ShowAnswer(config, shown, helmProblems, []);
    }

    /// <summary>The place that commands print, before any flow; null when the name is none of the cluster's.</summary>
    public static ShowPlace? Place(ClusterDatapath cluster, string at) =>
        PlaceResolver.Find(cluster, at).NetNs is { } netNs ? new ShowPlace(cluster, netNs, NodeDatapath.NewState()) : null;

    /// <summary>A terminal at a scenario's cluster, before any flow.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="helm">What the request changes.</param>
    /// <param name="shared">Gives the provisioned cluster for a configuration; null: a new one.</param>
    public static TerminalOpening OpenTerminal(Scenario scenario, HelmRequest helm, Func<Cluster, DatapathConfig, ClusterDatapath>? shared = null)
    {
        var (config, helmProblems) = Resolve(scenario, helm);
        return config.Datapath is { } inForce && helmProblems.IsEmpty
            ? new TerminalOpening(config, new TerminalSession(scenario, config, (shared ?? Provision)(scenario.Cluster, inForce), helm.Set), [])
            : new TerminalOpening(config, null, helmProblems);
    }

    /// <summary>What a terminal sent, as the answer to whoever asks for that flow.</summary>
    public static TraceAnswer AnswerOf(SentFlow sent) => new(sent.Config, sent.Trace, sent.Cluster, sent.Flow, [], []);

    private static (ShellAnswer? Shown, ImmutableArray<Finding> Findings) ShowDuring(
        ClusterDatapath cluster, Flow flow, ShowRequest request, NetNs netNs, CancellationToken cancellation)
    {
        ShellAnswer? shown = null;
        var trace = Simulator.Run(cluster, flow, moment =>
        {
            if (request.Until is { } until ? moment.Packet == until.Packet && moment.Hop == until.Hop : moment.IsEnd)
            {
                shown = ShowShell.Run(request.Command, new ShowPlace(cluster, netNs, moment.StateOf(netNs.Node)));
            }
        }, cancellation: cancellation);
        var findings = PolicySupport.Findings(cluster, trace);
        return findings.Any(finding => finding.Severity == Severity.Error) ? (null, findings) : (shown, findings);
    }

    private static TraceAnswer Unanswered(
        ConfigResolution config, ClusterDatapath? cluster, FlowResolution resolution, ImmutableArray<HelmProblem> helmProblems) =>
        new(config, null, cluster, resolution.Flow, helmProblems, resolution.Problems);
}
