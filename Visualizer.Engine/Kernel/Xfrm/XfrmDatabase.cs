using System.Collections.Immutable;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Kernel.Xfrm;

/// <summary>XFRM policies and states of one netns: a few of its own, and those of the peers, which are found by hash.</summary>
/// <param name="states">States that belong to no one peer.</param>
/// <param name="policies">Policies that belong to no one peer.</param>
/// <param name="peers">States and policies of the peers, which are listed first; null: there are none.</param>
public sealed class XfrmDatabase(ImmutableArray<XfrmState> states, ImmutableArray<XfrmPolicy> policies, XfrmPeers? peers = null)
{
    /// <summary>As <c>ip xfrm state</c> lists them.</summary>
    public ImmutableArray<XfrmState> States => field.IsDefault ? field = [.. peers?.States ?? [], .. states] : field;

    /// <summary>As <c>ip xfrm policy</c> lists them.</summary>
    public ImmutableArray<XfrmPolicy> Policies => field.IsDefault ? field = [.. peers?.Policies ?? [], .. policies] : field;

    /// <summary>The first policy of the direction whose selector and mark fit, by priority; null when none does.</summary>
    /// <remarks>Source: <c>net/xfrm/xfrm_policy.c xfrm_policy_lookup_bytype</c>.</remarks>
    public XfrmPolicy? LookupPolicy(XfrmDirection direction, Ipv4Address source, Ipv4Address destination, Mark mark)
    {
        var best = direction == XfrmDirection.Out && peers?.PolicyTo(destination) is { } ofPeer && ofPeer.Fits(direction, source, destination, mark)
            ? ofPeer
            : null;
        foreach (var policy in policies)
        {
            if ((best is null || policy.Priority < best.Priority) && policy.Fits(direction, source, destination, mark))
            {
                best = policy;
            }
        }

        return best;
    }

    /// <summary>The state for sending under a policy's template; null when there is none.</summary>
    /// <remarks>Source: <c>net/xfrm/xfrm_state.c xfrm_state_find</c>.</remarks>
    public XfrmState? LookupOutbound(XfrmPolicy policy, Mark mark)
    {
        if (peers?.StateTo(policy.TemplateDestination) is { } ofPeer && ofPeer.IsFor(policy, mark))
        {
            return ofPeer;
        }

        foreach (var state in states)
        {
            if (state.IsFor(policy, mark))
            {
                return state;
            }
        }

        return null;
    }

    /// <summary>The state for a received ESP packet; null when there is none.</summary>
    /// <remarks>Source: <c>net/xfrm/xfrm_state.c __xfrm_state_lookup</c>: destination, SPI and mark; the source does not count.</remarks>
    public XfrmState? LookupInbound(Ipv4Address destination, uint spi, Mark mark)
    {
        if (peers?.StateFrom(destination, mark) is { } ofPeer && ofPeer.IsFor(destination, spi, mark))
        {
            return ofPeer;
        }

        foreach (var state in states)
        {
            if (state.IsFor(destination, spi, mark))
            {
                return state;
            }
        }

        return null;
    }
}
