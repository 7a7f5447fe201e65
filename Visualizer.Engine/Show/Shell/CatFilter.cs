using System.Collections.Immutable;

namespace Visualizer.Engine.Show.Shell;

/// <summary><c>cat</c> at the end of a pipe: what came in.</summary>
internal sealed class CatFilter : ITextFilter
{
    /// <inheritdoc/>
    public string Name => "cat";

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> arguments, ImmutableArray<string> input) =>
        arguments.FirstOrDefault(word => word != "-") is not { } first ? CommandOutput.Lines(input)
        : first.StartsWith('-') ? CommandOutput.Error($"cat: not modelled: {first}")
        : CommandOutput.Error($"cat: {first}: No such file or directory");

    /// <inheritdoc/>
    public bool PassesOn(ImmutableArray<string> arguments) => true;
}
