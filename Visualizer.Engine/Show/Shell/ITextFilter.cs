using System.Collections.Immutable;

namespace Visualizer.Engine.Show.Shell;

/// <summary>A program at the end of a pipe: text in, text out.</summary>
internal interface ITextFilter
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Runs it.</summary>
    /// <param name="arguments">Words after the name.</param>
    /// <param name="input">Lines of its standard input, without line feeds.</param>
    CommandOutput Run(ImmutableArray<string> arguments, ImmutableArray<string> input);

    /// <summary>Whether it writes while it reads, and not only when its input has ended.</summary>
    bool PassesOn(ImmutableArray<string> arguments) => false;

    /// <summary>Lines after which it reads no more.</summary>
    int StopsAfter(ImmutableArray<string> arguments) => int.MaxValue;
}
