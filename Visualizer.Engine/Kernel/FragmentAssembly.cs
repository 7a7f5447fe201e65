using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Kernel;

/// <summary>The fragments of one IPv4 packet on their way, and the packet that they make again (RFC 791 §3.2).</summary>
/// <remarks>Source: <c>net/ipv4/ip_output.c ip_do_fragment</c>, <c>net/ipv4/ip_fragment.c ip_defrag @ 5.11</c>.</remarks>
public sealed class FragmentAssembly
{
    private const int OffsetUnit = 8;

    private readonly SocketBuffer _whole;
    private readonly int _baseOffset;
    private readonly byte[] _content;
    private int _missing;

    private FragmentAssembly(SocketBuffer whole)
    {
        _whole = whole;
        _baseOffset = Ipv4Packet.FragmentOffsetOf(whole.Packet) * OffsetUnit;
        _content = new byte[whole.Payload.Length];
        _missing = _content.Length;
    }

    /// <summary>Cuts a packet into fragments of at most <paramref name="mtuBytes"/> octets, all but the last a multiple of 8 octets long.</summary>
    public static IReadOnlyList<SocketBuffer> Split(SocketBuffer whole, int mtuBytes)
    {
        var assembly = new FragmentAssembly(whole);
        if (!Ipv4Header.TryParse(whole.Packet, out var header))
        {
            throw new ArgumentException("Not an IPv4 packet.", nameof(whole));
        }

        var content = whole.Payload;
        var most = (mtuBytes - header.HeaderLength) / OffsetUnit * OffsetUnit;
        var fragments = new List<SocketBuffer>();
        for (var at = 0; at < content.Length; at += most)
        {
            var part = content[at..Math.Min(content.Length, at + most)];
            var packet = Ipv4Packet.Create(
                header with
                {
                    DontFragment = false,
                    MoreFragments = header.MoreFragments || at + part.Length < content.Length,
                    FragmentOffset = (ushort)((assembly._baseOffset + at) / OffsetUnit),
                },
                part);
            fragments.Add(whole.Fragment(Framed(whole.Ethernet, packet), assembly));
        }

        return fragments;
    }

    /// <summary>A fragment has arrived; true when it was the last one missing.</summary>
    public bool Add(SocketBuffer fragment)
    {
        fragment.Payload.CopyTo(_content.AsSpan((Ipv4Packet.FragmentOffsetOf(fragment.Packet) * OffsetUnit) - _baseOffset));
        _missing -= fragment.Payload.Length;
        return _missing == 0;
    }

    /// <summary>The packet put together, with the addresses and the TTL of the fragment that came last.</summary>
    public SocketBuffer Restore(SocketBuffer last)
    {
        if (!Ipv4Header.TryParse(last.Packet, out var header) || !Ipv4Header.TryParse(_whole.Packet, out var original))
        {
            throw new InvalidOperationException("A fragment lost its header.");
        }

        var packet = Ipv4Packet.Create(header with { MoreFragments = original.MoreFragments, FragmentOffset = original.FragmentOffset }, _content);
        _whole.Restore(Framed(last.Ethernet, packet), last);
        return _whole;
    }

    private static byte[] Framed(ReadOnlySpan<byte> ethernet, byte[] packet)
    {
        var octets = new byte[EthernetHeader.LengthBytes + packet.Length];
        ethernet[..EthernetHeader.LengthBytes].CopyTo(octets);
        packet.CopyTo(octets.AsSpan(EthernetHeader.LengthBytes));
        return octets;
    }
}
