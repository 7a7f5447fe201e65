using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Captures;

/// <summary>What the frames of a capture start with (the LINKTYPE_ registry of tcpdump.org).</summary>
public enum LinkType : ushort
{
    /// <summary>LINKTYPE_ETHERNET: an Ethernet header.</summary>
    Ethernet = 1,

    /// <summary>LINKTYPE_RAW: the IP header, as <c>cilium_wg0</c> shows it.</summary>
    Raw = 101,

    /// <summary>LINKTYPE_LINUX_SLL: the header that older tcpdumps make up for <c>-i any</c>.</summary>
    LinuxSll = 113,

    /// <summary>LINKTYPE_LINUX_SLL2: the header that <c>-i any</c> makes up.</summary>
    LinuxSll2 = 276,
}

/// <summary>What is the same for every frame of a link type.</summary>
internal static class LinkTypes
{
    /// <summary>Octets before the network layer.</summary>
    public static int LengthOf(LinkType link) => link switch
    {
        LinkType.Ethernet => EthernetHeader.LengthBytes,
        LinkType.LinuxSll2 => LinuxSll2Header.LengthBytes,
        LinkType.Raw => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(link), link, "Nothing is written with this link type."),
    };
}
