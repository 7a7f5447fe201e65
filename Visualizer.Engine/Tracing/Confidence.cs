namespace Visualizer.Engine.Tracing;

/// <summary>How well a statement is known, best first; the weakest ground that it stands on counts.</summary>
public enum Confidence
{
    /// <summary>Read in the source of that version.</summary>
    Source,

    /// <summary>Seen on a real cluster or a real kernel.</summary>
    Observed,

    /// <summary>Follows from the mechanism and contradicts no observation.</summary>
    Inferred,

    /// <summary>Engineering knowledge that nobody checked here.</summary>
    Unverified,
}
