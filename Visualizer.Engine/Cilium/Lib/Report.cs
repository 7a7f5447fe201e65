using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Cilium.Monitor;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Cilium.Lib;

/// <summary>What programs tell <c>cilium monitor</c>. Costs nothing while nobody listens.</summary>
/// <remarks>Source: <c>bpf/lib/dbg.h cilium_dbg, bpf/lib/trace.h send_trace_notify @ 1.13</c>.</remarks>
internal static class Report
{
    private const int EgressFlag = 1, ServiceFlag = 4;

    /// <summary>A conntrack lookup and its verdict.</summary>
    public static void Lookup(HookContext hook, int endpoint, in ConntrackTuple tuple, ConntrackScope scope, in ConntrackResult result)
    {
        if (EventsOf(hook) is not { } events)
        {
            return;
        }

        var flags = scope switch
        {
            ConntrackScope.Egress => EgressFlag,
            ConntrackScope.Service => ServiceFlag,
            _ => 0,
        };
        events.Debug(endpoint, $"Conntrack lookup 1/2: src={tuple.Source}:{tuple.SourcePort} dst={tuple.Destination}:{tuple.DestinationPort}");
        events.Debug(endpoint, $"Conntrack lookup 2/2: nexthdr={tuple.Protocol} flags={flags}");
        if (result.Entry is { } entry)
        {
            events.Debug(endpoint, $"CT entry found lifetime={entry.Lifetime}, revnat={entry.RevNat}");
        }

        events.Debug(endpoint, $"CT verdict: {result.Status}, revnat={result.Entry?.RevNat ?? 0}");
    }

    /// <summary>A new conntrack entry.</summary>
    public static void Created(HookContext hook, int endpoint, ConntrackEntry entry) =>
        EventsOf(hook)?.Debug(endpoint, $"Conntrack create: proxy-port=0 revnat={entry.RevNat} src-identity={entry.SourceIdentity} lb=0.0.0.0");

    /// <summary>An address that the ipcache knows.</summary>
    public static void Mapped(HookContext hook, int endpoint, Ipv4Address address, SecurityIdentity identity) =>
        EventsOf(hook)?.Debug(endpoint, $"Successfully mapped addr={address} to identity={identity}");

    /// <summary>A packet that goes to another node in the tunnel.</summary>
    public static void Encapsulating(HookContext hook, int endpoint, Ipv4Address remote, SecurityIdentity source) =>
        EventsOf(hook)?.Debug(endpoint, $"Encapsulating to node {remote.Value} (0x{remote.Value:x}) from seclabel {source}");

    /// <summary>A frame that came out of the tunnel.</summary>
    public static void Decapsulated(HookContext hook, uint vni) => EventsOf(hook)?.Debug(0, $"Tunnel decap: id={vni} flowlabel=0");

    /// <summary>A packet for an endpoint of the node.</summary>
    public static void Delivering(HookContext hook, int endpoint, int target, SecurityIdentity source) =>
        EventsOf(hook)?.Debug(endpoint, $"Attempting local delivery for container id {target} from seclabel {source}");

    /// <summary>A packet that leaves a program, if its connection is due for a report.</summary>
    public static void Trace(
        HookContext hook,
        int endpoint,
        string point,
        SocketBuffer skb,
        in ConntrackResult result,
        SecurityIdentity source,
        SecurityIdentity destination,
        NetInterface? device = null,
        Ipv4Address original = default,
        int target = 0)
    {
        if (result.IsReportDue && EventsOf(hook) is { } events)
        {
            events.Add(new TraceReport(endpoint, point, StateOf(result.Status), skb.Ethernet.ToArray())
            {
                Source = source,
                Destination = destination,
                Interface = device?.Name,
                Original = original,
                Target = target,
            });
        }
    }

    /// <summary>A packet that is thrown away.</summary>
    public static void Drop(HookContext hook, int endpoint, SocketBuffer skb, DropReason? reason) =>
        EventsOf(hook)?.Add(new DropReport(endpoint, reason?.Counter ?? "Unknown", skb.Ethernet.ToArray()));

    private static EventsMap? EventsOf(HookContext hook) => ((ProgramState)hook.State.Programs).Events;

    private static string StateOf(ConntrackStatus status) => status switch
    {
        ConntrackStatus.Established => "established",
        ConntrackStatus.Reply => "reply",
        ConntrackStatus.Related => "related",
        _ => "new",
    };
}
