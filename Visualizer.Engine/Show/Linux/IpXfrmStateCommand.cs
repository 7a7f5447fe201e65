using Visualizer.Engine.Kernel.Xfrm;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Linux;

/// <summary><c>ip xfrm state</c>, with the packets that each state has sent.</summary>
internal sealed class IpXfrmStateCommand : IShowCommand
{
    /// <inheritdoc/>
    public string Name => "ip xfrm state";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        var (_, refusal) = IpListing.SkipShow(Name, arguments.Words);
        return refusal ?? new CommandOutput(
            string.Concat(place.NetNs.Xfrm?.States.Select(state => XfrmText.Lines(state, place.State.Xfrm.Sent(state))) ?? []));
    }
}
