using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Visualizer.Engine.Helm;

/// <summary>One step down a tree of values: a key of a map, or an index of a list when the key is null.</summary>
internal readonly record struct SetStep(string? Key, int Index);

/// <summary>One <c>key=value</c> of an expression.</summary>
internal sealed record SetAssignment(ImmutableArray<SetStep> Steps, HelmValue Value);

/// <summary>All of an expression, or the problem that stopped it.</summary>
internal sealed record ParsedSet(ImmutableArray<SetAssignment> Assignments, HelmProblem? Problem);

/// <summary>Reads one argument of <c>--set</c> from left to right.</summary>
internal sealed class SetExpressionParser(string text, HelmPlace place, SetTyping typing)
{
    private const int LongestExpression = 65_536;

    // Helm allows 65 536; a chart value with more than a thousand list items is a slip of the finger.
    private const int HighestIndex = 1_023;

    private const char End = '\uFFFF';

    private int position;
    private HelmProblem? problem;

    public ParsedSet Parse()
    {
        var assignments = ImmutableArray.CreateBuilder<SetAssignment>();
        if (text.Length > LongestExpression)
        {
            Fail(text, new($"at most {LongestExpression} characters", $"最多 {LongestExpression} 个字符"));
        }
        else if (text.Length == 0)
        {
            Fail(text, ExpectedText.Of("key=value"));
        }

        // A comma at the end is allowed, as in Helm.
        while (problem is null && position < text.Length)
        {
            var steps = ReadSteps();
            if (problem is null)
            {
                assignments.Add(new SetAssignment(steps, ReadValue()));
            }
        }

        return new ParsedSet(problem is null ? assignments.ToImmutable() : [], problem);
    }

    private ImmutableArray<SetStep> ReadSteps()
    {
        var start = position;
        var steps = ImmutableArray.CreateBuilder<SetStep>();
        while (problem is null)
        {
            var key = ReadUntil(".[=,");
            if (key.Length == 0)
            {
                Fail(text[start..], new("a key before '=' and between dots", "'=' 之前和各个点之间的键"));
                break;
            }

            steps.Add(new SetStep(key, 0));
            var stop = Next();
            while (stop == '[' && problem is null)
            {
                steps.Add(new SetStep(null, ReadIndex()));
                stop = Next();
            }

            if (steps.Count > HelmValues.DeepestNesting)
            {
                Fail(text[start..], new($"at most {HelmValues.DeepestNesting} levels", $"最多 {HelmValues.DeepestNesting} 层"));
            }

            if (stop == '=')
            {
                break;
            }

            if (stop != '.' && problem is null)
            {
                Fail(text[start..], ExpectedText.Of("key=value"));
            }
        }

        return steps.ToImmutable();
    }

    private int ReadIndex()
    {
        var digits = ReadUntil("]");
        if (Next() != ']' || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index > HighestIndex)
        {
            Fail(digits, new($"an index between 0 and {HighestIndex} in brackets", $"方括号中 0 到 {HighestIndex} 之间的下标"));
            return 0;
        }

        return index;
    }

    private HelmValue ReadValue()
    {
        if (typing == SetTyping.Literal)
        {
            var rest = text[position..];
            position = text.Length;
            return new HelmValue.Text(rest, place);
        }

        if (position >= text.Length || text[position] != '{')
        {
            var scalar = ReadUntil(",");
            position++;
            return Typed(scalar);
        }

        var start = position++;
        var items = ImmutableArray.CreateBuilder<HelmValue>();
        for (var stop = ','; stop == ',';)
        {
            var item = ReadUntil(",}");
            stop = Next();
            if (item.Length > 0 || stop == ',' || items.Count > 0)
            {
                items.Add(Typed(item));
            }

            if (stop == End)
            {
                Fail(text[start..], new("a list closed by '}'", "以 '}' 结束的列表"));
            }
        }

        if (Next() is not (',' or End))
        {
            Fail(text[start..], new("a comma or the end after '}'", "'}' 之后的逗号或结尾"));
        }

        return new HelmValue.List(items.ToImmutable(), place);
    }

    private HelmValue Typed(string scalar)
    {
        if (typing == SetTyping.Guessed)
        {
            if (scalar.Equals("true", StringComparison.OrdinalIgnoreCase) || scalar.Equals("false", StringComparison.OrdinalIgnoreCase))
            {
                return new HelmValue.Flag(scalar.Length == 4, place);
            }

            if (scalar.Equals("null", StringComparison.OrdinalIgnoreCase))
            {
                return new HelmValue.Null(place);
            }

            // A leading zero keeps the text: octal-looking account numbers are no numbers.
            if ((scalar == "0" || !scalar.StartsWith('0'))
                && long.TryParse(scalar, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return new HelmValue.Integer(number, place);
            }
        }

        return new HelmValue.Text(scalar, place);
    }

    private string ReadUntil(string stops)
    {
        var read = new StringBuilder();
        while (position < text.Length && !stops.Contains(text[position], StringComparison.Ordinal))
        {
            if (text[position] == '\\' && position + 1 < text.Length)
            {
                position++;
            }

            read.Append(text[position++]);
        }

        return read.ToString();
    }

    private char Next() => position < text.Length ? text[position++] : End;

    private void Fail(string found, ExpectedText expected) => problem ??= HelmProblem.At(place, found, expected);
}
