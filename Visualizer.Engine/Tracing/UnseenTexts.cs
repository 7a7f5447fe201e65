using Visualizer.Engine.Configuration;

namespace Visualizer.Engine.Tracing;

/// <summary>Sentences of the reasons why a tap does not show a direction.</summary>
internal sealed record UnseenTexts(
    string Request, string Reply, string Never, string TakenAway, string Discarded, string JumpedOver, string OtherDirection, string NoPacket)
{
    private static readonly UnseenTexts English = new(
        "request",
        "reply",
        "No {word} ever came to this interface: it is not on the path.",
        "{who} took the {word} away before this tap: {action} to {target} at {stage} of {interface} on {node}, and tcpdump listens behind {stage}.",
        "{who} ended the {word} before this tap: {action} at {stage} of {interface} on {node}.",
        "{who} at {stage} of {interface} on {node} jumped over it: redirect_peer goes straight to {target} in the pod, past {skips} and its tap.",
        "Only the {other} passes this interface; the {word} takes another path.",
        "This flow has no {word}.");

    private static readonly UnseenTexts Chinese = new(
        "请求",
        "应答",
        "{word}从未到达这个接口：它不在路径上。",
        "{who} 在此抓包点之前就把{word}带走了：在 {node} 的 {interface} 的 {stage} 上 {action} 到 {target}，而 tcpdump 的抓包点在 {stage} 之后。",
        "{who} 在此抓包点之前终止了{word}：在 {node} 的 {interface} 的 {stage} 上 {action}。",
        "{node} 上 {interface} 的 {stage} 处的 {who} 越过了它：redirect_peer 直接进入 Pod 内的 {target}，绕过 {skips} 及其抓包点。",
        "只有{other}经过这个接口，{word}走的是另一条路。",
        "这个流没有{word}。");

    public static UnseenTexts Of(Language language) => language == Language.English ? English : Chinese;
}
