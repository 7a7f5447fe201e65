using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>The iptables rules of one netns, all tables.</summary>
public sealed class Ruleset
{
    /// <summary>Runs one hook: its tables in the kernel's order, conntrack and NAT where they sit.</summary>
    public NetfilterVerdict Run(NetfilterHook hook, SocketBuffer skb, NetfilterContext context) => throw new NotImplementedException();
}

/// <summary>The five hooks of IPv4 netfilter.</summary>
public enum NetfilterHook
{
    /// <summary>After receive, before the route lookup.</summary>
    Prerouting,

    /// <summary>Before local delivery.</summary>
    Input,

    /// <summary>While forwarding, TTL already decremented.</summary>
    Forward,

    /// <summary>Packets of this netns, after their route lookup.</summary>
    Output,

    /// <summary>Before the packet leaves.</summary>
    Postrouting,
}

/// <summary>Surroundings of one hook run.</summary>
/// <param name="NetNs">Netns that the hook runs in.</param>
/// <param name="In">Device that the packet came in on; null for packets of this netns.</param>
/// <param name="Out">Device that it leaves by; null before the route lookup and for local delivery.</param>
/// <param name="Conntrack">Conntrack table of the netns.</param>
/// <param name="Evidence">Where rules and entries that decided are noted.</param>
public readonly record struct NetfilterContext(
    NetNs NetNs, NetInterface? In, NetInterface? Out, KernelConntrack Conntrack, EvidenceList Evidence)
{
    /// <summary>Backend that kube-proxy's chains choose if the service has it; null: a hash of the tuple chooses.</summary>
    public Ipv4Address? PinnedBackend { get; init; }
}

/// <summary>Answer of one hook run.</summary>
/// <param name="Action">What was done to the packet; <see cref="HopAction.Accept"/> when nothing.</param>
/// <param name="Code">Why.</param>
/// <param name="Reason">Reason of a drop or reject; null otherwise.</param>
public readonly record struct NetfilterVerdict(HopAction Action, HopCode Code, DropReason? Reason = null)
{
    /// <summary>Arguments of the sentence; null when it needs none.</summary>
    public object?[]? Args { get; init; }
}
