namespace Visualizer.Tests.Conformance;

/// <summary>What the suite says of a fact that a lab prints.</summary>
internal enum Verdict
{
    /// <summary>The engine's text is the lab's, apart from what depends on the run.</summary>
    Agrees,

    /// <summary>The lab contradicts itself; the engine says what is right.</summary>
    LabIsWrong,

    /// <summary>Another run of the same lab would print something else.</summary>
    VariesByRun,

    /// <summary>No command prints the line yet; where a table stands behind it, that table is compared.</summary>
    NotModelledYet,

    /// <summary>Unexplained: the suite fails.</summary>
    Disagrees,
}
