using System.Globalization;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Cilium.Programs;

/// <summary>A program's attachment to one hook, as <c>tc filter show</c> prints it; with TCX as <c>bpftool net</c> does.</summary>
/// <param name="Device">Device.</param>
/// <param name="IsIngress">Direction.</param>
/// <param name="Name">Name of the filter: <c>cilium-eth0</c>, <c>bpf_overlay.o:[from-overlay]</c>; with TCX the program's symbol.</param>
/// <param name="ProgramId">Id of the loaded program, unique on the kernel.</param>
/// <param name="Tag">Hash of the program's instructions.</param>
/// <param name="IsTcx">Whether it is a TCX link, which tc does not list (Cilium ≥ 1.16 on kernels ≥ 6.6).</param>
/// <remarks>Source: the labs' listings; <c>pkg/datapath/loader/netlink.go replaceDatapath @ 1.13</c>.</remarks>
public sealed record TcFilter(NetInterface Device, bool IsIngress, string Name, int ProgramId, ulong Tag, bool IsTcx) : IEvidence
{
    /// <summary>Whether the hook is XDP.</summary>
    public bool IsXdp { get; init; }

    /// <inheritdoc/>
    public string Source => IsXdp ? $"ip -d link show dev {Device.Name}" : IsTcx ? "bpftool net" : $"tc filter show dev {Device.Name} {(IsIngress ? "ingress" : "egress")}";

    // What a pod sends meets the program of the peer, what is sent to it that of the primary device.
    private string Hook => Device.Kind == DeviceKind.Netkit
        ? IsIngress ? "netkit/peer" : "netkit/primary"
        : IsIngress ? "tcx/ingress" : "tcx/egress";

    /// <inheritdoc/>
    public string Entry => IsXdp
        ? string.Create(CultureInfo.InvariantCulture, $"    prog/xdp id {ProgramId} tag {Tag:x16} jited ")
        : IsTcx
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{Device.Name}({Device.Ifindex}) {Hook} {Name} prog_id {ProgramId} ")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"filter protocol all pref 1 bpf chain 0 handle 0x1 {Name} direct-action not_in_hw id {ProgramId} tag {Tag:x16} jited ");
}
