using System.Collections.Immutable;

namespace Visualizer.Engine.Helm;

/// <summary>What a pasted text sets.</summary>
/// <param name="Version">Chart version as typed after <c>--version</c>; null when the text names none.</param>
/// <param name="Arguments">The arguments of <c>--set</c> and its kin, in the order in which Helm applies them.</param>
/// <param name="Values">What they come to, over no values.</param>
/// <param name="PassedOver">What was read and not used.</param>
/// <param name="Problems">What could not be read.</param>
public sealed record HelmCommandReading(
    string? Version,
    ImmutableArray<SetArgument> Arguments,
    HelmValues Values,
    ImmutableArray<PassedOver> PassedOver,
    ImmutableArray<HelmProblem> Problems)
{
    /// <summary>Sets the arguments on top of other values, such as those of a scenario.</summary>
    public HelmReading Over(HelmValues values, string path)
    {
        var problems = ImmutableArray.CreateBuilder<HelmProblem>();
        foreach (var argument in Arguments)
        {
            var reading = SetExpression.Apply(values, argument.Text, new HelmPlace(path, argument.Line), argument.Typing);
            values = reading.Values;
            problems.AddRange(reading.Problems);
        }

        return new HelmReading(values, problems.ToImmutable());
    }
}

/// <summary>One argument of <c>--set</c>, <c>--set-string</c>, <c>--set-json</c> or <c>--set-literal</c>.</summary>
/// <param name="Text">Without shell quotes.</param>
/// <param name="Typing">Which of them.</param>
/// <param name="Line">Where it stands in the pasted text, from 1.</param>
public sealed record SetArgument(string Text, SetTyping Typing, int Line);

/// <summary>Something in a pasted text that does not become values.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Text">As typed.</param>
/// <param name="Line">Where, from 1.</param>
public sealed record PassedOver(PassedOverKind Kind, string Text, int Line);

/// <summary>Why something in a pasted text does not become values.</summary>
public enum PassedOverKind
{
    /// <summary>Names a file, which only the pasting person has.</summary>
    File,

    /// <summary>Does not change values.</summary>
    Option,

    /// <summary>A shell variable or substitution; it was kept as text.</summary>
    ShellVariable,

    /// <summary>A command that a later one replaces.</summary>
    Command,
}
