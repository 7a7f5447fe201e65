using Visualizer.Engine.Kernel;

namespace Visualizer.Engine.Cilium.Lib;

/// <summary>The routing step of programs that do not leave it to the kernel.</summary>
/// <remarks>Source: <c>bpf/lib/l3.h ipv4_l3 @ 1.13</c>.</remarks>
internal static class L3
{
    /// <summary>Takes one off the TTL; false when it would not survive, and the packet is to be dropped silently.</summary>
    public static bool TryDecrementTtl(SocketBuffer skb)
    {
        if (skb.Ttl <= 1)
        {
            return false;
        }

        skb.DecrementTtl();
        return true;
    }
}
