using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>Answer of one hook run.</summary>
/// <param name="Action">What was done to the packet; <see cref="HopAction.Accept"/> when nothing.</param>
/// <param name="Code">Why.</param>
/// <param name="Reason">Reason of a drop or reject; null otherwise.</param>
public readonly record struct NetfilterVerdict(HopAction Action, HopCode Code, DropReason? Reason = null)
{
    /// <summary>Arguments of the sentence; null when it needs none.</summary>
    public object?[]? Args { get; init; }
}
