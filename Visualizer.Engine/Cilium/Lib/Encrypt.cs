using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Cilium.Lib;

/// <summary>What programs do for XFRM: the mark that has a packet encrypted, ESP on its way to be decrypted, and what came out of it.</summary>
/// <remarks>Source: <c>bpf/lib/encrypt.h do_decrypt, set_encrypt_mark @ 1.13, 1.14</c>. From 1.14 on the upper half of the marks is a node id.</remarks>
internal static class Encrypt
{
    /// <summary>Marks a packet to be encrypted for the node that has the tunnel endpoint.</summary>
    public static void Mark(NodeConstants node, SocketBuffer skb, HookContext hook, int key, Ipv4Address endpoint)
    {
        var id = node.Maps.NodeIds.Lookup(endpoint);
        hook.Evidence.AddIfAny(id);
        skb.Mark = Marks.EncryptWith(key, id?.Id ?? 0);
    }

    /// <summary>Marks ESP, so that a routing rule and an XFRM state find it.</summary>
    public static Verdict ToXfrm(NodeConstants node, SocketBuffer skb, HookContext hook, HopCode code)
    {
        var id = node.Maps.NodeIds.Lookup(skb.Source);
        hook.Evidence.AddIfAny(id);
        skb.Mark = new Mark(Marks.Decrypt | ((id?.Id ?? 0) << 16));
        skb.PacketType = PacketType.Host;
        return new Verdict(HopAction.Ok, code);
    }

    /// <summary>The step of programs on native devices: a verdict for ESP and for what XFRM decrypted; null for everything else.</summary>
    public static Verdict? Decrypt(NodeConstants node, SocketBuffer skb, HookContext hook)
    {
        if (skb.Mark.Matches(Marks.Decrypt, Marks.MagicMask))
        {
            skb.Mark = Addressing.Mark.None;
            return node.EnableRouting
                ? new Verdict(HopAction.Redirect, FromNetworkCodes.DecryptedToCiliumHost, node.CiliumHost)
                : new Verdict(HopAction.Ok, FromNetworkCodes.DecryptedToStack);
        }

        return skb.Protocol == IpProtocol.Esp ? ToXfrm(node, skb, hook, FromNetworkCodes.EspToStack) : null;
    }
}
