using System.Collections.Immutable;
using System.Globalization;

namespace Visualizer.Engine.Show.Shell;

/// <summary><c>head</c>: the first lines; with a negative number all but the last.</summary>
internal sealed class HeadFilter : ITextFilter
{
    /// <inheritdoc/>
    public string Name => "head";

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> arguments, ImmutableArray<string> input)
    {
        var options = Options(arguments);
        if (options.Unknown is { } unknown)
        {
            return CommandOutput.Error($"head: {OptionReader.Complaint(unknown)}\nTry 'head --help' for more information.");
        }

        if (options.Operands.FirstOrDefault() is { } file)
        {
            return CommandOutput.Error($"head: cannot open '{file}' for reading: No such file or directory");
        }

        var written = options.Value('n') ?? options.Number ?? "10";
        if (!int.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count))
        {
            return CommandOutput.Error($"head: invalid number of lines: '{written}'");
        }

        return CommandOutput.Lines(count >= 0 && written[0] != '-' ? input.Take(count) : input.SkipLast(-count));
    }

    /// <inheritdoc/>
    public bool PassesOn(ImmutableArray<string> arguments) => true;

    /// <inheritdoc/>
    public int StopsAfter(ImmutableArray<string> arguments)
    {
        var options = Options(arguments);
        return int.TryParse(options.Value('n') ?? options.Number ?? "10", NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : int.MaxValue;
    }

    private static OptionReader Options(ImmutableArray<string> arguments) => OptionReader.Read(arguments, flags: "qv", valued: "n", mayBeNumber: true);
}
