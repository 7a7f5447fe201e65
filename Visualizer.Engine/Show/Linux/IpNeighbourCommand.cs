using Visualizer.Engine.Kernel.Neighbours;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Linux;

/// <summary><c>ip neigh</c>. Entries of NOARP devices are listed with <c>nud all</c> or <c>nud noarp</c> only.</summary>
/// <remarks>Source: <c>ip/ipneigh.c do_show_or_flush, print_neigh</c> of iproute2 5.10.</remarks>
internal sealed class IpNeighbourCommand : IShowCommand
{
    /// <inheritdoc/>
    public string Name => "ip neigh";

    /// <summary>Entries of the place: those that are set up and those that flows made.</summary>
    public static IEnumerable<Neighbour> Entries(ShowPlace place) => place.NetNs.Neighbours.Entries.Concat(place.State.Neighbours.In(place.NetNs));

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        var (words, refusal) = IpListing.SkipShow(Name, arguments.Words);
        if (refusal is { } refused)
        {
            return refused;
        }

        var (device, state, address) = (default(string), default(string), default(string));
        for (var at = 0; at < words.Length; at++)
        {
            switch (words[at])
            {
                case "dev" or "nud" when at + 1 == words.Length:
                    return CommandOutput.Error("Command line is not complete. Try option \"help\"", 255);
                case "dev":
                    device = words[++at];
                    if (place.NetNs.Find(device) is null)
                    {
                        return CommandOutput.Error($"Cannot find device \"{device}\"");
                    }

                    break;
                case "nud":
                    state = words[++at].ToUpperInvariant();
                    break;
                case "to":
                    break;
                default:
                    address = words[at];
                    if (address.Any(letter => !char.IsAsciiDigit(letter) && letter is not ('.' or '/')))
                    {
                        return CommandOutput.Error($"Error: any valid prefix is expected rather than \"{address}\".");
                    }

                    break;
            }
        }

        return CommandOutput.Lines(Entries(place)
            .Where(entry => (device is null || entry.Device.Name == device)
                && (address is null || entry.Ip.ToString() == address)
                && (state == "ALL" || (state is null ? entry.State != "NOARP" : entry.State == state)))
            .Select(entry => entry.Entry));
    }
}
