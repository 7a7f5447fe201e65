using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Captures;

/// <summary>A frame as a capture of <c>-i any</c> has it: what the device knows of it stands in for its link layer (<c>pcap-linux.c</c> of libpcap 1.10).</summary>
internal static class CookedFrame
{
    /// <summary>The frame behind its new header.</summary>
    /// <param name="device">Where it was seen.</param>
    /// <param name="isOutgoing">Whether the device transmitted it.</param>
    /// <param name="frame">From the device's link layer on.</param>
    public static byte[] Of(NetInterface device, bool isOutgoing, ReadOnlySpan<byte> frame)
    {
        if (!device.HasLinkLayer)
        {
            return new LinuxSll2Header(
                EtherType.Ipv4, device.Ifindex, HardwareType(device.Kind), isOutgoing ? PacketType.Outgoing : PacketType.Host, null).Frame(frame);
        }

        var type = isOutgoing ? PacketType.Outgoing : Received(EthernetHeader.DestinationOf(frame), device.Mac);
        return new LinuxSll2Header(
            EthernetHeader.EtherTypeOf(frame), device.Ifindex, HardwareType(device.Kind), type, EthernetHeader.SourceOf(frame))
            .Frame(frame[EthernetHeader.LengthBytes..]);
    }

    // net/ethernet/eth.c eth_type_trans: by the destination address alone.
    private static PacketType Received(MacAddress destination, MacAddress own) =>
        destination == MacAddress.Broadcast ? PacketType.Broadcast
        : destination == own ? PacketType.Host
        : PacketType.OtherHost;

    // include/uapi/linux/if_arp.h: ARPHRD_ETHER, ARPHRD_LOOPBACK, ARPHRD_NONE.
    private static ushort HardwareType(DeviceKind kind) => kind switch
    {
        DeviceKind.Loopback => 772,
        DeviceKind.Wireguard => 65534,
        _ => 1,
    };
}
