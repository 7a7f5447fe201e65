using Visualizer.Engine.Kernel;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Simulation.Drivers;

/// <summary>What a socket's owner reads of an ICMP error: the errno that the kernel makes of it, in the words of the C library.</summary>
/// <remarks>Source: <c>net/ipv4/icmp.c icmp_err_convert @ 5.11</c>; <c>strerror</c> of glibc.</remarks>
internal static class IcmpErrnoText
{
    /// <summary>The words.</summary>
    public static string Of(SocketBuffer error) => (error.IcmpType, Icmpv4Message.CodeOf(error.Payload)) switch
    {
        (3, Icmpv4Message.PortUnreachable) => "Connection refused",
        (3, Icmpv4Message.NetUnreachable) => "Network is unreachable",
        (3, Icmpv4Message.FragmentationNeededCode) => "Message too long",
        _ => "No route to host",
    };
}
