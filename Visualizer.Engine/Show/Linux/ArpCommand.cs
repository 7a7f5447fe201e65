using System.Globalization;
using Visualizer.Engine.Kernel.Neighbours;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Linux;

/// <summary><c>arp -n</c> of net-tools. Names are never looked up, so that <c>arp</c> prints the same.</summary>
internal sealed class ArpCommand : IShowCommand
{
    private const string Heading = "Address                  HWtype  HWaddress           Flags Mask            Iface";

    /// <inheritdoc/>
    public string Name => "arp";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        var options = OptionReader.Read(arguments.Words, flags: "aen", valued: "i");
        if (options.Unknown is { } unknown)
        {
            return CommandOutput.Error($"arp: {OptionReader.Complaint(unknown)}\nUsage:\n  arp [-vn]  [<HW>] [-i <if>] [-a] [<hostname>]             <-Display ARP cache", 3);
        }

        // /proc/net/arp leaves out entries that nobody resolves.
        var all = IpNeighbourCommand.Entries(place).Where(entry => entry.State != "NOARP").ToList();
        var device = options.Value('i');
        var entries = all.FindAll(entry => (device is null || entry.Device.Name == device)
            && (options.Operands.IsEmpty || options.Operands.Contains(entry.Ip.ToString())));
        return entries.Count == 0 && !options.Operands.IsEmpty && !options.Has('a') ? CommandOutput.Lines([$"{options.Operands[0]} ({options.Operands[0]}) -- no entry"])
            : entries.Count == 0 && (device is not null || !options.Operands.IsEmpty)
                ? CommandOutput.Lines([string.Create(CultureInfo.InvariantCulture, $"arp: in {all.Count} entries no match found.")])
            : options.Has('a') ? CommandOutput.Lines(entries.Select(entry => $"? ({entry.Ip}) at {entry.Mac} [ether] on {entry.Device.Name}"))
            : entries.Count == 0 ? new CommandOutput("")
            : CommandOutput.Lines(entries.Select(Line).Prepend(Heading));
    }

    private static string Line(Neighbour entry) => $"{entry.Ip,-23}  {"ether",-7} {entry.Mac,-19} {"C",-5} {"",-15} {entry.Device.Name}";
}
