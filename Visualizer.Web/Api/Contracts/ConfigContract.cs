using System.Collections.Immutable;

namespace Visualizer.Web.Api.Contracts;

/// <summary>The configuration in force; null where a refused one was not decided.</summary>
public sealed record ConfigContract(
    string CiliumVersion,
    string Kernel,
    string? Routing,
    string? HostRouting,
    bool? KubeProxyReplacement,
    string? KubeProxyReplacementMode,
    bool? KubeProxy,
    bool? SocketLb,
    string? Masquerading,
    string? Encryption,
    int? PodMtu,
    ImmutableArray<string>? Devices,
    string? DirectRoutingDevice,
    string? NativeRoutingCidr,
    ImmutableArray<FindingContract> Findings,
    ImmutableSortedDictionary<string, string> CiliumStatus);

/// <summary>Something to say about the configuration.</summary>
public sealed record FindingContract(string Severity, string Code, string Message, ImmutableArray<string> Values);
