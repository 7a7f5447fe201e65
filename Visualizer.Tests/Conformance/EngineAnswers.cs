namespace Visualizer.Tests.Conformance;

/// <summary>Which answer belongs to which command.</summary>
internal static class EngineAnswers
{
    public static Expectation To(PrintedBlock block) => block.Command.Split(' ') switch
    {
        ["ping", ..] => FlowAnswers.Ping(block),
        ["curl", ..] => FlowAnswers.Curl(block),
        ["tcpdump", ..] => FlowAnswers.Capture(block),
        ["conntrack", ..] => ShownAnswers.Conntrack(block),
        ["cilium", "monitor", ..] => ShownAnswers.Of(block, RunFields.Monitor),
        ["cilium", "status"] => ShownAnswers.Of(block, RunFields.Status),
        ["cilium", "bpf", "tunnel", "list"] => ShownAnswers.Of(block, line => line.TrimEnd(), ListingOrder.Any),
        ["cilium", ..] => ShownAnswers.Of(block, line => line.TrimEnd()),
        ["ip", "x", ..] => ShownAnswers.Of(block, RunFields.Xfrm),
        // grep finds the word in two lines, so that it goes on after where the lab stops.
        ["ip", "-d", "link", ..] => ShownAnswers.Of(block, RunFields.Blanks, ListingOrder.Among),
        ["ip", ..] => ShownAnswers.Of(block, RunFields.Blanks),
        ["arp", "-n"] => ShownAnswers.Of(block, RunFields.Blanks, ListingOrder.Any),
        ["tc", "filter", ..] => ShownAnswers.Of(block, RunFields.Filter),
        ["iptables-save", ..] => ShownAnswers.Of(block, RunFields.Blanks),
        // Taken before the test pods were there.
        ["kubectl", "get", "pods", "-A"] => ShownAnswers.Of(block, RunFields.Pods, ListingOrder.Among),
        ["kubectl", "get", "pods", ..] => ShownAnswers.Of(block, RunFields.Pods),
        ["kubectl", "get", "svc"] => ShownAnswers.Of(block, RunFields.Services),
        ["kubectl", ..] => ShownAnswers.Of(block, line => line),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.Command, "Nobody answers this command."),
    };
}
