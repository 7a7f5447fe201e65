using System.Collections.Immutable;

namespace Visualizer.Engine.Configuration;

/// <summary>Something to say about a configuration.</summary>
/// <param name="Severity">How bad it is; an error means that there is no trace.</param>
/// <param name="Code">Stable code, <c>area.what-happened</c>; its sentence is looked up by it.</param>
/// <param name="Values">Keys of the Helm values concerned.</param>
/// <param name="Args">What the sentence's placeholders {0}, {1} … stand for, as text.</param>
public sealed record Finding(Severity Severity, string Code, ImmutableArray<string> Values, ImmutableArray<string> Args);

/// <summary>Severity of a finding.</summary>
public enum Severity
{
    /// <summary>Good to know: the rule that decided something.</summary>
    Info,

    /// <summary>Probably not what was meant.</summary>
    Warning,

    /// <summary>The chart or the agent stops, or this build does not model it.</summary>
    Error,
}
