using Visualizer.Engine.Cilium.Lib;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Cilium.Programs;

/// <summary>A program on a TC hook with what it was compiled with. Subclasses follow the program of their name step by step.</summary>
/// <param name="filter">How it is attached.</param>
/// <param name="node">The node's constants.</param>
public abstract class TcProgram(TcFilter filter, NodeConstants node) : IProgram
{
    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public string FilterName => filter.Name;

    /// <inheritdoc/>
    public IEvidence Filter => filter;

    /// <summary>Endpoint in whose name the program reports.</summary>
    internal virtual int EndpointId => node.HostEndpointId;

    /// <summary>The node's constants.</summary>
    protected NodeConstants Node => node;

    /// <inheritdoc/>
    public abstract Verdict Run(SocketBuffer skb, HookContext hook);

    /// <summary>The node's writable maps.</summary>
    private protected static ProgramState StateOf(HookContext hook) => (ProgramState)hook.State.Programs;

    /// <summary>Lets the packet go on.</summary>
    private protected static Verdict Ok(HopCode code) => new(HopAction.Ok, code);
}
