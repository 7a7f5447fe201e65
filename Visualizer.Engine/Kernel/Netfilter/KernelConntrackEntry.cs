namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>A tracked connection of the kernel: two tuples and a state.</summary>
public sealed class KernelConntrackEntry
{
}
