namespace Visualizer.Engine.Kernel.Xfrm;

/// <summary>Direction of an XFRM policy.</summary>
public enum XfrmDirection
{
    /// <summary>Received for this netns.</summary>
    In,

    /// <summary>Leaving.</summary>
    Out,

    /// <summary>Forwarded.</summary>
    Forward,
}
