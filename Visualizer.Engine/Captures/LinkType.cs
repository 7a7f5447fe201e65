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
