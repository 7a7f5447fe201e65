using System.Collections.Immutable;
using Visualizer.Engine.Configuration;

namespace Visualizer.Web.Texts;

/// <summary>Names of the parts of a configuration and of what is in force.</summary>
public static class ModeTexts
{
    public static readonly UiText Routing = new("Routing", "路由模式");
    public static readonly UiText KubeProxyReplacement = new("KPR", "KPR");
    public static readonly UiText SocketLb = new("Socket LB", "socket LB");
    public static readonly UiText KubeProxy = new("kube-proxy", "kube-proxy");
    public static readonly UiText Encryption = new("Encryption", "加密");
    public static readonly UiText Devices = new("Devices", "设备");
    public static readonly UiText Masquerading = new("Masquerading", "地址伪装");
    public static readonly UiText HostRouting = new("Host routing", "主机路由");
    public static readonly UiText PodMtu = new("Pod MTU", "Pod MTU");

    private static readonly UiText None = new("none", "无");
    private static readonly UiText Off = new("off", "关闭");
    private static readonly UiText On = new("on", "开启");
    private static readonly UiText RunsText = new("runs", "运行");
    private static readonly UiText Absent = new("absent", "不运行");

    /// <summary>A word that is the same in every language; null stays null.</summary>
    public static UiText? Plain(string? word) => word is null ? null : new UiText(word, word);

    /// <summary>On or off.</summary>
    public static UiText? OnOff(bool? on) => on is { } known ? (known ? On : Off) : null;

    /// <summary>Whether kube-proxy runs.</summary>
    public static UiText? Runs(bool? runs) => runs is { } known ? (known ? RunsText : Absent) : null;

    /// <summary>Names; none when there are none.</summary>
    public static UiText? List(ImmutableArray<string>? devices) => devices is { } known ? (known.IsEmpty ? None : Plain(string.Join(", ", known))) : null;

    /// <summary>Routing mode.</summary>
    public static UiText? Of(RoutingMode? mode) => mode switch
    {
        RoutingMode.Native => Plain("native"),
        RoutingMode.Vxlan => Plain("VXLAN"),
        RoutingMode.Geneve => Plain("Geneve"),
        _ => null,
    };

    /// <summary>Host routing.</summary>
    public static UiText? Of(HostRouting? mode) => mode switch
    {
        Engine.Configuration.HostRouting.Bpf => Plain("BPF"),
        Engine.Configuration.HostRouting.Legacy => Plain("legacy"),
        _ => null,
    };

    /// <summary>Who masquerades.</summary>
    public static UiText? Of(Masquerading? mode) => mode switch
    {
        Engine.Configuration.Masquerading.Bpf => Plain("BPF"),
        Engine.Configuration.Masquerading.Iptables => Plain("iptables"),
        Engine.Configuration.Masquerading.None => None,
        _ => null,
    };

    /// <summary>What encrypts.</summary>
    public static UiText? Of(Encryption? mode) => mode switch
    {
        Engine.Configuration.Encryption.Ipsec => Plain("IPsec"),
        Engine.Configuration.Encryption.Wireguard => Plain("WireGuard"),
        Engine.Configuration.Encryption.None => Off,
        _ => null,
    };
}
