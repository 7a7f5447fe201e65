using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Cilium.Lib;

/// <summary>Whether a packet is to be encrypted by WireGuard, and the redirect to its device.</summary>
/// <remarks>
/// Source: <c>bpf/lib/wireguard.h wg_maybe_redirect_to_encrypt @ 1.12, 1.14, 1.15</c>. Up to 1.14 pods' packets are encrypted in place of being
/// encapsulated; from 1.15 on what the tunnel device made is encrypted (cilium/cilium#29000, and its maintainers in cilium/cilium-cli#2333).
/// </remarks>
internal static class Wireguard
{
    /// <summary>Whether the device encrypts what the tunnel made, rather than pods' own packets.</summary>
    public static bool EncryptsOverlay(NodeConstants node) => node is { EnableWireguard: true, Config: { Tunnel: true } config } && config.Cilium.IsAtLeast(15);

    /// <summary>Sends a packet between pods to the WireGuard device when its destination has a key; null: it goes on.</summary>
    public static Verdict? Redirect(NodeConstants node, SocketBuffer skb, HookContext hook, HopCode code)
    {
        if (!node.EnableWireguard || Marks.IsEncrypted(skb.Mark))
        {
            return null;
        }

        var destination = node.Maps.Ipcache.Lookup(skb.Destination);
        if (destination.Key == 0)
        {
            return null;
        }

        // From 1.14 on what the node itself sends is left alone unless nodes are encrypted too.
        if (node.Config.Cilium.IsAtLeast(14) && !node.Config.NodeEncryption
            && node.Maps.Ipcache.Lookup(skb.Source).Identity is var sender && (sender == SecurityIdentity.Host || sender.IsRemoteNode))
        {
            return null;
        }

        hook.Evidence.Add(destination);
        return To(node, code);
    }

    /// <summary>Sends a packet of the tunnel device to the WireGuard device; null: it is none.</summary>
    public static Verdict? RedirectOverlay(NodeConstants node, SocketBuffer skb, HookContext hook, HopCode code)
    {
        if (!EncryptsOverlay(node) || Marks.IsEncrypted(skb.Mark) || !IsOverlay(node, skb))
        {
            return null;
        }

        hook.Evidence.Add(node.Maps.Ipcache.Lookup(skb.Destination));
        return To(node, code);
    }

    // 1.15 has no mark for the tunnel's packets yet.
    private static bool IsOverlay(NodeConstants node, SocketBuffer skb) => node.Config.Cilium.IsAtLeast(16)
        ? Marks.IsOverlay(skb.Mark)
        : skb.Protocol == IpProtocol.Udp && skb.DestinationPort == node.Config.TunnelPort && skb.Source == node.NodeIp;

    // Nobody could read 1.13 itself: with host routing its way is that of its neighbours.
    private static Verdict To(NodeConstants node, HopCode code) => new(HopAction.Redirect, code, node.WireguardDevice)
    {
        Confidence = node.EnableHostRouting && !node.Config.Cilium.IsAtLeast(14) ? Confidence.Unverified : Confidence.Source,
    };
}
