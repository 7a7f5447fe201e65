using System.Collections.Immutable;
using System.Globalization;

namespace Visualizer.Engine.Show.Shell;

/// <summary><c>uniq</c>: of equal lines in a row the first; with <c>-c</c> how many there were.</summary>
internal sealed class UniqFilter : ITextFilter
{
    /// <inheritdoc/>
    public string Name => "uniq";

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> arguments, ImmutableArray<string> input)
    {
        var options = OptionReader.Read(arguments, flags: "c", valued: "");
        if (options.Unknown is { } unknown)
        {
            return CommandOutput.Error($"uniq: {OptionReader.Complaint(unknown)}\nTry 'uniq --help' for more information.");
        }

        if (options.Operands.FirstOrDefault() is { } file)
        {
            return CommandOutput.Error($"uniq: {file}: No such file or directory");
        }

        var runs = new List<(string Line, int Count)>();
        foreach (var line in input)
        {
            if (runs.Count > 0 && runs[^1].Line == line)
            {
                runs[^1] = (line, runs[^1].Count + 1);
            }
            else
            {
                runs.Add((line, 1));
            }
        }

        return CommandOutput.Lines(runs.Select(run => options.Has('c') ? string.Create(CultureInfo.InvariantCulture, $"{run.Count,7} {run.Line}") : run.Line));
    }
}
