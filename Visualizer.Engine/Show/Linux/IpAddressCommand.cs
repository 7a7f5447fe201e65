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

    /// <summary>With <c>-4</c> only what concerns IPv4, and only devices that have an address.</summary>
    private static IEnumerable<string> Lines(NetInterface device, CommandArguments arguments)
    {
        if (arguments.Has("-br"))
        {
            return device.Address is null && arguments.Has("-4") ? [] : [IpShortForms.BriefAddress(device, arguments.Has("-4"))];
        }

        if (arguments.Has("-o"))
        {
            return IpShortForms.Addresses(device).Where(line => !arguments.Has("-4") || line.Contains("    inet ", StringComparison.Ordinal));
        }

        var lines = arguments.Has("-d")
            ? DeviceText.LinkLines(device, hasDetails: true).Skip(1).Prepend(DeviceText.Header(device, isLink: false))
                .Concat(DeviceText.AddressLines(device).Skip(2))
            : DeviceText.AddressLines(device);
        return !arguments.Has("-4") ? lines
            : device.Address is null ? []
            : DeviceText.AddressLines(device).Where((line, index) => index == 0 || line.StartsWith("    inet ", StringComparison.Ordinal) || index == 3);
    }
}
