using System.Collections.Immutable;
using System.Globalization;

namespace Visualizer.Engine.Show.Shell;

/// <summary><c>sort</c>: lines by their octets, with <c>-n</c> by the number that they begin with.</summary>
internal sealed class SortFilter : ITextFilter
{
    /// <inheritdoc/>
    public string Name => "sort";

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> arguments, ImmutableArray<string> input)
    {
        var options = OptionReader.Read(arguments, flags: "nru", valued: "");
        if (options.Unknown is { } unknown)
        {
            return CommandOutput.Error($"sort: {OptionReader.Complaint(unknown)}\nTry 'sort --help' for more information.", 2);
        }

        if (options.Operands.FirstOrDefault() is { } file)
        {
            return CommandOutput.Error($"sort: cannot read: {file}: No such file or directory", 2);
        }

        var sorted = options.Has('n')
            ? input.OrderBy(LeadingNumber).ThenBy(line => line, StringComparer.Ordinal)
            : input.Order(StringComparer.Ordinal);
        var lines = options.Has('r') ? sorted.Reverse() : sorted;
        return CommandOutput.Lines(options.Has('u') ? lines.Distinct(StringComparer.Ordinal) : lines);
    }

    private static long LeadingNumber(string line)
    {
        var digits = line.AsSpan().TrimStart();
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return long.TryParse(end < 0 ? digits : digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
