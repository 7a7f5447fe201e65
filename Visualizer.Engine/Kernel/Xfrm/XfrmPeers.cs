using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Kernel.Xfrm;

/// <summary>Policies and states towards and from many peers that all follow one pattern: found by hash, made when somebody asks.</summary>
/// <param name="Policies">Sending policies of all peers, as <c>ip xfrm policy</c> lists them.</param>
/// <param name="States">States of all peers, as <c>ip xfrm state</c> lists them.</param>
/// <param name="PolicyTo">The sending policy for a destination; null when no peer's selector contains it.</param>
/// <param name="StateTo">The sending state towards a peer's outer address; null when no peer has it.</param>
/// <param name="StateFrom">The receiving state for an own outer address, of the peer whose id is in a mark; null when no peer has one of its own.</param>
public sealed record XfrmPeers(
    IEnumerable<XfrmPolicy> Policies,
    IEnumerable<XfrmState> States,
    Func<Ipv4Address, XfrmPolicy?> PolicyTo,
    Func<Ipv4Address, XfrmState?> StateTo,
    Func<Ipv4Address, Mark, XfrmState?> StateFrom);
