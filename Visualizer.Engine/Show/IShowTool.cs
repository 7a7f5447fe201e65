using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show;

/// <summary>A program that a place's shell finds: it knows how its commands may be abbreviated and what it says when it does not understand.</summary>
internal interface IShowTool
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Whether it is there: Cilium's and Kubernetes' are not outside the cluster.</summary>
    bool IsAt(ShowPlace place);

    /// <summary>Runs it.</summary>
    /// <param name="words">Words after its name.</param>
    /// <param name="place">The place.</param>
    CommandOutput Run(ImmutableArray<string> words, ShowPlace place);
}
