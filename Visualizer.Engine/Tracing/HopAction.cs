namespace Visualizer.Engine.Tracing;

/// <summary>What a stage made the kernel do with the packet, in the kernel's word. A closed set per stage.</summary>
public enum HopAction
{
#pragma warning disable CS1591 // The words are the definition; the stages' files say when each is used.
    Transmit,
    Deliver,
    Reject,
    Allow,
    Pass,
    Drop,
    Tx,
    Redirect,
    RedirectIngress,
    RedirectPeer,
    RedirectNeigh,
    Ok,
    Shot,
    Stolen,
    Accept,
    Dnat,
    Snat,
    Masquerade,
    Mark,
    Notrack,
    Local,
    Unicast,
    Unreachable,
    Forward,
    Encrypt,
    Decrypt,
    Encap,
    Decap,
    Resolve,
    Receive,
#pragma warning restore CS1591
}
