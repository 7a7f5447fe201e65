using System.Collections.Immutable;

namespace Visualizer.Engine.Helm;

/// <summary>The argument of <c>helm --set</c>: <c>a.b=c,d={e,f},g[0].h=i</c>. A backslash takes the meaning of the character after it away.</summary>
/// <remarks>Source: Helm's documentation "The Format and Limitations of --set"; types are guessed as Helm 3 guesses them.</remarks>
public static class SetExpression
{
    /// <summary>Sets what <paramref name="expression"/> says on top of <paramref name="values"/>. With a problem nothing is set.</summary>
    /// <param name="values">The values so far; an index into one of their lists changes that list.</param>
    /// <param name="expression">The argument without shell quotes.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="typing">Whether types are guessed.</param>
    public static HelmReading Apply(HelmValues values, string expression, HelmPlace place, SetTyping typing = SetTyping.Guessed)
    {
        var parsed = new SetExpressionParser(expression, place, typing).Parse();
        if (parsed.Problem is { } problem)
        {
            return new HelmReading(values, [problem]);
        }

        HelmValue root = values.Root;
        foreach (var assignment in parsed.Assignments)
        {
            root = Assign(root, assignment.Steps.AsSpan(), assignment.Value, place);
        }

        return new HelmReading(new HelmValues((HelmValue.Map)root), []);
    }

    /// <summary>Applies several in order; the later wins. Their paths are <c>path[0]</c>, <c>path[1]</c> …</summary>
    public static HelmReading ApplyAll(HelmValues values, ImmutableArray<string> expressions, string path)
    {
        var problems = ImmutableArray.CreateBuilder<HelmProblem>();
        for (var index = 0; index < expressions.Length; index++)
        {
            var reading = Apply(values, expressions[index], new HelmPlace($"{path}[{index}]"));
            values = reading.Values;
            problems.AddRange(reading.Problems);
        }

        return new HelmReading(values, problems.ToImmutable());
    }

    private static HelmValue Assign(HelmValue? onto, ReadOnlySpan<SetStep> steps, HelmValue value, HelmPlace place)
    {
        if (steps.IsEmpty)
        {
            return value;
        }

        if (steps[0].Key is { } key)
        {
            var map = onto as HelmValue.Map ?? HelmValue.Map.Empty with { Place = place };
            return map with { Entries = map.Entries.SetItem(key, Assign(map.Entries.GetValueOrDefault(key), steps[1..], value, place)) };
        }

        var items = onto is HelmValue.List list ? list.Items : [];
        while (items.Length <= steps[0].Index)
        {
            items = items.Add(new HelmValue.Null(place));
        }

        return new HelmValue.List(items.SetItem(steps[0].Index, Assign(items[steps[0].Index], steps[1..], value, place)), place);
    }
}

/// <summary>Whether <c>--set</c> guesses types.</summary>
public enum SetTyping
{
    /// <summary><c>--set</c>: true, false, null and whole numbers without leading zero are what they look like.</summary>
    Guessed,

    /// <summary><c>--set-string</c>: every value is a string.</summary>
    String,
}
