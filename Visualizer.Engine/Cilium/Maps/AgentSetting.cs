using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>A line of the agents' configuration that decided where no map has an entry.</summary>
/// <param name="Key">The agent's option.</param>
/// <param name="Value">Its value.</param>
public sealed record AgentSetting(string Key, string Value) : IEvidence
{
    /// <inheritdoc/>
    public string Source => "kubectl -n kube-system get configmap cilium-config -o yaml";

    /// <inheritdoc/>
    public string Entry => $"  {Key}: \"{Value}\"";
}
