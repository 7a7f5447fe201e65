namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>Conntrack table of one netns while a flow runs.</summary>
public sealed class KernelConntrack
{
}
