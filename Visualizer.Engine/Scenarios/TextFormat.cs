using System.Text.RegularExpressions;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;

namespace Visualizer.Engine.Scenarios;

/// <summary>A format of texts in documents.</summary>
/// <param name="Expected">What is expected, in a problem's words.</param>
/// <param name="Accepts">Whether a text has the format.</param>
/// <param name="AllowsNumber">Whether a number that nobody quoted will do: <c>kernel: 5.15</c>.</param>
internal sealed partial record TextFormat(ExpectedText Expected, Func<string, bool> Accepts, bool AllowsNumber = false)
{
    /// <summary>A title: one line, at most 200 characters.</summary>
    public static readonly TextFormat Line = new(new("one line of text", "一行文本"), text => text.Length <= 200 && !text.Any(char.IsControl));

    /// <summary>Prose of at most 4000 characters.</summary>
    public static readonly TextFormat Prose = new(new("text", "文本"), text => text.Length <= 4000);

    /// <summary>A word to filter by.</summary>
    public static readonly TextFormat Tag = new(new("a word", "一个词"), text => text.Length is > 0 and <= 60 && !text.Any(char.IsControl));

    /// <summary>Any text: Helm's <c>--set</c> arguments, names of flow ends.</summary>
    public static readonly TextFormat Any = new(new("text", "文本"), text => text.Length is > 0 and <= 4000);

    /// <summary>Names of nodes, pods, services, namespaces, hosts and clusters (RFC 1123 subdomains).</summary>
    public static readonly TextFormat Name = new(
        new("a name of lower-case letters, digits, '-' and '.'", "由小写字母、数字、'-' 和 '.' 组成的名称"), text => text.Length <= 253 && NamePattern().IsMatch(text));

    /// <summary>Label values; keys are checked apart.</summary>
    public static readonly TextFormat LabelValue = new(
        new("a label value: at most 63 letters, digits, '-', '_' and '.'", "标签值：最多 63 个字母、数字、'-'、'_' 和 '.'"), text => text.Length <= 63 && LabelPattern().IsMatch(text));

    /// <summary>A dotted quad.</summary>
    public static readonly TextFormat Ipv4 = new(new("an IPv4 address such as 10.0.2.40", "IPv4 地址，例如 10.0.2.40"), text => Ipv4Address.TryParse(text, out _));

    /// <summary>A prefix without host bits.</summary>
    public static readonly TextFormat Cidr = new(
        new("an IPv4 prefix such as 10.0.2.0/24, without host bits", "不含主机位的 IPv4 前缀，例如 10.0.2.0/24"),
        text => Ipv4Cidr.TryParse(text, out var cidr) && text.StartsWith($"{cidr.Network}/", StringComparison.Ordinal));

    /// <summary>A unicast MAC address.</summary>
    public static readonly TextFormat Mac = new(
        new("a unicast MAC address in quotes, such as \"ae:32:09:5a:08:5c\"", "加引号的单播 MAC 地址，例如 \"ae:32:09:5a:08:5c\""),
        text => MacAddress.TryParse(text, out var mac) && ((mac.Value >> 40) & 1) == 0 && mac.Value != 0);

    /// <summary>Protocol and port.</summary>
    public static readonly TextFormat Port = new(new("a protocol and a port, such as \"TCP/80\"", "协议和端口，例如 \"TCP/80\""), text => WrittenPort.TryParse(text, out _));

    /// <summary>A network device's name (IFNAMSIZ: 15 characters).</summary>
    public static readonly TextFormat Device = new(new("a device name of at most 15 characters", "最多 15 个字符的设备名"), text => DevicePattern().IsMatch(text));

    /// <summary>A named netns.</summary>
    public static readonly TextFormat NetNs = new(
        new("the name of a netns, such as cni-13e7f3e3-70a3-9965-de9a-bfdaa0569170", "netns 的名称，例如 cni-13e7f3e3-70a3-9965-de9a-bfdaa0569170"), text => NetNsPattern().IsMatch(text));

    /// <summary>A Cilium version.</summary>
    public static readonly TextFormat Cilium = new(new("a Cilium version such as 1.13.0", "Cilium 版本，例如 1.13.0"), text => CiliumVersion.TryParse(text, out _), AllowsNumber: true);

    /// <summary>A kernel version.</summary>
    public static readonly TextFormat Kernel = new(new("a kernel version such as 5.15", "内核版本，例如 5.15"), text => KernelVersion.TryParse(text, out _), AllowsNumber: true);

    /// <summary>A Kubernetes version.</summary>
    public static readonly TextFormat Kubernetes = new(
        new("a Kubernetes version such as 1.23.4", "Kubernetes 版本，例如 1.23.4"), text => KubernetesPattern().IsMatch(text), AllowsNumber: true);

    /// <summary>Name of a service port.</summary>
    public static readonly TextFormat PortName = new(
        new("a port name of at most 15 lower-case letters, digits and '-'", "端口名：最多 15 个小写字母、数字和 '-'"), text => text.Length <= 15 && PortNamePattern().IsMatch(text));

    /// <summary>Key of a label.</summary>
    public static readonly TextFormat LabelKey = new(new("a label key such as app or app.kubernetes.io/name", "标签键，例如 app 或 app.kubernetes.io/name"), IsLabelKey);

    /// <summary>Key of a label with or without its source.</summary>
    public static readonly TextFormat SourcedLabelKey = new(new("a label key such as app, k8s:app or reserved:host", "标签键，例如 app、k8s:app 或 reserved:host"), IsSourcedLabelKey);

    /// <summary>An address or prefix in a policy; IPv6 is read and stands for nobody.</summary>
    public static readonly TextFormat PolicyCidr = new(
        new("an IPv4 prefix such as 10.0.2.0/24", "IPv4 前缀，例如 10.0.2.0/24"),
        text => Ipv4Cidr.TryParse(text, out _) || Ipv4Address.TryParse(text, out _) || Ipv6PrefixPattern().IsMatch(text));

    /// <summary>Number or name of a port in a Kubernetes policy.</summary>
    public static readonly TextFormat PolicyPort = new(
        new("a port from 1 to 65535, or the name of one", "1 到 65535 之间的端口，或端口名"), text => IsPolicyPort(text, least: 1), AllowsNumber: true);

    /// <summary>Number or name of a port in a Cilium policy, where it is a text.</summary>
    public static readonly TextFormat QuotedPolicyPort = new(new("a port in quotes, such as \"80\"", "加引号的端口，例如 \"80\""), text => IsPolicyPort(text, least: 0));

    /// <summary>Whether a text may be the key of a label, perhaps with its source before it.</summary>
    public static bool IsSourcedLabelKey(string key) => IsLabelKey(SourcePattern().Replace(key, ""));

    private static bool IsPolicyPort(string text, int least) => text.Length > 0 && char.IsAsciiDigit(text[0])
        ? int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var port)
            && port >= least && port <= 65535
        : text.Length > 0 && PortName.Accepts(text);

    /// <summary>Whether a text may be the key of a label: an optional prefix and a name (Kubernetes "Labels and Selectors").</summary>
    public static bool IsLabelKey(string key) => key.Length <= 317 && LabelKeyPattern().IsMatch(key);

    [GeneratedRegex(@"^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^(?:[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex LabelPattern();

    [GeneratedRegex(@"^(?:[a-z0-9.-]{1,253}/)?[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex LabelKeyPattern();

    [GeneratedRegex(@"^[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:/\d{1,3})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ipv6PrefixPattern();

    [GeneratedRegex(@"^(?:k8s|any|reserved|cidr|container|unspec):", RegexOptions.CultureInvariant)]
    private static partial Regex SourcePattern();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}\z", RegexOptions.CultureInvariant)]
    private static partial Regex DevicePattern();

    [GeneratedRegex(@"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NetNsPattern();

    [GeneratedRegex(@"^v?\d{1,3}\.\d{1,3}(?:\.\d{1,3})?(?:[-+][0-9A-Za-z.+-]{1,40})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex KubernetesPattern();

    [GeneratedRegex(@"^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PortNamePattern();
}
