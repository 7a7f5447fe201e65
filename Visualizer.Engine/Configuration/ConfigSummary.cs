using System.Collections.Immutable;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Configuration;

/// <summary>What was decided, also when the configuration was refused: a member is null when no rule came that far.</summary>
public sealed record ConfigSummary
{
    /// <summary>Chart and agent version, as given.</summary>
    public required CiliumVersion Cilium { get; init; }

    /// <summary>Kernel of all nodes, as given.</summary>
    public required KernelVersion Kernel { get; init; }

    /// <summary>Routing mode.</summary>
    public RoutingMode? Routing { get; init; }

    /// <summary>Host routing.</summary>
    public HostRouting? HostRouting { get; init; }

    /// <summary>Whether the kube-proxy replacement is strict or true.</summary>
    public bool? KubeProxyReplacement { get; init; }

    /// <summary>The word in force.</summary>
    public string? KubeProxyReplacementMode { get; init; }

    /// <summary>Whether kube-proxy runs.</summary>
    public bool? KubeProxy { get; init; }

    /// <summary>Whether services are translated at connect() and sendmsg().</summary>
    public bool? SocketLb { get; init; }

    /// <summary>Who masquerades.</summary>
    public Masquerading? Masquerading { get; init; }

    /// <summary>What encrypts.</summary>
    public Encryption? Encryption { get; init; }

    /// <summary>MTU of a pod's default route, octets.</summary>
    public int? PodMtu { get; init; }

    /// <summary>Native devices in the agent's list.</summary>
    public ImmutableArray<string>? Devices { get; init; }

    /// <summary>Device of direct routing; also null when there is none.</summary>
    public string? DirectRoutingDevice { get; init; }

    /// <summary><c>ipv4NativeRoutingCIDR</c>; also null when not set.</summary>
    public Ipv4Cidr? NativeRoutingCidr { get; init; }
}
