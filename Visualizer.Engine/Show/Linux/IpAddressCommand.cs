using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Linux;

/// <summary><c>ip address</c>.</summary>
internal sealed class IpAddressCommand : IShowCommand
{
    /// <inheritdoc/>
    public string Name => "ip address";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        var (words, refusal) = IpListing.SkipShow(Name, arguments.Words);
        if (refusal is { } refused)
        {
            return refused;
        }

        var (devices, missing) = IpListing.Select(words, place);
        return missing ?? CommandOutput.Lines(devices.SelectMany(device => Lines(device, arguments)));
    }

    /// <summary>With <c>-4</c> or <c>-6</c> only what concerns it, and only devices that have such an address.</summary>
    private static IEnumerable<string> Lines(NetInterface device, CommandArguments arguments)
    {
        var family = arguments.Has("-6") ? "inet6 " : arguments.Has("-4") ? "inet " : "";
        var addresses = DeviceText.AddressLines(device).Skip(2).Chunk(2).Where(lines => lines[0].StartsWith($"    {family}", StringComparison.Ordinal)).ToList();
        if (addresses.Count == 0 && family.Length > 0)
        {
            return [];
        }

        if (arguments.Has("-br"))
        {
            return [IpShortForms.BriefAddress(device, addresses)];
        }

        if (arguments.Has("-o"))
        {
            return IpShortForms.Addresses(device, addresses);
        }

        IEnumerable<string> head = family.Length > 0 ? [arguments.Has("-6") ? DeviceText.Ipv6Header(device) : DeviceText.Header(device, isLink: false)]
            : arguments.Has("-d") ? DeviceText.LinkLines(device, hasDetails: true).Skip(1).Prepend(DeviceText.Header(device, isLink: false))
            : DeviceText.AddressLines(device).Take(2);
        return head.Concat(addresses.SelectMany(lines => lines));
    }
}
