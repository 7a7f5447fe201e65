using Visualizer.Engine.Kernel.Xfrm;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Linux;

/// <summary><c>ip xfrm policy</c>.</summary>
internal sealed class IpXfrmPolicyCommand : IShowCommand
{
    /// <inheritdoc/>
    public string Name => "ip xfrm policy";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        var (_, refusal) = IpListing.SkipShow(Name, arguments.Words);
        return refusal ?? new CommandOutput(string.Concat(place.NetNs.Xfrm?.Policies.Select(XfrmText.Lines) ?? []));
    }
}
