using System.Collections.Immutable;

namespace Visualizer.Engine.Tracing.Codes;

/// <summary>Codes of <c>wireguard-encrypt</c> and <c>wireguard-decrypt</c>.</summary>
public static class WireguardCodes
{
    private static readonly Citation Send = Citation.Kernel("drivers/net/wireguard/device.c", "wg_xmit");
    private static readonly Citation Receive = Citation.Kernel("drivers/net/wireguard/receive.c", "wg_packet_consume_data_done");

    /// <summary>The packet is encrypted. {0} is the peer's address, {1} the counter.</summary>
    public static readonly HopCode Encrypts = new(
        "wireguard.encrypts",
        Send,
        new(
            "WireGuard encrypts the packet, for {0}",
            "The destination is among the allowed IPs of the peer {0}: the whole packet becomes data message {1} of the session and leaves as UDP of this node, with outer TTL 64 and mark {mark}. The inner TTL stays."),
        new(
            "WireGuard 加密数据包，发往 {0}",
            "目的地址属于对端 {0} 的 allowed IPs：整个数据包成为会话中的第 {1} 个数据消息，作为本节点的 UDP 发出，外层 TTL 为 64，mark 为 {mark}。内层 TTL 不变。"));

    /// <summary>The packet is decrypted. {0} and {1} are source and destination of the inner packet.</summary>
    public static readonly HopCode Decrypts = new(
        "wireguard.decrypts",
        Receive,
        new(
            "WireGuard decrypts: inside is {0} → {1}",
            "The receiver index names the session, and {0} is among the allowed IPs of that peer: the inner packet comes in on {interface}, without a link-layer header."),
        new(
            "WireGuard 解密，里面是 {0} → {1}",
            "接收方索引指明会话，且 {0} 属于该对端的 allowed IPs：内层数据包从 {interface} 进入，没有链路层头部。"));

    /// <summary>No peer has the destination among its allowed IPs. {0} is the destination.</summary>
    public static readonly HopCode NoPeer = new(
        "wireguard.no-peer",
        Send,
        new("No peer for {0}: dropped", "No peer of {interface} has {0} among its allowed IPs, so there is no key to encrypt with."),
        new("{0} 没有对应的对端，丢弃", "{interface} 的任何对端的 allowed IPs 都不包含 {0}，因此没有可用的密钥。"));

    /// <summary>The inner source is not the peer's, or the message cannot be read. {0} is the sending node.</summary>
    public static readonly HopCode NotAllowed = new(
        "wireguard.not-allowed",
        Receive,
        new("Not a packet that peer {0} may send: dropped", "The message does not decrypt, or the packet in it has a source that is not among the allowed IPs of {0}."),
        new("对端 {0} 不得发送该数据包，丢弃", "消息无法解密，或其中数据包的源地址不属于 {0} 的 allowed IPs。"));

    /// <summary>All codes of this area.</summary>
    public static ImmutableArray<HopCode> All { get; } = [Encrypts, Decrypts, NoPeer, NotAllowed];
}
