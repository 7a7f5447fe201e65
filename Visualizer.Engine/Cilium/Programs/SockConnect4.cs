using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Lib;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Cilium.Programs;

/// <summary>The cgroup programs of socket LB: connect4, sendmsg4, recvmsg4. No packet ever carries the service's address.</summary>
/// <remarks>Source: <c>bpf/bpf_sock.c __sock4_xlate_fwd, sock4_wildcard_lookup, __sock4_xlate_rev @ 1.13</c>.</remarks>
/// <param name="node">The node's constants.</param>
public sealed class SockConnect4(NodeConstants node) : ISocketProgram
{
    private const int FirstNodePort = 30000, LastNodePort = 32767;

    private static readonly AgentSetting HostNamespaceOnly = new("bpf-lb-sock-hostns-only", "true");

    private static readonly DropReason NoBackend = new(Disposition.Unreachable, "Service backend not found");

    /// <inheritdoc/>
    public SocketVerdict Connect(SocketCall call, HookContext hook)
    {
        var program = call.IsSend ? "sock4-sendmsg" : "sock4-connect";
        if (node.Config.SocketLbHostNamespaceOnly && !call.Caller.IsHost)
        {
            hook.Evidence.Add(HostNamespaceOnly);
            return new SocketVerdict(HopAction.Allow, program, SocketLbCodes.HostNamespaceOnly, call.Address, call.Port);
        }

        if (Lookup(call, hook) is not { } service)
        {
            // A frontend that is not there has no line to show; who has the address instead of a service does.
            hook.Evidence.Add(node.Maps.Ipcache.Lookup(call.Address));
            return new SocketVerdict(HopAction.Allow, program, SocketLbCodes.NoService, call.Address, call.Port);
        }

        hook.Evidence.Add(service);
        if (service.Backends.IsEmpty)
        {
            return new SocketVerdict(HopAction.Reject, program, SocketLbCodes.NoBackend, call.Address, call.Port, "EPERM", NoBackend)
            {
                Args = [call.Address, call.Port],
            };
        }

        var slot = Lb.SlotOf(service, HashOf(call), hook.PinnedBackend);
        if (slot > 0)
        {
            hook.Evidence.Add(service.Slot(slot));
        }

        var backend = service.Backends[slot];
        ((ProgramState)hook.State.Programs).SocketReverse.Record(call.Caller.Name, backend.Ip, backend.Port, call.Address, call.Port);
        return new SocketVerdict(HopAction.Allow, program, SocketLbCodes.Rewritten, backend.Ip, backend.Port)
        {
            Args = [call.Address, call.Port, backend.Ip, backend.Port],
        };
    }

    /// <inheritdoc/>
    public SocketVerdict Receive(SocketCall call, HookContext hook)
    {
        var reverse = ((ProgramState)hook.State.Programs).SocketReverse;
        if (reverse.TryLookup(call.Caller.Name, call.Address, call.Port, out var asked))
        {
            // The entry counts only while the service that it was made for is still there.
            hook.Evidence.AddIfAny(Lookup(call with { Address = asked.Value.Ip, Port = asked.Value.Port }, hook));
            return new SocketVerdict(HopAction.Allow, "sock4-recvmsg", SocketLbCodes.Restored, asked.Value.Ip, asked.Value.Port)
            {
                Args = [call.Address, call.Port, asked.Value.Ip, asked.Value.Port],
            };
        }

        hook.Evidence.Add(node.Maps.Ipcache.Lookup(call.Address));
        return new SocketVerdict(HopAction.Allow, "sock4-recvmsg", SocketLbCodes.NothingToRestore, call.Address, call.Port);
    }

    private ServiceEntry? Lookup(in SocketCall call, HookContext hook)
    {
        var services = node.Maps.Services;
        if (services.TryLookup(call.Address, call.Port, (byte)call.Protocol, out var service))
        {
            return service;
        }

        if (call.Port is < FirstNodePort or > LastNodePort
            || !services.TryLookup(Ipv4Address.Any, call.Port, (byte)call.Protocol, out var wildcard))
        {
            return null;
        }

        if (call.Caller.IsHost && call.Address.IsLoopback)
        {
            return wildcard;
        }

        var owner = node.Maps.Ipcache.Lookup(call.Address);
        if (owner.Identity == SecurityIdentity.Host || (owner.Identity.IsRemoteNode && !wildcard.IsExternalLocal))
        {
            hook.Evidence.Add(owner);
            return wildcard;
        }

        return null;
    }

    /// <summary>In place of chance: <c>sock_select_slot</c> takes a random number, or the socket's cookie.</summary>
    private static ulong HashOf(in SocketCall call)
    {
        var first = StableHash.Next(
            StableHash.Of(call.Caller.Name), ((ulong)call.Address.Value << 24) | ((ulong)call.Port << 8) | (byte)call.Protocol);
        return call.Number == 0 ? first : StableHash.Next(first, (ulong)call.Number);
    }
}
