using System.Collections.Immutable;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Configuration;

/// <summary>A configuration while the rules decide it. Lives inside one call of the resolver.</summary>
internal sealed class ConfigDraft(ConfigInput input)
{
    private readonly ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();

    public ConfigInput Input { get; } = input;

    public ValueReader Values { get; } = new(input.Values, input.Cilium.Minor);

    public RoutingMode? Routing { get; set; }

    public bool Tunnel => Routing is RoutingMode.Vxlan or RoutingMode.Geneve;

    private bool IsGeneve => Routing == RoutingMode.Geneve || (!Tunnel && LoadBalancing != LoadBalancerMode.Snat && DsrDispatch == DsrDispatch.Geneve);

    public string? KubeProxyReplacementMode { get; set; }

    public bool? KubeProxyReplacement { get; set; }

    public bool NodePort { get; set; }

    public bool? SocketLb { get; set; }

    public bool SocketLbHostNamespaceOnly { get; set; }

    public bool? KubeProxy { get; set; }

    public Encryption? Encryption { get; set; }

    public bool NodeEncryption { get; set; }

    public ImmutableArray<string>? Devices { get; set; }

    public string? DirectRoutingDevice { get; set; }

    public Masquerading? Masquerading { get; set; }

    public Ipv4Cidr? NativeRoutingCidr { get; set; }

    public bool AutoDirectNodeRoutes { get; set; }

    public bool EndpointRoutes { get; set; }

    public PodDevice PodDevice { get; set; }

    public LoadBalancerMode LoadBalancing { get; set; }

    public DsrDispatch DsrDispatch { get; set; }

    public bool BandwidthManager { get; set; }

    public int FirstNodePort { get; set; } = 30_000;

    public int LastNodePort { get; set; } = 32_767;

    public HostRouting? HostRouting { get; set; }

    public int? DeviceMtu { get; set; }

    public int? PodMtu { get; set; }

    public int PostEncryptMtu { get; set; }

    /// <summary>Whether no further rule has anything to decide: no agent comes up at all.</summary>
    public bool Stopped { get; private set; }

    public bool Failed { get; private set; }

    public ImmutableArray<Finding> Findings => findings.ToImmutable();

    public void Add(Finding finding)
    {
        findings.Add(finding);
        Failed |= finding.Severity == Severity.Error;
    }

    public void Stop(Finding finding)
    {
        Add(finding);
        Stopped = true;
    }

    /// <summary>What of these keys the user set, as overruled settings.</summary>
    public ImmutableArray<ValueSetting> SetByUser(params ImmutableArray<string> keys) =>
        [.. keys.Where(Values.IsSet).Select(key => new ValueSetting(key, Values.Raw(key)))];

    public ConfigSummary Summary() => new()
    {
        Cilium = Input.Cilium,
        Kernel = Input.Kernel,
        Routing = Routing,
        HostRouting = HostRouting,
        KubeProxyReplacement = KubeProxyReplacement,
        KubeProxyReplacementMode = KubeProxyReplacementMode,
        KubeProxy = KubeProxy,
        SocketLb = SocketLb,
        Masquerading = Masquerading,
        Encryption = Encryption,
        PodMtu = PodMtu,
        Devices = Devices,
        DirectRoutingDevice = DirectRoutingDevice,
        NativeRoutingCidr = NativeRoutingCidr,
    };

    /// <summary>The finished configuration; every rule has run without an error.</summary>
    public DatapathConfig Datapath() => new()
    {
        Cilium = Input.Cilium,
        Kernel = Input.Kernel,
        Routing = Routing!.Value,
        HostRouting = HostRouting!.Value,
        KubeProxyReplacement = KubeProxyReplacement!.Value,
        KubeProxyReplacementMode = KubeProxyReplacementMode!,
        KubeProxy = KubeProxy!.Value,
        NodePort = NodePort,
        SocketLb = SocketLb!.Value,
        SocketLbHostNamespaceOnly = SocketLbHostNamespaceOnly,
        Masquerading = Masquerading!.Value,
        Encryption = Encryption!.Value,
        NodeEncryption = NodeEncryption,
        DeviceMtu = DeviceMtu!.Value,
        PodMtu = PodMtu!.Value,
        PostEncryptMtu = PostEncryptMtu,
        Devices = Devices!.Value,
        DirectRoutingDevice = DirectRoutingDevice,
        NativeRoutingCidr = NativeRoutingCidr,
        AutoDirectNodeRoutes = AutoDirectNodeRoutes,
        EndpointRoutes = EndpointRoutes,
        TunnelPort = (int)(Values.Integer("tunnelPort") is var port && port != 0 ? port : IsGeneve ? 6081 : 8472),
        XdpAcceleration = NodePort && Values.Text("loadBalancer.acceleration") is not ("disabled" or ""),
        LoadBalancing = LoadBalancing,
        DsrDispatch = DsrDispatch,
        PathMtuDiscovery = Values.Flag("pmtuDiscovery.enabled"),
        PodDevice = PodDevice,
        EnableTcx = Values.Flag("bpf.enableTCX"),
        L7Proxy = Values.Flag("l7Proxy"),
        BandwidthManager = BandwidthManager,
        ReportsSteps = Values.Flag("debug.enabled") && Values.Text("debug.verbose").Split(' ', ',').Contains("datapath"),
        FirstNodePort = FirstNodePort,
        LastNodePort = LastNodePort,
    };
}
