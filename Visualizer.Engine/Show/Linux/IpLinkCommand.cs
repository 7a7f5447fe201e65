using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Linux;

/// <summary><c>ip link</c>.</summary>
internal sealed class IpLinkCommand : IShowCommand
{
    /// <inheritdoc/>
    public string Name => "ip link";

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

    private static IEnumerable<string> Lines(NetInterface device, CommandArguments arguments)
    {
        var lines = DeviceText.LinkLines(device, arguments.Has("-d"));
        return arguments.Has("-br") ? [IpShortForms.BriefLink(device)] : arguments.Has("-o") ? [IpShortForms.OneLine(lines)] : lines;
    }
}
