using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Cilium.Lib;

/// <summary>Values that programs put into <c>skb->mark</c>, and the identity that travels in it.</summary>
/// <remarks>Source: <c>bpf/lib/common.h MARK_MAGIC_… @ 1.13</c>. Names are Cilium's; the mask is 0x0F00 unless noted.</remarks>
public static class Marks
{
    /// <summary><c>MARK_MAGIC_HOST_MASK</c>: bits that hold the magic.</summary>
    public const uint MagicMask = 0x0F00;

    /// <summary><c>MARK_MAGIC_TO_PROXY</c>: for the L7 proxy; its port is in the upper half.</summary>
    public const uint ToProxy = 0x0200;

    /// <summary><c>MARK_MAGIC_SNAT_DONE</c>: the source is translated, or must stay.</summary>
    public const uint SnatDone = 0x0300;

    /// <summary><c>MARK_MAGIC_OVERLAY</c>: a packet of the tunnel device; carries the identity of the sender. From 1.16 on.</summary>
    public const uint Overlay = 0x0400;

    /// <summary><c>MARK_MAGIC_PROXY_INGRESS</c>: from the L7 proxy, towards an endpoint; carries an identity.</summary>
    public const uint ProxyIngress = 0x0A00;

    /// <summary><c>MARK_MAGIC_PROXY_EGRESS</c>: from the L7 proxy, away from an endpoint; carries an identity.</summary>
    public const uint ProxyEgress = 0x0B00;

    /// <summary><c>MARK_MAGIC_HOST</c>: from a process of the node.</summary>
    public const uint Host = 0x0C00;

    /// <summary><c>MARK_MAGIC_DECRYPT</c>: ESP to decrypt, or what came out of it.</summary>
    public const uint Decrypt = 0x0D00;

    /// <summary><c>MARK_MAGIC_ENCRYPT</c>: to encrypt; the key id is in bits 12–15.</summary>
    public const uint Encrypt = 0x0E00;

    /// <summary><c>MARK_MAGIC_IDENTITY</c>: carries the identity of the sending pod.</summary>
    public const uint Identity = 0x0F00;

    private const uint KeptBits = 0xFF00;

    /// <summary>The magic of a mark.</summary>
    public static uint MagicOf(Mark mark) => mark.Value & MagicMask;

    /// <summary>Puts an identity into a mark: its low 16 bits on top, its high 8 bits at the bottom (<c>set_identity_mark</c>).</summary>
    /// <param name="mark">The mark before; of its lower half the bits above the identity stay.</param>
    /// <param name="identity">The identity.</param>
    /// <param name="magic">What the mark says besides.</param>
    public static Mark WithIdentity(Mark mark, SecurityIdentity identity, uint magic = Identity) =>
        new((mark.Value & KeptBits & ~MagicMask) | magic | (identity.Value << 16) | (identity.Value >> 16));

    /// <summary>Whether a packet is the tunnel device's own; before 1.16 no mark says so.</summary>
    public static bool IsOverlay(Mark mark) => MagicOf(mark) == Overlay;

    /// <summary>Whether XFRM or the WireGuard device made a packet: both leave the same magic.</summary>
    public static bool IsEncrypted(Mark mark) => MagicOf(mark) == Encrypt;

    /// <summary>The identity in a mark (<c>get_identity</c>).</summary>
    public static SecurityIdentity IdentityOf(Mark mark) => new(((mark.Value & 0xFF) << 16) | (mark.Value >> 16));

    /// <summary>The mark of a packet that XFRM shall encrypt under a key id, 1–15 (<c>set_encrypt_key_mark</c>): 3 gives 0x3e00.</summary>
    /// <param name="key">The key id.</param>
    /// <param name="nodeId">Id of the receiving node in the upper half, from 1.14 on; 0 before.</param>
    public static Mark EncryptWith(int key, uint nodeId = 0) => new(Encrypt | ((uint)key << 12) | (nodeId << 16));
}
