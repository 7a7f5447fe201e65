using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Xfrm;

/// <summary>The mark line of a policy or of a state, with its tab.</summary>
/// <param name="Policy">The policy; null when it is a state's.</param>
/// <param name="State">The state; null when it is a policy's.</param>
internal sealed record XfrmMarkLine(XfrmPolicy? Policy, XfrmState? State) : IEvidence
{
    /// <inheritdoc/>
    public string Source => Policy is null ? XfrmText.StateCommand : XfrmText.PolicyCommand;

    /// <inheritdoc/>
    public string Entry => Policy is null ? XfrmText.MarkLine(State!) : XfrmText.MarkLine(Policy);
}
