using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Cilium.Lib;

/// <summary>Verdicts that drop a packet, with the reason as <c>cilium monitor</c> prints it.</summary>
/// <remarks>Source: <c>pkg/monitor/api/drop.go @ 1.13</c>.</remarks>
internal static class Drops
{
    private static readonly DropReason InvalidPacket = new(Disposition.Dropped, "Invalid packet");
    private static readonly DropReason TtlExceeded = new(Disposition.Dropped, "TTL exceeded");
    private static readonly DropReason NoFib = new(Disposition.Unreachable, "FIB lookup failed");
    private static readonly DropReason NoService = new(Disposition.Unreachable, "Service backend not found");
    private static readonly DropReason Unroutable = new(Disposition.Unreachable, "Stale or unroutable IP");
    private static readonly DropReason ClusterIp = new(Disposition.Unreachable, "Is a ClusterIP");
    private static readonly DropReason SourceRange = new(Disposition.Denied, "Denied by LB src range check");
    private static readonly DropReason SourceIp = new(Disposition.Dropped, "Invalid source ip");
    private static readonly DropReason Identity = new(Disposition.Dropped, "Invalid identity");
    private static readonly DropReason NatMapping = new(Disposition.Dropped, "No mapping for NAT masquerade");
    private static readonly DropReason Oversized = new(Disposition.TooBig, null);
    private static readonly DropReason TunnelEndpoint = new(Disposition.Unreachable, "No tunnel/encapsulation endpoint (datapath BUG!)");

    /// <summary>The TTL died in <c>ipv4_l3</c>; nobody is told.</summary>
    public static Verdict Ttl(NodeConstants node) =>
        Shot(ProgramDropCodes.TtlExpired, node.Config.Cilium.IsAtLeast(14) ? TtlExceeded : InvalidPacket);

    public static Verdict FibLookupFailed() => Shot(ProgramDropCodes.FibLookupFailed, NoFib);

    public static Verdict NoBackend() => Shot(ProgramDropCodes.NoBackend, NoService);

    public static Verdict UnroutableAddress() => Shot(FromHostCodes.Unroutable, Unroutable);

    public static Verdict IsClusterIp() => Shot(NodePortCodes.IsClusterIp, ClusterIp);

    public static Verdict OutsideSourceRanges() => Shot(NodePortCodes.OutsideSourceRanges, SourceRange);

    public static Verdict InvalidSource() => Shot(FromContainerCodes.InvalidSource, SourceIp);

    public static Verdict InvalidIdentity() => Shot(FromOverlayCodes.InvalidIdentity, Identity);

    public static Verdict NoNatMapping() => Shot(NodePortCodes.NoMapping, NatMapping);

    public static Verdict NoTunnelEndpoint(HopCode code) => Shot(code, TunnelEndpoint);

    /// <summary>The metric counts it, the monitor is told nothing.</summary>
    public static Verdict TooBig(int mtu) => Shot(DsrCodes.TooBig, Oversized) with { Args = [mtu] };

    private static Verdict Shot(HopCode code, DropReason reason) => new(HopAction.Shot, code, Reason: reason);
}
