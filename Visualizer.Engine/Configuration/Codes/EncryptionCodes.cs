using System.Collections.Immutable;

namespace Visualizer.Engine.Configuration.Codes;

/// <summary>Transparent encryption.</summary>
internal static class EncryptionCodes
{
    public static readonly FindingCode None = new("encryption.none", Severity.Info, "Rules/EncryptionRule",
        "Nothing is encrypted between nodes, because of encryption.enabled=false.",
        "节点之间不加密（encryption.enabled=false）。")
    { Decides = "encryption" };

    public static readonly FindingCode Ipsec = new("encryption.ipsec", Severity.Info, "Rules/EncryptionRule",
        "Packets between pods of different nodes travel in ESP, by the kernel's XFRM.",
        "不同节点的 Pod 之间的报文由内核 XFRM 封装为 ESP。")
    { Decides = "encryption" };

    public static readonly FindingCode Wireguard = new("encryption.wireguard", Severity.Info, "Rules/EncryptionRule",
        "Packets between pods of different nodes travel through the WireGuard device cilium_wg0.",
        "不同节点的 Pod 之间的报文经由 WireGuard 设备 cilium_wg0。")
    { Decides = "encryption" };

    public static readonly FindingCode IpsecWithNodePort = new("encryption.ipsec-with-node-port", Severity.Error, "Rules/EncryptionRule",
        "The agent stops: \"{0}\"",
        "agent 停止：“{0}”")
    {
        Meaning = new(
            "BPF NodePort takes packets past the node's stack, and XFRM, which encrypts, is part of that stack.",
            "BPF NodePort 使报文绕过节点协议栈，而负责加密的 XFRM 正在其中。"),
    };

    public static readonly FindingCode OverlayNeedsTunnel = new("encryption.overlay-needs-tunnel", Severity.Error, "Rules/EncryptionRule",
        "The agent stops: \"{0}\"",
        "agent 停止：“{0}”");

    public static ImmutableArray<FindingCode> All => [None, Ipsec, Wireguard, IpsecWithNodePort, OverlayNeedsTunnel];
}
