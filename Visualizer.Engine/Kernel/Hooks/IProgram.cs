using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Hooks;

/// <summary>A BPF program as loaded on one hook: its constants and its maps are bound to it, its packet and its changing state are passed in.</summary>
/// <remarks>Implementers change nothing but the packet, the state in <see cref="HookContext"/> and its evidence; they never ask which mode a cluster runs.</remarks>
public interface IProgram
{
    /// <summary>Short name, <c>from-container</c>.</summary>
    string Name { get; }

    /// <summary>The program's section as <c>tc filter show</c> prints its handle: <c>cilium-eth0</c> or <c>bpf_overlay.o:[from-overlay]</c>.</summary>
    string FilterName { get; }

    /// <summary>The program's line in <c>tc filter show</c> of its device: the first evidence of each of its hops.</summary>
    IEvidence Filter { get; }

    /// <summary>Decides about one packet.</summary>
    Verdict Run(SocketBuffer skb, HookContext hook);
}

/// <summary>A program's answer.</summary>
/// <param name="Action">What the kernel does now.</param>
/// <param name="Code">Why.</param>
/// <param name="Target">Device of a redirect; of <c>redirect_peer</c> the host end of the veth pair, as the helper takes it.</param>
/// <param name="Reason">Reason of a drop; null otherwise.</param>
public readonly record struct Verdict(HopAction Action, HopCode Code, NetInterface? Target = null, DropReason? Reason = null)
{
    /// <summary>Arguments of the sentence of <see cref="Code"/>; null when it needs none.</summary>
    public object?[]? Args { get; init; }

    /// <summary>Packet that the program made of the one that it drops and sends back out of the same device; null when none.</summary>
    public SocketBuffer? Answer { get; init; }

    /// <summary>How well the answer is known.</summary>
    public Confidence Confidence { get; init; }
}
