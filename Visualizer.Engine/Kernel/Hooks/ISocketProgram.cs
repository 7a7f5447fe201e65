using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Hooks;

/// <summary>The BPF programs on the cgroup hooks of one node: they see addresses of system calls, before or after a packet exists.</summary>
/// <remarks>Implementers change nothing but the state in <see cref="HookContext"/> and its evidence. The context's device is null.</remarks>
public interface ISocketProgram
{
    /// <summary>connect() of TCP or connected UDP, or sendmsg() of unconnected UDP: where the packets really go.</summary>
    SocketVerdict Connect(SocketCall call, HookContext hook);

    /// <summary>recvmsg() and getpeername(): whom the application shall believe the peer to be. Ports and addresses are the peer's.</summary>
    SocketVerdict Receive(SocketCall call, HookContext hook);
}

/// <summary>A system call on a socket.</summary>
/// <param name="Caller">Netns of the process.</param>
/// <param name="Protocol">TCP or UDP.</param>
/// <param name="Address">Address of the peer.</param>
/// <param name="Port">Port of the peer.</param>
/// <param name="IsSend">Whether this is sendmsg() on an unconnected socket; it has a program of its own.</param>
/// <param name="Number">Which of the sockets it is that did the same before, from 0: every new one may get another backend.</param>
public readonly record struct SocketCall(NetNs Caller, TransportProtocol Protocol, Ipv4Address Address, int Port, bool IsSend = false, int Number = 0);

/// <summary>Answer of a cgroup program.</summary>
/// <param name="Action"><see cref="HopAction.Allow"/> or <see cref="HopAction.Reject"/>.</param>
/// <param name="Program">Short name of the program that ran: <c>sock4-connect</c>.</param>
/// <param name="Code">Why.</param>
/// <param name="Address">Address of the peer from here on.</param>
/// <param name="Port">Port of the peer from here on.</param>
/// <param name="Error">What the system call returns (<c>EPERM</c>); null when it goes on.</param>
/// <param name="Reason">Reason of a rejection; null otherwise.</param>
public readonly record struct SocketVerdict(
    HopAction Action, string Program, HopCode Code, Ipv4Address Address, int Port, string? Error = null, DropReason? Reason = null)
{
    /// <summary>Arguments of the sentence of <see cref="Code"/>; null when it needs none.</summary>
    public object?[]? Args { get; init; }
}
