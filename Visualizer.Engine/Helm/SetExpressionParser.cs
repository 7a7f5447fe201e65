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
            Fail(text, $"at most {LongestExpression} characters");
        }
        else if (text.Length == 0)
        {
            Fail(text, "key=value");
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
                Fail(text[start..], "a key before '=' and between dots");
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
                Fail(text[start..], $"at most {HelmValues.DeepestNesting} levels");
            }

            if (stop == '=')
            {
                break;
            }

            if (stop != '.' && problem is null)
            {
                Fail(text[start..], "key=value");
            }
        }

        return steps.ToImmutable();
    }

    private int ReadIndex()
    {
        var digits = ReadUntil("]");
        if (Next() != ']' || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index > HighestIndex)
        {
            Fail(digits, $"an index between 0 and {HighestIndex} in brackets");
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
                Fail(text[start..], "a list closed by '}'");
            }
        }

        if (Next() is not (',' or End))
        {
            Fail(text[start..], "a comma or the end after '}'");
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

    private void Fail(string found, string expected) => problem ??= HelmProblem.At(place, found, expected);
}
