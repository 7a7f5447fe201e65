namespace Visualizer.Engine.Topology.Policies;

/// <summary>Direction of a policy, as seen by the endpoint that it selects.</summary>
public enum PolicyDirection
{
    /// <summary>Towards the endpoint.</summary>
    Ingress,

    /// <summary>From the endpoint.</summary>
    Egress,
}
