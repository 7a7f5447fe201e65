namespace Visualizer.Engine.Tracing;

/// <summary>What became of the flow, by cause, first match; the first packet that failed decides, requests before replies.</summary>
public enum Disposition
{
    /// <summary>A network policy, a source range or a host firewall said no.</summary>
    Denied,

    /// <summary>An MTU was exceeded and fragmenting was not allowed.</summary>
    TooBig,

    /// <summary>No route, neighbour, backend, listener or answering host, whoever notices.</summary>
    Unreachable,

    /// <summary>Discarded for any other reason: TTL, martian, INVALID, reverse path, XFRM.</summary>
    Dropped,

    /// <summary>The request reached a socket and every reply due came back: the only success.</summary>
    Delivered,
}

/// <summary>Why a packet ended before a socket.</summary>
/// <param name="Disposition">The cause that it counts as.</param>
/// <param name="Counter">Cilium's text as <c>cilium monitor</c> prints it, the kernel's nstat counter, or null where nobody counts.</param>
public sealed record DropReason(Disposition Disposition, string? Counter);
