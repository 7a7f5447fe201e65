using System.Buffers.Binary;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Wire;

/// <summary>The address and port that a client asked, as Cilium's load balancer tells them to the node of the backend (DSR).</summary>
/// <remarks>
/// Source: <c>bpf/lib/nodeport.h dsr_set_opt4 @ 1.12, 1.14</c>, <c>bpf/lib/encap.h set_geneve_dsr_opt4 @ 1.14</c>. The IPv4 option swaps what is
/// in network order already, so on a little-endian machine port and address stand there with their low octet first.
/// </remarks>
/// <param name="Address">Address of the frontend.</param>
/// <param name="Port">Port of the frontend.</param>
public readonly record struct DsrOption(Ipv4Address Address, ushort Port)
{
    /// <summary>Type of the IPv4 option: copied into fragments, class control, number 26, which IANA has not given to anybody.</summary>
    public const byte Ipv4Type = 0x9A;

    /// <summary>Octets of the IPv4 option.</summary>
    public const int Ipv4LengthBytes = 8;

    /// <summary>Class of the Geneve option: Cilium's (IANA).</summary>
    public const ushort GeneveClass = 0x014B;

    /// <summary>Type of the Geneve option; critical.</summary>
    public const byte GeneveType = 0x81;

    internal const int PortAt = 2, AddressAt = 4;
    private const int GenevePortAt = 4, GeneveDataBytes = 8;

    /// <summary>Reads it off the options of an IPv4 header, where it stands first; false when something else does.</summary>
    public static bool TryParseIpv4(ReadOnlySpan<byte> options, out DsrOption option)
    {
        option = default;
        if (options.Length < Ipv4LengthBytes || options[0] != Ipv4Type || options[1] != Ipv4LengthBytes)
        {
            return false;
        }

        option = new DsrOption(
            new Ipv4Address(BinaryPrimitives.ReadUInt32LittleEndian(options[AddressAt..])), BinaryPrimitives.ReadUInt16LittleEndian(options[PortAt..]));
        return true;
    }

    /// <summary>Reads it off the options of a Geneve header, where it stands first; false when something else does.</summary>
    public static bool TryParseGeneve(ReadOnlySpan<byte> options, out DsrOption option)
    {
        option = default;
        if (options.Length < GeneveOption.HeaderLengthBytes + GeneveDataBytes
            || BinaryPrimitives.ReadUInt16BigEndian(options) != GeneveClass || options[2] != GeneveType)
        {
            return false;
        }

        var data = options[GeneveOption.HeaderLengthBytes..];
        option = new DsrOption(
            new Ipv4Address(BinaryPrimitives.ReadUInt32BigEndian(data)), BinaryPrimitives.ReadUInt16BigEndian(data[GenevePortAt..]));
        return true;
    }

    /// <summary>The octets of the IPv4 option.</summary>
    public Octets ToIpv4()
    {
        Span<byte> octets = [Ipv4Type, Ipv4LengthBytes, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt16LittleEndian(octets[PortAt..], Port);
        BinaryPrimitives.WriteUInt32LittleEndian(octets[AddressAt..], Address.Value);
        return new Octets(octets);
    }

    /// <summary>The octets of the Geneve option.</summary>
    public Octets ToGeneve()
    {
        Span<byte> data = new byte[GeneveDataBytes];
        BinaryPrimitives.WriteUInt32BigEndian(data, Address.Value);
        BinaryPrimitives.WriteUInt16BigEndian(data[GenevePortAt..], Port);
        var option = new GeneveOption(GeneveClass, GeneveType, new Octets(data));
        Span<byte> octets = new byte[option.LengthBytes];
        option.Emit(octets);
        return new Octets(octets);
    }
}
