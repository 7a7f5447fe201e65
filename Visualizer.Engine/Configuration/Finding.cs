using System.Collections.Immutable;

namespace Visualizer.Engine.Configuration;

/// <summary>Something to say about a configuration.</summary>
/// <param name="Severity">How bad it is; an error means that there is no trace.</param>
/// <param name="Code">Stable code, <c>area.what-happened</c>; its sentence is looked up by it.</param>
/// <param name="Values">Keys of the Helm values concerned.</param>
/// <param name="Args">What the sentence's placeholders {0}, {1} … stand for, as text.</param>
public sealed record Finding(Severity Severity, string Code, ImmutableArray<string> Values, ImmutableArray<string> Args)
{
    /// <summary>What the user set and does not get because of this; empty when nothing was overruled.</summary>
    public ImmutableArray<ValueSetting> Overruled { get; init; } = [];

    /// <summary>Settings that would change the outcome, in this version's spelling, all of them together; empty when there are none.</summary>
    public ImmutableArray<ValueSetting> Remedy { get; init; } = [];

    /// <summary>Property of <see cref="ConfigSummary"/>, in the API's spelling, that this decided; null when it decided none.</summary>
    public string? Decides { get; init; }
}

/// <summary>One value, as <c>--set key=value</c> spells it.</summary>
/// <param name="Key">Dotted key.</param>
/// <param name="Value">As <c>--set</c> takes it.</param>
public sealed record ValueSetting(string Key, string Value)
{
    /// <summary><c>key=value</c>.</summary>
    public override string ToString() => $"{Key}={Value}";
}

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
