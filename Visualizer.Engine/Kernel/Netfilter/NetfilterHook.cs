namespace Visualizer.Engine.Kernel.Netfilter;

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
