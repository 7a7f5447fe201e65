using System.Collections.Immutable;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;

namespace Visualizer.Engine;

/// <summary>What a request changes of a scenario's Helm values, version and kernel.</summary>
public sealed record HelmRequest
{
    /// <summary>Nothing changed.</summary>
    public static readonly HelmRequest None = new();

    /// <summary>Chart version over the document's; null keeps it.</summary>
    public CiliumVersion? Version { get; init; }

    /// <summary>Kernel of all nodes over the document's; null keeps it.</summary>
    public KernelVersion? Kernel { get; init; }

    /// <summary>Whether the document's values are dropped and kube-proxy is left to the replacement again.</summary>
    public bool Reset { get; init; }

    /// <summary>Values over the document's.</summary>
    public HelmValues Values { get; init; } = HelmValues.Empty;

    /// <summary>Arguments of <c>--set</c> over everything, in this order.</summary>
    public ImmutableArray<string> Set { get; init; } = [];
}
