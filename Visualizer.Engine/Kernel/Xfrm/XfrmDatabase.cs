using System.Collections.Frozen;
using System.Collections.Immutable;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Kernel.Xfrm;

/// <summary>XFRM policies and states of one netns, found by hash: nodes of a large cluster have two states and one policy per other node.</summary>
/// <param name="States">As <c>ip xfrm state</c> lists them.</param>
/// <param name="Policies">As <c>ip xfrm policy</c> lists them.</param>
public sealed record XfrmDatabase(ImmutableArray<XfrmState> States, ImmutableArray<XfrmPolicy> Policies)
{
    private readonly ImmutableArray<ImmutableArray<(uint Mask, FrozenDictionary<uint, XfrmPolicy[]> Policies)>> _policies =
        [.. Enum.GetValues<XfrmDirection>().Select(direction => IndexOf(Policies, direction))];

    private readonly FrozenDictionary<(uint Destination, uint Spi), XfrmState[]> _states = States
        .GroupBy(state => (state.Destination.Value, state.Spi))
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>The first policy of the direction whose selector and mark fit, by priority; null when none does.</summary>
    /// <remarks>Source: <c>net/xfrm/xfrm_policy.c xfrm_policy_lookup_bytype</c>.</remarks>
    public XfrmPolicy? LookupPolicy(XfrmDirection direction, Ipv4Address source, Ipv4Address destination, Mark mark)
    {
        XfrmPolicy? best = null;
        foreach (var (mask, policies) in _policies[(int)direction])
        {
            if (!policies.TryGetValue(destination.Value & mask, out var candidates))
            {
                continue;
            }

            foreach (var policy in candidates)
            {
                if ((best is null || policy.Priority < best.Priority) && policy.Source.Contains(source) && policy.Mark.Fits(mark))
                {
                    best = policy;
                }
            }
        }

        return best;
    }

    /// <summary>The state for sending under a policy's template; null when there is none.</summary>
    /// <remarks>Source: <c>net/xfrm/xfrm_state.c xfrm_state_find</c>.</remarks>
    public XfrmState? LookupOutbound(XfrmPolicy policy, Mark mark)
    {
        foreach (var state in StatesFor(policy.TemplateDestination, policy.Spi))
        {
            if (state.Source == policy.TemplateSource && state.Mark.Fits(mark))
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
        foreach (var state in StatesFor(destination, spi))
        {
            if (state.Mark.Fits(mark))
            {
                return state;
            }
        }

        return null;
    }

    private static ImmutableArray<(uint Mask, FrozenDictionary<uint, XfrmPolicy[]> Policies)> IndexOf(
        ImmutableArray<XfrmPolicy> policies, XfrmDirection direction) =>
    [
        .. policies.Where(policy => policy.Direction == direction)
            .GroupBy(policy => policy.Destination.PrefixLength)
            .Select(length => (
                Ipv4Cidr.MaskOf(length.Key),
                length.GroupBy(policy => policy.Destination.Network.Value)
                    .ToFrozenDictionary(group => group.Key, group => group.OrderBy(policy => policy.Priority).ToArray()))),
    ];

    private XfrmState[] StatesFor(Ipv4Address destination, uint spi) => _states.GetValueOrDefault((destination.Value, spi), []);
}
