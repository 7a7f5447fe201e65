using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Cilium.Lib;

/// <summary>What programs do for XFRM: the mark that has a packet encrypted, ESP on its way to be decrypted, and what came out of it.</summary>
/// <remarks>
/// <code>
///  ≤ 1.17   from-container marks          ─▶ stack: XFRM ─▶ cilium_host ─▶ eth0, or in tunnel mode ─▶ the tunnel device ─▶ eth0
///  ≥ 1.18   to-netdev marks ─▶ cilium_net ─▶ stack: XFRM ─▶ cilium_host ─▶ eth0, or in tunnel mode, where it marks the tunnel's packet ─▶ eth0
/// </code>
/// Source: <c>bpf/lib/encrypt.h do_decrypt, set_encrypt_mark @ 1.13, 1.14; ipsec_maybe_redirect_to_encrypt @ 1.18</c>. From 1.14 on the upper half
/// of the marks is a node id; cilium/cilium#37723 moved the decision.
/// </remarks>
internal static class Encrypt
{
    /// <summary>Whether packets are chosen for encryption where they leave the node, rather than where they leave their pod: from 1.18 on.</summary>
    public static bool AtNativeDevice(NodeConstants node) => node.EnableIpsec && node.Config.Cilium.IsAtLeast(18);

    /// <summary>Marks a packet to be encrypted for the node that has the tunnel endpoint.</summary>
    public static void Mark(NodeConstants node, SocketBuffer skb, HookContext hook, int key, Ipv4Address endpoint)
    {
        var id = node.Maps.NodeIds.Lookup(endpoint);
        hook.Evidence.AddIfAny(id);
        skb.Mark = Marks.EncryptWith(key, id?.Id ?? 0);
    }

    /// <summary>Sends a packet that is to leave encrypted back into the stack by cilium_net; null: it leaves as it is.</summary>
    /// <remarks>In tunnel mode that is every packet of the tunnel device, else what goes from one pod to another.</remarks>
    public static Verdict? Redirect(NodeConstants node, SocketBuffer skb, HookContext hook)
    {
        if (!AtNativeDevice(node) || Marks.IsEncrypted(skb.Mark))
        {
            return null;
        }

        if (Marks.IsOverlay(skb.Mark))
        {
            return ToCiliumNet(node, skb, hook, skb.Destination, Marks.IdentityOf(skb.Mark), ToNetdevCodes.EncryptOverlayIpsec);
        }

        var destination = node.Maps.Ipcache.Lookup(skb.Destination);
        var sender = SenderOf(node, skb);
        if (skb.Protocol == IpProtocol.Esp || !destination.HasTunnelEndpoint || !IsEncryptable(sender) || !IsEncryptable(destination.Identity))
        {
            return null;
        }

        hook.Evidence.Add(destination);
        return ToCiliumNet(node, skb, hook, destination.TunnelEndpoint, sender, ToNetdevCodes.EncryptIpsec);
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

    /// <summary>Whether XFRM has decrypted the packet; its mark is cleared then.</summary>
    public static bool TakeDecrypted(SocketBuffer skb)
    {
        if (!skb.Mark.Matches(Marks.Decrypt, Marks.MagicMask))
        {
            return false;
        }

        skb.Mark = Addressing.Mark.None;
        return true;
    }

    private static Verdict ToCiliumNet(
        NodeConstants node, SocketBuffer skb, HookContext hook, Ipv4Address endpoint, SecurityIdentity sender, HopCode code)
    {
        Mark(node, skb, hook, node.Maps.NodeIds.Spi, endpoint);
        skb.CarriedIdentity = sender;
        skb.SetEthernetDestination(node.CiliumNet.Mac);
        return new Verdict(HopAction.RedirectIngress, code, node.CiliumNet);
    }

    private static SecurityIdentity SenderOf(NodeConstants node, SocketBuffer skb) => Marks.MagicOf(skb.Mark) switch
    {
        Marks.Host => SecurityIdentity.Host,
        Marks.Identity or Marks.ProxyEgress => Marks.IdentityOf(skb.Mark),
        _ => node.Maps.Ipcache.Lookup(skb.Source).Identity,
    };

    private static bool IsEncryptable(SecurityIdentity identity) =>
        identity.IsCluster && identity != SecurityIdentity.Host && !identity.IsRemoteNode;
}
