using System.Collections.Immutable;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Linux;

/// <summary>What the commands of <c>ip</c> that list something have in common.</summary>
internal static class IpListing
{
    private const int Usage = 255;

    private static readonly ImmutableArray<string> NotModelled = ["to", "scope", "label", "master", "group", "vrf", "nomaster"];

    private static readonly ImmutableArray<string> ListWords = ["show", "list", "lst", "ls"];

    private static readonly ImmutableArray<string> ChangingWords =
        ["add", "change", "replace", "delete", "del", "append", "prepend", "set", "flush", "save", "restore", "update", "allocspi", "test", "deleteall", "count", "get", "showdump"];

    /// <summary>What the tool says of a command line that ends too early.</summary>
    public static CommandOutput Incomplete => CommandOutput.Error("Command line is not complete. Try option \"help\"", Usage);

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

    /// <summary>The devices that <c>dev NAME</c>, or NAME alone, <c>type KIND</c> and <c>up</c> ask for; all devices without; or what the tool says (<c>ip/ipaddress.c ipaddr_list_flush_or_save</c>).</summary>
    public static (IEnumerable<NetInterface> Devices, CommandOutput? Refusal) Select(ImmutableArray<string> words, ShowPlace place)
    {
        IEnumerable<NetInterface> devices = place.NetNs.Interfaces;
        var name = default(string);
        for (var at = 0; at < words.Length; at++)
        {
            var word = words[at];
            if (word == "up")
            {
                devices = devices.Where(device => DeviceText.Flags(device).Split(',').Contains("UP"));
                continue;
            }

            if (NotModelled.Contains(word))
            {
                return ([], CommandOutput.Error($"ip: {word} is not modelled: dev, type and up are"));
            }

            var isNamed = word is "dev" or "type";
            if (isNamed && at + 1 == words.Length)
            {
                return ([], Incomplete);
            }

            var value = isNamed ? words[++at] : word;
            if (word == "type")
            {
                devices = devices.Where(device => DeviceText.Kind(device) == value);
                continue;
            }

            if (name is not null)
            {
                return ([], CommandOutput.Error($"Error: either \"dev\" is duplicate, or \"{value}\" is a garbage.", Usage));
            }

            name = value;
        }

        return name is null ? (devices, null)
            : place.NetNs.Find(name) is { } found ? (devices.Where(device => device == found), null)
            : ([], CommandOutput.Error($"Device \"{name}\" does not exist."));
    }
}
