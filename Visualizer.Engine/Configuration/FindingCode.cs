using System.Collections.Immutable;

namespace Visualizer.Engine.Configuration;

/// <summary>A kind of finding: its stable code and its sentence in both languages. Findings are made from it, so none can lack a text.</summary>
/// <remarks>The code never changes its meaning; the texts may. Placeholders {0}, {1} … are the finding's arguments.</remarks>
/// <param name="Value"><c>area.what-happened</c>, lower case, kebab.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="RaisedBy">File under <c>Configuration</c> that raises it, without extension.</param>
/// <param name="English">Sentence in English.</param>
/// <param name="Chinese">Sentence in Simplified Chinese.</param>
public sealed record FindingCode(string Value, Severity Severity, string RaisedBy, string English, string Chinese)
{
    /// <summary>Property of <see cref="ConfigSummary"/>, in the API's spelling, that the finding decides; null when it decides none.</summary>
    public string? Decides { get; init; }

    /// <summary>What a refusal means, where its sentence only repeats the agent's words; null where the sentence says it.</summary>
    public FindingMeaning? Meaning { get; init; }

    /// <summary>Makes a finding of this kind.</summary>
    /// <param name="values">Keys of the Helm values concerned.</param>
    /// <param name="args">What the placeholders stand for.</param>
    public Finding Raise(ImmutableArray<string> values, params ImmutableArray<string> args) =>
        new(Severity, Value, values, args) { Decides = Decides };
}

/// <summary>What a refusal means, in both languages.</summary>
/// <param name="English">In English.</param>
/// <param name="Chinese">In Simplified Chinese.</param>
public sealed record FindingMeaning(string English, string Chinese);
