using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;

namespace Visualizer.Engine.Cilium.Lib;

/// <summary>Choosing a backend of a service, the same one for every packet of a connection.</summary>
/// <remarks>
/// Source: <c>bpf/lib/lb.h lb4_local, lb4_select_backend_id @ 1.13</c>. Cilium takes a random slot; the model takes a hash, or the backend that
/// the flow pins.
/// </remarks>
internal static class Lb
{
    /// <summary>Source address of an endpoint that reaches itself through a service (<c>IPV4_LOOPBACK</c>).</summary>
    public static readonly Ipv4Address Loopback = new(0xA9FE2A01);

    /// <summary>Slot of the connection's backend, counted from 0; null when the service has none. Frontend and slot become evidence.</summary>
    public static int? SelectBackend(ServiceEntry service, in ConntrackTuple tuple, SocketBuffer skb, HookContext hook)
    {
        hook.Evidence.Add(service);
        if (service.Backends.IsEmpty)
        {
            return null;
        }

        var conntrack = ((ProgramState)hook.State.Programs).Conntrack;
        var known = conntrack.Lookup(tuple, ConntrackScope.Service, skb).Entry;
        var slot = known?.BackendSlot ?? SlotOf(service, HashOf(tuple), hook.PinnedBackend);
        if (slot > 0)
        {
            hook.Evidence.Add(service.Slot(slot));
        }

        hook.Evidence.Add(known ?? conntrack.Create(
            new ConntrackEntry { Tuple = tuple, Scope = ConntrackScope.Service, RevNat = service.Id, BackendSlot = slot }, skb));
        return slot;
    }

    /// <summary>Slot of the pinned backend, or of the hash when the service does not have it.</summary>
    public static int SlotOf(ServiceEntry service, ulong hash, Ipv4Address? pinned) =>
        (pinned is { } wanted ? service.Backends.SlotOf(wanted) : null) ?? (int)(hash % (ulong)service.Backends.Length);

    private static ulong HashOf(in ConntrackTuple tuple) => StableHash.Next(
        StableHash.Next(((ulong)tuple.Source.Value << 32) | tuple.Destination.Value, (ulong)tuple.SourcePort),
        ((ulong)tuple.DestinationPort << 8) | tuple.Protocol);
}
