namespace Visualizer.Engine.Kernel;

/// <summary>Whom a frame is for, as <c>eth_type_trans</c> decides by its Ethernet destination.</summary>
public enum PacketType
{
    /// <summary>This device.</summary>
    Host,

    /// <summary>Somebody else: the IPv4 handler drops it.</summary>
    OtherHost,
}
