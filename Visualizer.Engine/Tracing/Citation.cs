namespace Visualizer.Engine.Tracing;

/// <summary>Where it is written that a hop is so: a function of Cilium's or the kernel's source, with the versions for which that holds.</summary>
/// <param name="Source">Whose source.</param>
/// <param name="File">Path within that source tree: <c>bpf/bpf_lxc.c</c>, <c>net/ipv4/ip_forward.c</c>.</param>
/// <param name="Symbol">Function, struct or section.</param>
/// <param name="FirstMinor">First version that it holds for: minor number of Cilium 1.x; null: every version modelled.</param>
/// <param name="LastMinor">Last such version, inclusive; null: every later one.</param>
public sealed record Citation(SourceTree Source, string File, string Symbol, int? FirstMinor = null, int? LastMinor = null)
{
    /// <summary>A function of Cilium.</summary>
    public static Citation Cilium(string file, string symbol, int? firstMinor = null, int? lastMinor = null) =>
        new(SourceTree.Cilium, file, symbol, firstMinor, lastMinor);

    /// <summary>A function of the kernel.</summary>
    public static Citation Kernel(string file, string symbol) => new(SourceTree.Kernel, file, symbol);

    /// <summary>Whether the citation holds for Cilium 1.<paramref name="minor"/>; what the kernel's source says holds for every one.</summary>
    public bool Covers(int minor) => (FirstMinor is null || minor >= FirstMinor) && (LastMinor is null || minor <= LastMinor);
}

/// <summary>Source trees that hops cite.</summary>
public enum SourceTree
{
    /// <summary>github.com/cilium/cilium.</summary>
    Cilium,

    /// <summary>The Linux kernel.</summary>
    Kernel,
}
