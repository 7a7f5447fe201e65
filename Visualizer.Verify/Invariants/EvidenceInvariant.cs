using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Visualizer.Engine;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Show;
using Visualizer.Engine.Simulation;
using Visualizer.Engine.Tracing;

namespace Visualizer.Verify.Invariants;

/// <summary>Evidence is a line of the command that it names: typed at the hop's place right after the hop, the command prints it, octet for octet.</summary>
internal static class EvidenceInvariant
{
    public static readonly Invariant IsPrinted = new("evidence of every hop is a line of the command that it names", Missing, IsCostly: true);

    /// <summary>Commands whose output a flow changes; what others print is the same after every hop.</summary>
    private static readonly ImmutableArray<string> Changing = ["conntrack", "cilium bpf ct", "cilium bpf nat", "cilium bpf policy", "ip neigh"];

    /// <summary>Lines of what does not change, for as long as somebody walks flows through the cluster.</summary>
    private static readonly ConditionalWeakTable<ClusterDatapath, ConcurrentDictionary<(string Node, string NetNs, string Source), HashSet<string>>> Unchanging = [];

    private static List<string> Missing(TraceAnswer answer)
    {
        var (trace, cluster) = (answer.Trace!, answer.Cluster!);
        var missing = new List<string>();
        var printed = Unchanging.GetOrCreateValue(cluster);
        Simulator.Run(cluster, answer.Flow!, moment =>
        {
            if (moment.IsEnd || trace.Packets[moment.Packet!.Value].Hops[moment.Hop!.Value] is not { Place: { Node: { } node, NetNs: { } netNs } } hop)
            {
                return;
            }

            foreach (var evidence in hop.Evidence)
            {
                var lines = Changing.Any(command => evidence.Source.StartsWith(command, StringComparison.Ordinal))
                    ? Print()
                    : printed.GetOrAdd((node, netNs, evidence.Source), _ => Print());

                if (!lines.Contains(evidence.Entry))
                {
                    missing.Add($"{StageNames.Of(hop.Stage)} {hop.Program}: {evidence.Source} does not print '{evidence.Entry}'");
                }

                HashSet<string> Print() => [.. ShowShell.Run(evidence.Source, PlaceOf(cluster, hop.Place, moment)).Text.Split('\n')];
            }
        });
        return missing;
    }

    private static ShowPlace PlaceOf(ClusterDatapath cluster, Place at, FlowMoment moment) => new(
        cluster,
        cluster.Index.Node(at.Node!) is { } node ? cluster.Of(node).Find(at.NetNs!)! : DatapathEngine.Place(cluster, at.Node!)!.NetNs,
        moment.StateOf(at.Node!));
}
