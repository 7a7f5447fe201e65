using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show;

/// <summary>A command that prints something of the state of a place.</summary>
internal interface IShowCommand
{
    /// <summary>The words that name it, none abbreviated: <c>ip route</c>, <c>cilium bpf lb list</c>.</summary>
    string Name { get; }

    /// <summary>Prints, or says what the tool says of wrong arguments.</summary>
    CommandOutput Run(CommandArguments arguments, ShowPlace place);
}

/// <summary>What stands on a command line beside the words that name the command.</summary>
/// <param name="Options">Options in front of or between those words: <c>-d</c> of <c>ip -d link</c>, <c>-n kube-system</c> of kubectl.</param>
/// <param name="Words">Words after them.</param>
internal readonly record struct CommandArguments(ImmutableArray<string> Options, ImmutableArray<string> Words)
{
    /// <summary>Whether an option was given in one of its spellings.</summary>
    public bool Has(params ReadOnlySpan<string> spellings)
    {
        foreach (var spelling in spellings)
        {
            if (Options.Contains(spelling))
            {
                return true;
            }
        }

        return false;
    }
}
