namespace Visualizer.Tests.Conformance;

/// <summary>Which answer belongs to which command.</summary>
internal static class EngineAnswers
{
    public static Expectation To(PrintedBlock block) => block.Command.Split(' ') switch
    {
        ["ping", ..] => FlowAnswers.Ping(block),
        ["curl", ..] => FlowAnswers.Curl(block),
        ["tcpdump", ..] => FlowAnswers.Capture(block),
        ["conntrack", ..] => FlowAnswers.Conntrack(block),
        ["cilium", "monitor", ..] => FlowAnswers.Monitor(block),
        ["cilium", "status"] => ClusterAnswers.Status(block),
        ["cilium", "service", "list"] => ClusterAnswers.Services(block),
        ["cilium", "bpf", "tunnel", "list"] => ClusterAnswers.TunnelMap(block),
        ["cilium", "identity", "list"] => ClusterAnswers.Identities(block),
        ["ip", "a", "l"] => StateAnswers.Addresses(block),
        ["ip", "-d", "link", ..] => StateAnswers.TunnelDevice(block),
        ["ip", "r", "s", ..] => StateAnswers.Routes(block),
        ["ip", "rule", "show"] => StateAnswers.Rules(block),
        // The selector fits no rule, so the listing is empty whatever is set up: nothing to compare.
        ["ip", "rule", "show", "t", "200"] => Expectation.Nothing,
        ["ip", "x", "s"] => StateAnswers.XfrmStates(block),
        ["ip", "x", "p"] => StateAnswers.XfrmPolicies(block),
        ["arp", "-n"] => StateAnswers.Neighbours(block),
        ["tc", "filter", ..] => StateAnswers.Filters(block),
        ["iptables-save", ..] => StateAnswers.Iptables(block),
        ["kubectl", "get", "pods", "-A"] => ClusterAnswers.AllPods(block),
        ["kubectl", "get", "pods", ..] => ClusterAnswers.PlacedPods(block),
        ["kubectl", "get", "svc"] => ClusterAnswers.KubernetesServices(block),
        ["kubectl", ..] => ClusterAnswers.Created(block),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.Command, "Nobody answers this command."),
    };
}
