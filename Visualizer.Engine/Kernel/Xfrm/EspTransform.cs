using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Kernel.Xfrm;

/// <summary>ESP in tunnel mode with an XFRM state's key (RFC 4303): packets in, packets out; the caller puts them into the packet in flight.</summary>
/// <remarks>
/// Source: <c>net/xfrm/xfrm_output.c xfrm4_tunnel_encap_add</c> and <c>net/xfrm/xfrm_input.c xfrm_input @ 5.11</c>. The outer header has TTL 64,
/// the TOS and the DF bit of the inner one, and with DF the identification 0 (<c>include/net/ip.h ip_select_ident_segs</c>).
/// </remarks>
public static class EspTransform
{
    private const byte OuterTtl = 64;
    private const int OuterLength = Ipv4Header.MinimumLengthBytes;

    /// <summary>Puts a whole IPv4 packet into an ESP packet.</summary>
    /// <param name="state">State that it is sent on.</param>
    /// <param name="sequence">Sequence number, from 1.</param>
    /// <param name="identification">Identification of the outer header when it has no DF bit.</param>
    /// <param name="packet">The packet from its IPv4 header on.</param>
    /// <returns>Room for an Ethernet header, the outer IPv4 header, ESP.</returns>
    public static byte[] Encrypt(XfrmState state, uint sequence, ushort identification, ReadOnlySpan<byte> packet)
    {
        var esp = EspTunnel.Seal(packet, AesKey(state), Salt(state), state.Spi, sequence);
        var isUnfragmentable = Ipv4Packet.DontFragmentOf(packet);
        var outer = new Ipv4Header(
            TypeOfService: packet[1],
            TotalLength: (ushort)(OuterLength + esp.Length),
            Identification: isUnfragmentable ? (ushort)0 : identification,
            DontFragment: isUnfragmentable,
            MoreFragments: false,
            FragmentOffset: 0,
            OuterTtl,
            IpProtocol.Esp,
            state.Source,
            state.Destination);

        var frame = new byte[EthernetHeader.LengthBytes + OuterLength + esp.Length];
        outer.Emit(frame.AsSpan(EthernetHeader.LengthBytes));
        esp.CopyTo(frame.AsSpan(EthernetHeader.LengthBytes + OuterLength));
        return frame;
    }

    /// <summary>SPI of an ESP packet; null when it is too short to have one.</summary>
    /// <param name="esp">The content of the outer IPv4 packet.</param>
    public static uint? SpiOf(ReadOnlySpan<byte> esp) => esp.Length < EspHeader.LengthBytes ? null : EspHeader.SpiOf(esp);

    /// <summary>Takes the inner packet out of an ESP packet; false when the integrity check fails.</summary>
    /// <param name="state">State that it was received on.</param>
    /// <param name="ethernet">The frame: Ethernet header, outer IPv4 header, ESP.</param>
    /// <param name="frame">The frame's Ethernet header and the inner packet; empty on failure.</param>
    public static bool TryDecrypt(XfrmState state, ReadOnlySpan<byte> ethernet, out byte[] frame)
    {
        frame = [];
        var packet = ethernet[EthernetHeader.LengthBytes..];
        if (!EspTunnel.TryOpen(Ipv4Packet.ContentOf(packet), AesKey(state), Salt(state), out var inner))
        {
            return false;
        }

        frame = new byte[EthernetHeader.LengthBytes + inner.Length];
        ethernet[..EthernetHeader.LengthBytes].CopyTo(frame);
        inner.CopyTo(frame.AsSpan(EthernetHeader.LengthBytes));
        return true;
    }

    private static ReadOnlySpan<byte> AesKey(XfrmState state) => state.Key.AsSpan()[..EspTunnel.KeyLengthBytes];

    private static ReadOnlySpan<byte> Salt(XfrmState state) => state.Key.AsSpan()[EspTunnel.KeyLengthBytes..];
}
