using System.Collections.Immutable;
using System.Globalization;

namespace Visualizer.Engine.Show.Shell;

/// <summary><c>tail</c>: the last lines; with <c>+N</c> those from line N on.</summary>
internal sealed class TailFilter : ITextFilter
{
    /// <inheritdoc/>
    public string Name => "tail";

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> arguments, ImmutableArray<string> input)
    {
        var options = OptionReader.Read(arguments, flags: "qv", valued: "n", mayBeNumber: true);
        if (options.Unknown is { } unknown)
        {
            return CommandOutput.Error($"tail: {OptionReader.Complaint(unknown)}\nTry 'tail --help' for more information.");
        }

        if (options.Operands.FirstOrDefault() is { } file)
        {
            return CommandOutput.Error($"tail: cannot open '{file}' for reading: No such file or directory");
        }

        var written = options.Value('n') ?? options.Number ?? "10";
        if (!int.TryParse(written.TrimStart('-', '+'), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return CommandOutput.Error($"tail: invalid number of lines: '{written}'");
        }

        return CommandOutput.Lines(written[0] == '+' ? input.Skip(count - 1) : input.TakeLast(count));
    }
}
