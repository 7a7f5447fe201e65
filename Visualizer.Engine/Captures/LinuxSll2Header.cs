using System.Buffers.Binary;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Captures;

/// <summary>Whom a packet on an interface was for (<c>if_packet.h</c>, sll_pkttype).</summary>
public enum PacketType : byte
{
    /// <summary>Received, for this host.</summary>
    Host = 0,

    /// <summary>Received, broadcast.</summary>
    Broadcast = 1,

    /// <summary>Received, multicast.</summary>
    Multicast = 2,

    /// <summary>Received, for somebody else.</summary>
    OtherHost = 3,

    /// <summary>Sent by this host.</summary>
    Outgoing = 4,
}

/// <summary>The 20 octets that stand in for the link layer where several interfaces are captured at once (LINKTYPE_LINUX_SLL2).</summary>
/// <param name="Protocol">EtherType of the packet behind it.</param>
/// <param name="InterfaceIndex">Ifindex of the interface in its netns.</param>
/// <param name="HardwareType">ARPHRD_ number: 1 Ethernet, 772 loopback, 65534 none.</param>
/// <param name="PacketType">Whom the packet was for.</param>
/// <param name="Source">Sender's link layer address; null for a device without one.</param>
public readonly record struct LinuxSll2Header(
    EtherType Protocol, int InterfaceIndex, ushort HardwareType, PacketType PacketType, MacAddress? Source)
{
    /// <summary>Octets of the header.</summary>
    public const int LengthBytes = 20;

    private const int ProtocolAt = 0, InterfaceIndexAt = 4, HardwareTypeAt = 8, PacketTypeAt = 10, AddressLengthAt = 11, AddressAt = 12;

    /// <summary>Reads the header at the start of the octets; false when there are fewer than 20.</summary>
    public static bool TryParse(ReadOnlySpan<byte> octets, out LinuxSll2Header header)
    {
        header = default;
        if (octets.Length < LengthBytes)
        {
            return false;
        }

        header = new LinuxSll2Header(
            (EtherType)BinaryPrimitives.ReadUInt16BigEndian(octets[ProtocolAt..]),
            BinaryPrimitives.ReadInt32BigEndian(octets[InterfaceIndexAt..]),
            BinaryPrimitives.ReadUInt16BigEndian(octets[HardwareTypeAt..]),
            (PacketType)octets[PacketTypeAt],
            octets[AddressLengthAt] == MacAddress.LengthBytes ? MacAddress.Read(octets[AddressAt..]) : null);
        return true;
    }

    /// <summary>Writes the 20 octets to the start of <paramref name="octets"/>.</summary>
    public void Emit(Span<byte> octets)
    {
        octets[..LengthBytes].Clear();
        BinaryPrimitives.WriteUInt16BigEndian(octets[ProtocolAt..], (ushort)Protocol);
        BinaryPrimitives.WriteInt32BigEndian(octets[InterfaceIndexAt..], InterfaceIndex);
        BinaryPrimitives.WriteUInt16BigEndian(octets[HardwareTypeAt..], HardwareType);
        octets[PacketTypeAt] = (byte)PacketType;
        if (Source is { } source)
        {
            octets[AddressLengthAt] = MacAddress.LengthBytes;
            source.Write(octets[AddressAt..]);
        }
    }

    /// <summary>A new frame: this header, then the packet from its network layer on.</summary>
    public byte[] Frame(ReadOnlySpan<byte> packet)
    {
        var frame = new byte[LengthBytes + packet.Length];
        Emit(frame);
        packet.CopyTo(frame.AsSpan(LengthBytes));
        return frame;
    }
}
