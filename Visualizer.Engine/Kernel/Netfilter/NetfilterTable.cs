namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>The tables of iptables, in the order in which a hook consults them; conntrack sits between raw and mangle.</summary>
public enum NetfilterTable
{
    /// <summary>Exceptions from tracking.</summary>
    Raw,

    /// <summary>Changes of marks.</summary>
    Mangle,

    /// <summary>Translation; consulted with the first packet of a connection only.</summary>
    Nat,

    /// <summary>What may pass.</summary>
    Filter,
}
