namespace Visualizer.Engine.Tracing;

/// <summary>Why a tap shows no packet of a direction.</summary>
/// <param name="Kind">What kept the packets away.</param>
/// <param name="At">The hop that did; null where no single hop is to blame.</param>
public sealed record UnseenReason(UnseenKind Kind, FailurePoint? At);

/// <summary>What keeps packets of a direction away from a tap.</summary>
public enum UnseenKind
{
    /// <summary>No packet of the direction came near the interface.</summary>
    Never,

    /// <summary>A hook of this interface redirected or discarded the packet before the tap.</summary>
    TakenAway,

    /// <summary><c>redirect_peer</c> entered the other end of the veth pair.</summary>
    JumpedOver,

    /// <summary>The interface was passed by packets of the other direction only.</summary>
    OtherDirection,

    /// <summary>The trace has no packet of the direction.</summary>
    NoPacket,
}
