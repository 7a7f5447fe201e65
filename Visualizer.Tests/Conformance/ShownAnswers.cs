using System.Collections.Immutable;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Show;
using Visualizer.Engine.Simulation;

namespace Visualizer.Tests.Conformance;

/// <summary>What the engine's own commands print: the lab's command line at the lab's place, after what the lab sent.</summary>
internal static class ShownAnswers
{
    /// <summary>Its lines but headings, which <see cref="Headings"/> has.</summary>
    public static Expectation Of(PrintedBlock block, Func<string, string> normalise, ListingOrder order = ListingOrder.Same) =>
        Expectation.Whole(Lines(block).Where(line => !LabListing.IsBoilerplate(line)), normalise, order);

    /// <summary>Headings and other lines that a tool prints whatever the cluster does.</summary>
    public static ImmutableArray<string> Headings(PrintedBlock block) => [.. Lines(block).Where(LabListing.IsBoilerplate)];

    /// <summary><c>conntrack</c> counts its entries on standard error, which two labs do not print.</summary>
    public static Expectation Conntrack(PrintedBlock block)
    {
        var answer = Of(block, RunFields.Conntrack);
        return block.Facts.Any(fact => IsCount(fact.Text)) ? answer : answer with { Lines = [.. answer.Lines.Where(line => !IsCount(line))] };

        static bool IsCount(string line) => line.StartsWith("conntrack v", StringComparison.Ordinal);
    }

    private static ImmutableArray<string> Lines(PrintedBlock block)
    {
        var place = Place(block);
        var text = ShowShell.Run(block.Command, place).Text;
        return text.Length == 0 ? [] : [.. text[..^1].Split('\n')];
    }

    private static ShowPlace Place(PrintedBlock block)
    {
        // kubectl runs beside the nodes; any place of the cluster has it.
        var (node, netNs) = block.Node.Length == 0 ? ("worker", "host") : (block.Node, block.NetNs);
        var datapath = block.Lab.NodeDatapath(node);
        var state = block.Traffic is null ? NodeDatapath.NewState() : Watch(block, datapath.Node.Name);
        return new ShowPlace(block.Lab.Datapath, datapath.Find(netNs)!, state);
    }

    /// <summary>The node's state after the traffic. The labs sent it more than once, so that what a tunnel tracks was there before.</summary>
    private static NodeState Watch(PrintedBlock block, string node)
    {
        var flow = TrafficTrace.Of(block).Answer.Flow!;
        if (!block.Command.StartsWith("cilium monitor", StringComparison.Ordinal))
        {
            return Run(block, flow, node, null);
        }

        Func<string, NodeState>? first = null;
        Simulator.Run(block.Lab.Datapath, flow, moment => first = moment.StateOf);
        return Run(block, flow with { Repetition = 1 }, node, first);
    }

    private static NodeState Run(PrintedBlock block, Engine.Flows.Flow flow, string node, Func<string, NodeState>? before)
    {
        NodeState? state = null;
        Simulator.Run(block.Lab.Datapath, flow, moment => state = moment.IsEnd ? moment.StateOf(node) : null, before);
        return state!;
    }
}
