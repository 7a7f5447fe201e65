using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Visualizer.Engine.Show.Shell;

/// <summary><c>wc</c>: lines, words and octets.</summary>
internal sealed class WordCountFilter : ITextFilter
{
    /// <inheritdoc/>
    public string Name => "wc";

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> arguments, ImmutableArray<string> input)
    {
        var options = OptionReader.Read(arguments, flags: "lwc", valued: "");
        if (options.Unknown is { } unknown)
        {
            return CommandOutput.Error($"wc: {OptionReader.Complaint(unknown)}\nTry 'wc --help' for more information.");
        }

        if (options.Operands.FirstOrDefault() is { } file)
        {
            return CommandOutput.Error($"wc: {file}: No such file or directory");
        }

        var isWhole = !options.Has('l') && !options.Has('w') && !options.Has('c');
        var counts = new List<int>();
        if (isWhole || options.Has('l'))
        {
            counts.Add(input.Length);
        }

        if (isWhole || options.Has('w'))
        {
            counts.Add(input.Sum(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length));
        }

        if (isWhole || options.Has('c'))
        {
            counts.Add(input.Sum(line => Encoding.UTF8.GetByteCount(line) + 1));
        }

        // A single number stands alone; of a pipe's several each has seven columns.
        return new CommandOutput(counts.Count == 1
            ? counts[0].ToString(CultureInfo.InvariantCulture) + "\n"
            : string.Join(' ', counts.Select(count => count.ToString(CultureInfo.InvariantCulture).PadLeft(7))) + "\n");
    }
}
