using System.Buffers.Binary;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Terminal.Capturing;

/// <summary>A frame while a capture filter looks at it. As in a BPF program, a filter that reads beyond the end does not take the frame, whatever else it says.</summary>
/// <param name="frame">The octets.</param>
/// <param name="link">What they start with.</param>
/// <param name="length">What the filter takes for their number.</param>
internal sealed class FilteredPacket(ReadOnlyMemory<byte> frame, LinkType link, int length)
{
    private const uint TypeAt = 12, Ipv6 = 0x86DD;

    /// <summary>Whether the filter read where nothing is.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Octets, as <c>len</c> has them.</summary>
    public uint Length { get; } = (uint)length;

    /// <summary>Where the network layer begins.</summary>
    public uint NetworkAt { get; } = (uint)LinkTypes.LengthOf(link);

    /// <summary>Where that begins which IPv4 carries.</summary>
    public uint TransportAt => NetworkAt + ((Load(NetworkAt, 1) & 15) * 4);

    /// <summary>What the link layer carries; without link layer the version says it.</summary>
    public uint EtherType => link switch
    {
        LinkType.Ethernet => Load(TypeAt, 2),
        LinkType.LinuxSll2 => Load(0, 2),
        _ => (Load(0, 1) >> 4) switch { 4 => (uint)Wire.EtherType.Ipv4, 6 => Ipv6, _ => 0 },
    };

    /// <summary>Whether it is an IPv4 packet of a protocol.</summary>
    public bool IsProtocol(uint number) => EtherType == (uint)Wire.EtherType.Ipv4 && Load(NetworkAt + Ipv4Header.ProtocolAt, 1) == number;

    /// <summary>Whether ports and the like are in it: they are in no later fragment.</summary>
    public bool HasTransportHeader => (Load(NetworkAt + Ipv4Header.FragmentAt, 2) & Ipv4Header.OffsetMask) == 0;

    /// <summary>A number of one, two or four octets.</summary>
    public uint Load(uint at, uint size)
    {
        var octets = frame.Span;
        if (at > (uint)octets.Length || size > (uint)octets.Length - at)
        {
            IsCutOff = true;
            return 0;
        }

        var there = octets[(int)at..];
        return size switch { 1 => there[0], 2 => BinaryPrimitives.ReadUInt16BigEndian(there), _ => BinaryPrimitives.ReadUInt32BigEndian(there) };
    }
}

/// <summary>What a filter, or a part of one, asks of a frame.</summary>
internal delegate bool FrameTest(FilteredPacket packet);

/// <summary>Tests put together. What no frame can fulfil is kept apart, since tcpdump refuses a filter that comes to it.</summary>
internal static class FrameTests
{
    /// <summary>What no frame fulfils.</summary>
    public static readonly FrameTest Never = static _ => false;

    private static readonly FrameTest Always = static _ => true;

    /// <summary>Both.</summary>
    public static FrameTest Both(FrameTest one, FrameTest other) =>
        one == Never || other == Never ? Never : one == Always ? other : packet => one(packet) && other(packet);

    /// <summary>One of two.</summary>
    public static FrameTest Either(FrameTest one, FrameTest other) => one == Never ? other : other == Never ? one : packet => one(packet) || other(packet);

    /// <summary>The opposite.</summary>
    public static FrameTest Not(FrameTest test) => test == Never ? Always : test == Always ? Never : packet => !test(packet);
}
