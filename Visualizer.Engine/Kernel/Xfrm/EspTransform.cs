using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Kernel.Xfrm;

/// <summary>ESP in tunnel mode, applied to a packet in flight (RFC 4303).</summary>
/// <remarks>
/// Source: <c>net/xfrm/xfrm_output.c xfrm4_tunnel_encap_add, xfrm_output_one</c> and <c>net/xfrm/xfrm_input.c xfrm_input @ 5.11</c>. The outer
/// header has TTL 64, the inner TOS, the inner DF, and identification 0 with DF; without DF the model counts it with the sequence number.
/// </remarks>
public static class EspTransform
{
    private const byte OuterTtl = 64;

    /// <summary>Puts the whole IPv4 packet into an ESP packet and sets the state's output-mark. The conntrack attachment is lost.</summary>
    /// <returns>Sequence number of the ESP packet.</returns>
    public static uint Encrypt(SocketBuffer skb, XfrmState state, XfrmCounters counters)
    {
        var inner = skb.Packet;
        var sequence = counters.Next(state);
        var esp = EspTunnel.Seal(
            inner, state.Key.AsSpan(0, EspTunnel.KeyLengthBytes), state.Key.AsSpan(EspTunnel.KeyLengthBytes), state.Spi, sequence);
        var isUnfragmentable = Ipv4Packet.DontFragmentOf(inner);
        var outer = new Ipv4Header(
            TypeOfService: inner[1],
            TotalLength: (ushort)(Ipv4Header.MinimumLengthBytes + esp.Length),
            Identification: isUnfragmentable ? (ushort)0 : (ushort)sequence,
            DontFragment: isUnfragmentable,
            MoreFragments: false,
            FragmentOffset: 0,
            OuterTtl,
            IpProtocol.Esp,
            state.Source,
            state.Destination);

        var octets = new byte[EthernetHeader.LengthBytes + Ipv4Header.MinimumLengthBytes + esp.Length];
        outer.Emit(octets.AsSpan(EthernetHeader.LengthBytes));
        esp.CopyTo(octets.AsSpan(EthernetHeader.LengthBytes + Ipv4Header.MinimumLengthBytes));
        skb.Hide(octets);
        Mark(skb, state);
        return sequence;
    }

    /// <summary>
    /// Puts the inner packet in place of an ESP packet, under the same Ethernet header, and sets the state's output-mark. False, with the
    /// packet unchanged, when the integrity check fails.
    /// </summary>
    public static bool TryDecrypt(SocketBuffer skb, XfrmState state)
    {
        if (!EspTunnel.TryOpen(
            skb.Payload, state.Key.AsSpan(0, EspTunnel.KeyLengthBytes), state.Key.AsSpan(EspTunnel.KeyLengthBytes), out var inner))
        {
            return false;
        }

        var octets = new byte[EthernetHeader.LengthBytes + inner.Length];
        skb.Ethernet[..EthernetHeader.LengthBytes].CopyTo(octets);
        inner.CopyTo(octets.AsSpan(EthernetHeader.LengthBytes));
        skb.Reveal(octets);
        skb.IsDecrypted = true;
        Mark(skb, state);
        return true;
    }

    // xfrm_smark_get, then nf_reset_ct: netfilter sees a new packet.
    private static void Mark(SocketBuffer skb, XfrmState state)
    {
        skb.Mark = skb.Mark.With(state.OutputMark.Value, state.OutputMark.Mask);
        skb.Conntrack = null;
    }
}
