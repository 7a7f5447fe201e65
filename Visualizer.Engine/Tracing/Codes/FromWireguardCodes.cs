using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of the program on TC ingress of cilium_wg0, which 1.18 attaches with native routing (cilium/cilium#37108).</summary>
public static class FromWireguardCodes
{
    /// <summary>Host routing: straight into the endpoint's netns.</summary>
    public static HopCode LocalDelivery { get; } = new(
        "from-wireguard.local-delivery",
        Citation.Cilium("bpf/bpf_wireguard.c", "handle_ipv4", firstMinor: 18),
        new HopText(
            "Decrypted, and straight to {dst}",
            "{dst} is an endpoint of this node: TTL − 1, its MAC addresses in a new Ethernet header, and on to its {target} past {skips}."),
        new HopText(
            "已解密，直达 {dst}",
            "{dst} 是本节点的 endpoint：TTL − 1，在新的以太网头中写入其 MAC 地址，绕过 {skips} 直接送到它的 {target}。"),
        Confidence.Inferred);

    /// <summary>Legacy host routing, or an address of the node: the node's stack.</summary>
    public static HopCode ToStack { get; } = new(
        "from-wireguard.to-stack",
        Citation.Cilium("bpf/bpf_wireguard.c", "handle_ipv4", firstMinor: 18),
        new HopText(
            "Decrypted: up into the node's stack",
            "Host routing is legacy, or {dst} is no endpoint of this node: the node's routing table and netfilter take the packet."),
        new HopText(
            "已解密：交给节点协议栈",
            "host routing 为 legacy，或 {dst} 不是本节点的 endpoint：由节点路由表和 netfilter 处理。"),
        Confidence.Inferred);

    /// <summary>All codes of this file.</summary>
    public static ImmutableArray<HopCode> All { get; } = [LocalDelivery, ToStack];
}
