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
        if (typing == SetTyping.Json)
        {
            return ApplyJson(values, expression, place);
        }

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

    /// <summary><c>key=JSON</c>, or a whole object over the values. JSON is YAML, and on one line its indentation does not matter (YAML 1.2, §1.3).</summary>
    private static HelmReading ApplyJson(HelmValues values, string expression, HelmPlace place)
    {
        var isObject = expression.TrimStart().StartsWith('{');
        var equals = isObject ? 0 : expression.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            return new HelmReading(values, [HelmProblem.At(place, expression, ExpectedText.Of("key=JSON"))]);
        }

        const string Holder = "json";
        var json = expression[(isObject ? 0 : equals + 1)..].ReplaceLineEndings(" ");
        var read = HelmValuesReader.Read($"{Holder}: {json}", place.Path);
        if (!read.Problems.IsEmpty || !read.Values.Root.Entries.TryGetValue(Holder, out var value) || (isObject && value is not HelmValue.Map))
        {
            return new HelmReading(values, [HelmProblem.At(place, json, isObject ? new("an object in JSON", "JSON 对象") : new("a value in JSON", "JSON 值"))]);
        }

        if (value is HelmValue.Map map && isObject)
        {
            return new HelmReading(ValueMerge.Over(values, new HelmValues(map)), []);
        }

        var target = new SetExpressionParser(expression[..(equals + 1)], place, SetTyping.String).Parse();
        return target.Problem is { } problem
            ? new HelmReading(values, [problem])
            : new HelmReading(new HelmValues((HelmValue.Map)Assign(values.Root, target.Assignments[0].Steps.AsSpan(), value, place)), []);
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
    /// <summary><c>--set-json</c>: the value is JSON. Helm applies it before all others.</summary>
    Json,

    /// <summary><c>--set</c>: true, false, null and whole numbers without leading zero are what they look like.</summary>
    Guessed,

    /// <summary><c>--set-string</c>: every value is a string.</summary>
    String,

    /// <summary><c>--set-literal</c>: everything behind the first <c>=</c> is one string.</summary>
    Literal,
}
