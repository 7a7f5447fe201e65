using System.Collections.Immutable;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Linux;

/// <summary>What the commands of <c>ip</c> that list something have in common.</summary>
internal static class IpListing
{
    private static readonly ImmutableArray<string> ListWords = ["show", "list", "lst", "ls"];

    private static readonly ImmutableArray<string> ChangingWords =
        ["add", "change", "replace", "delete", "del", "append", "prepend", "set", "flush", "save", "restore", "update", "allocspi", "test"];

    /// <summary>Words after <c>show</c>, <c>list</c> or nothing; or what the tool says of another command.</summary>
    /// <param name="name">Name of the object, for messages: <c>ip route</c>.</param>
    /// <param name="words">Words after the object.</param>
    public static (ImmutableArray<string> Words, CommandOutput? Refusal) SkipShow(string name, ImmutableArray<string> words)
    {
        if (words.IsEmpty)
        {
            return (words, null);
        }

        // Commands are compared before objects' names are: ip a l, ip r s.
        if (ListWords.Any(word => word.StartsWith(words[0], StringComparison.Ordinal)))
        {
            return (words[1..], null);
        }

        return ChangingWords.Any(word => word.StartsWith(words[0], StringComparison.Ordinal))
            ? (words, CommandOutput.Error($"{name} {words[0]}: not modelled: commands only show"))
            : (words, CommandOutput.Error($"Command \"{words[0]}\" is unknown, try \"{name} help\".", 255));
    }

    /// <summary>The device that <c>dev NAME</c>, or NAME alone, asks for; all devices without; or what the tool says.</summary>
    public static (IEnumerable<NetInterface> Devices, CommandOutput? Refusal) Select(ImmutableArray<string> words, ShowPlace place)
    {
        var name = words.IsEmpty ? null : words[0] != "dev" ? words[0] : words.Length > 1 ? words[1] : "";
        if (name is null)
        {
            return (place.NetNs.Interfaces, null);
        }

        if (name.Length == 0)
        {
            return ([], CommandOutput.Error("Command line is not complete. Try option \"help\"", 255));
        }

        return place.NetNs.Find(name) is { } device ? ([device], null) : ([], CommandOutput.Error($"Device \"{name}\" does not exist."));
    }
}
