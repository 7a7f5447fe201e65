namespace Visualizer.Engine.Tracing;

/// <summary>Evidence behind which somebody's rule stands, such as a network policy: the sentence of the hop names it.</summary>
public interface IDecidedByRule
{
    /// <summary>The rule, <c>NAMESPACE/NAME ingress[0]</c>; null when nobody wrote one.</summary>
    string? Rule { get; }
}
