using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Xfrm;

/// <summary>Reasons why XFRM drops packets, by their counters in <c>/proc/net/xfrm_stat</c>.</summary>
public static class XfrmDrops
{
    /// <summary>No state for a policy's template.</summary>
    public static readonly DropReason NoStateForSending = new(Disposition.Dropped, "XfrmOutNoStates");

    /// <summary>No state for a received ESP packet.</summary>
    public static readonly DropReason NoState = new(Disposition.Dropped, "XfrmInNoStates");

    /// <summary>The integrity check failed.</summary>
    public static readonly DropReason IntegrityFails = new(Disposition.Dropped, "XfrmInStateProtoError");

    /// <summary>A policy demanded ESP and the packet came without.</summary>
    public static readonly DropReason PolicyMismatch = new(Disposition.Dropped, "XfrmInTmplMismatch");
}
