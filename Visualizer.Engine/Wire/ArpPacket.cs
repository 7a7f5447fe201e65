using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Wire;

/// <summary>What an ARP packet asks or says (RFC 826, "ar$op").</summary>
public enum ArpOperation : ushort
{
    /// <summary>Who has the target address?</summary>
    Request = 1,

    /// <summary>The sender has the address in question.</summary>
    Reply = 2,
}

/// <summary>An ARP packet for IPv4 over Ethernet (RFC 826): 28 octets.</summary>
/// <param name="Operation">Request or reply; other values are kept.</param>
/// <param name="SenderMac">Who speaks.</param>
/// <param name="SenderAddress">Its IPv4 address.</param>
/// <param name="TargetMac">Who is meant; all zeros in a request.</param>
/// <param name="TargetAddress">The address asked for, or the asker's in a reply.</param>
public readonly record struct ArpPacket(
    ArpOperation Operation, MacAddress SenderMac, Ipv4Address SenderAddress, MacAddress TargetMac, Ipv4Address TargetAddress)
{
    /// <summary>Octets of the packet.</summary>
    public const int LengthBytes = 28;

    private const int HardwareTypeAt = 0, ProtocolTypeAt = 2, HardwareLengthAt = 4, ProtocolLengthAt = 5, OperationAt = 6;
    private const int SenderMacAt = 8, SenderAddressAt = 14, TargetMacAt = 18, TargetAddressAt = 24;
    private const ushort EthernetHardware = 1;

    /// <summary>Reads a packet; false when there are fewer than 28 octets or it is not about IPv4 over Ethernet.</summary>
    public static bool TryParse(ReadOnlySpan<byte> octets, out ArpPacket packet)
    {
        packet = default;
        if (octets.Length < LengthBytes || !IsIpv4OverEthernet(octets))
        {
            return false;
        }

        packet = new ArpPacket(
            (ArpOperation)BinaryPrimitives.ReadUInt16BigEndian(octets[OperationAt..]),
            MacAddress.Read(octets[SenderMacAt..]),
            new Ipv4Address(BinaryPrimitives.ReadUInt32BigEndian(octets[SenderAddressAt..])),
            MacAddress.Read(octets[TargetMacAt..]),
            new Ipv4Address(BinaryPrimitives.ReadUInt32BigEndian(octets[TargetAddressAt..])));
        return true;
    }

    /// <summary>Writes the 28 octets to the start of <paramref name="octets"/>.</summary>
    public void Emit(Span<byte> octets)
    {
        BinaryPrimitives.WriteUInt16BigEndian(octets[HardwareTypeAt..], EthernetHardware);
        BinaryPrimitives.WriteUInt16BigEndian(octets[ProtocolTypeAt..], (ushort)EtherType.Ipv4);
        octets[HardwareLengthAt] = MacAddress.LengthBytes;
        octets[ProtocolLengthAt] = 4;
        BinaryPrimitives.WriteUInt16BigEndian(octets[OperationAt..], (ushort)Operation);
        SenderMac.Write(octets[SenderMacAt..]);
        BinaryPrimitives.WriteUInt32BigEndian(octets[SenderAddressAt..], SenderAddress.Value);
        TargetMac.Write(octets[TargetMacAt..]);
        BinaryPrimitives.WriteUInt32BigEndian(octets[TargetAddressAt..], TargetAddress.Value);
    }

    /// <summary>A broadcast frame of 42 octets asking who has <paramref name="target"/>.</summary>
    public static byte[] RequestFrame(MacAddress senderMac, Ipv4Address sender, Ipv4Address target) =>
        new ArpPacket(ArpOperation.Request, senderMac, sender, default, target).Frame(MacAddress.Broadcast);

    /// <summary>The frame of 42 octets that answers this request: <paramref name="mac"/> has the address that was asked for.</summary>
    public byte[] ReplyFrame(MacAddress mac) =>
        new ArpPacket(ArpOperation.Reply, mac, TargetAddress, SenderMac, SenderAddress).Frame(SenderMac);

    /// <summary>The field table, as far as the octets reach.</summary>
    public static ImmutableArray<HeaderField> Fields(ReadOnlySpan<byte> octets)
    {
        var table = new FieldTable(octets);
        table.Named("Hardware type", HardwareTypeAt, 2, static value => value == EthernetHardware ? "Ethernet 1" : FieldTable.Decimal(value));
        table.Named("Protocol type", ProtocolTypeAt, 2, static value => EthernetHeader.Show((EtherType)value));
        table.Number("Hardware length", HardwareLengthAt, 1);
        table.Number("Protocol length", ProtocolLengthAt, 1);
        table.Named("Operation", OperationAt, 2, static value => value switch { 1 => "request 1", 2 => "reply 2", _ => FieldTable.Decimal(value) });
        if (octets.Length > ProtocolLengthAt && IsIpv4OverEthernet(octets))
        {
            table.Mac("Sender MAC", SenderMacAt);
            table.Address("Sender address", SenderAddressAt);
            table.Mac("Target MAC", TargetMacAt);
            table.Address("Target address", TargetAddressAt);
        }

        return table.Build();
    }

    internal static LayerReading Read(ReadOnlySpan<byte> octets, bool isIncomplete)
    {
        var fields = Fields(octets);
        if (octets.Length < LengthBytes)
        {
            return LayerReading.TooShort("ARP", octets.Length, LengthBytes, fields, isIncomplete);
        }

        return IsIpv4OverEthernet(octets)
            ? new LayerReading(LengthBytes, fields, null, 0, isIncomplete, null)
            : LayerReading.Malformed(fields, string.Create(
                CultureInfo.InvariantCulture,
                $"ARP: not about IPv4 over Ethernet (hardware length {octets[HardwareLengthAt]}, protocol length {octets[ProtocolLengthAt]})"));
    }

    private static bool IsIpv4OverEthernet(ReadOnlySpan<byte> octets) =>
        BinaryPrimitives.ReadUInt16BigEndian(octets[HardwareTypeAt..]) == EthernetHardware
        && BinaryPrimitives.ReadUInt16BigEndian(octets[ProtocolTypeAt..]) == (ushort)EtherType.Ipv4
        && octets[HardwareLengthAt] == MacAddress.LengthBytes
        && octets[ProtocolLengthAt] == 4;

    private byte[] Frame(MacAddress destination)
    {
        Span<byte> packet = stackalloc byte[LengthBytes];
        Emit(packet);
        return new EthernetHeader(destination, SenderMac, EtherType.Arp).Frame(packet);
    }
}
