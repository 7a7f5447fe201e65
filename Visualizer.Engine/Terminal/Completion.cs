using System.Collections.Immutable;
using Visualizer.Engine.Show;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Terminal;

/// <summary>What Tab offers: programs, the next words of commands, pods, nodes, interfaces and addresses, by the words in front.</summary>
internal static class Completion
{
    private const int Most = 100;

    private static readonly ImmutableArray<string> Resources = ["configmap", "endpoints", "nodes", "pods", "svc"], IpObjects = ["address", "link", "neigh", "route", "rule", "xfrm"];

    /// <summary>Words that may stand where the line ends, sorted; the last word of the line, perhaps empty, begins each.</summary>
    public static ImmutableArray<string> Of(string line, TerminalSession session, TerminalPane pane, TerminalPlace place)
    {
        var words = line.Split(' ');
        var typed = words[^1];
        var before = words[..^1].Where(word => word.Length > 0).ToArray();
        // A pipe and kubectl's -- each begin a new command; the second is run elsewhere.
        var start = Array.FindLastIndex(before, word => word is "|" or "--") + 1;
        var at = start > 0 && before[start - 1] == "--" ? Elsewhere(before[..start], session) ?? place : place;
        var isPipe = start > 0 && before[start - 1] == "|";
        var (run, command) = (new CommandRun(session, pane, at, ""), before[start..]);
        if (command is ["docker", "exec", .. var rest] && rest.FirstOrDefault(word => !word.StartsWith('-')) is { } node && session.Cluster.Index.Node(node) is { } found)
        {
            var inside = rest.SkipWhile(word => word != node).Skip(1).ToArray();
            (run, command) = (new CommandRun(session, pane, TerminalPlace.Of(session.Cluster, session.Cluster.Of(found).Host)!, ""), inside);
        }

        var choices = isPipe && command.Length == 0 ? Show.Shell.TextFilters.All.Select(filter => filter.Name)
            : isPipe ? []
            : command.Length == 0 ? Programs(run)
            : Arguments(command, run);
        return [.. choices.Where(choice => choice.StartsWith(typed, StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal).Take(Most)];
    }

    private static IEnumerable<string> Programs(CommandRun run)
    {
        var shown = run.Session.ShowAt(run.Place.NetNs);
        return TerminalCommands.At(run).Values.Where(tool => tool.IsAt(shown)).Select(tool => tool.Name);
    }

    private static IEnumerable<string> Arguments(string[] command, CommandRun run)
    {
        var index = run.Session.Cluster.Index;
        var last = command[^1];
        if (last is "-i" && command[0] == "tcpdump")
        {
            return Interfaces(run).Append("any");
        }

        return command switch
        {
            ["ping" or "curl" or "traceroute", ..] => Addresses(index, run.Place),
            ["tcpdump", ..] => ["arp", "dst", "esp", "host", "icmp", "net", "not", "port", "src", "tcp", "udp"],
            ["ssh"] => index.Nodes.Select(node => node.Name).Concat(index.Cluster.Externals.Select(host => host.Name)),
            ["docker"] => ["exec", "ps"],
            ["docker", "exec", ..] => ["-it", .. index.Nodes.Select(node => node.Name)],
            ["kubectl" or "k"] => ["apply", "exec", "get", "run"],
            ["kubectl" or "k", "get"] => Resources,
            ["kubectl" or "k", "get", "pod" or "pods" or "po", ..] => Pods(index, Namespace(command)),
            ["kubectl" or "k", .. var rest] when last is "-n" or "--namespace" => index.Cluster.Pods.Select(pod => pod.Namespace),
            ["kubectl" or "k", .. var rest] when rest.Contains("exec") => ["-it", "--", .. Pods(index, Namespace(command))],
            ["kubectl" or "k", ..] => ["exec", "get"],
            ["ip", .. var rest] when rest.All(word => word.StartsWith('-')) => IpObjects,
            ["ip", .. var rest] when rest is [.., "xfrm" or "x"] => ["policy", "state"],
            ["tc", .. var rest] when last is not "dev" && rest.Contains("dev") => ["egress", "ingress"],
            ["tc"] => ["filter", "qdisc"],
            ["tc", _] => ["show"],
            _ when last == "dev" => Interfaces(run),
            ["ip", _] or ["ip", "-d" or "-4" or "-6" or "-br", _] => ["show"],
            ["ip" or "tc", ..] => last == "show" ? ["dev"] : Interfaces(run),
            ["cat", ..] => ["cni.yaml", "install.sh"],
            _ => Words(command),
        };
    }

    /// <summary>The next words of commands whose names are several words.</summary>
    private static IEnumerable<string> Words(string[] command)
    {
        var typed = string.Join(' ', command).Replace("cilium-dbg", "cilium", StringComparison.Ordinal) + " ";
        return ShowCommands.Names.Where(name => name.StartsWith(typed, StringComparison.Ordinal)).Select(name => name[typed.Length..].Split(' ')[0]);
    }

    private static IEnumerable<string> Interfaces(CommandRun run) => run.Place.NetNs?.Interfaces.Select(device => device.Name) ?? [];

    private static IEnumerable<string> Pods(ClusterIndex index, string space) => index.Cluster.Pods.Where(pod => pod.Namespace == space).Select(pod => pod.Name);

    private static IEnumerable<string> Addresses(ClusterIndex index, TerminalPlace place)
    {
        var pods = index.Cluster.Pods.Where(pod => pod.Namespace == "default").Select(pod => pod.Ip.ToString());
        var services = index.Cluster.Services.Where(service => service.Namespace == "default");
        var names = place.Pod is null ? [] : services.Select(service => service.Name);
        return pods.Concat(index.Nodes.Select(node => node.Ip.ToString())).Concat(services.Select(service => service.ClusterIp.ToString())).Concat(names);
    }

    private static string Namespace(string[] command)
    {
        var at = Array.FindIndex(command, word => word is "-n" or "--namespace");
        return at >= 0 && at + 1 < command.Length ? command[at + 1] : "default";
    }

    /// <summary>The pod that <c>kubectl exec</c> in front of <c>--</c> names.</summary>
    private static TerminalPlace? Elsewhere(string[] before, TerminalSession session)
    {
        var space = Namespace(before);
        var pod = before.SelectMany(session.Cluster.Index.PodsNamed).FirstOrDefault(pod => pod.Namespace == space);
        return pod is null ? null : TerminalPlace.Of(session.Cluster, pod);
    }
}
