using System.Globalization;

namespace Visualizer.Engine.Addressing;

/// <summary>The number that Cilium gives a set of labels. 1–255 are reserved, 256–65535 are allocated per label set.</summary>
/// <param name="Value">The identity; 24 bits travel as VNI.</param>
/// <remarks>Source: <c>pkg/identity/numericidentity.go @ 1.13</c>.</remarks>
public readonly record struct SecurityIdentity(uint Value)
{
    private const uint FirstOfPrefixes = 1 << 24;

    /// <summary>The node itself.</summary>
    public static readonly SecurityIdentity Host = new(1);

    /// <summary>Everything outside the cluster.</summary>
    public static readonly SecurityIdentity World = new(2);

    /// <summary>The health endpoints.</summary>
    public static readonly SecurityIdentity Health = new(4);

    /// <summary>Other nodes of the cluster.</summary>
    public static readonly SecurityIdentity RemoteNode = new(6);

    /// <summary>Nodes that serve the Kubernetes API.</summary>
    public static readonly SecurityIdentity KubeApiServer = new(7);

    /// <summary>Whether the identity is one of the fixed ones.</summary>
    public bool IsReserved => Value < 256;

    /// <summary>Whether the identity stands for another node, plain or serving the API.</summary>
    public bool IsRemoteNode => this == RemoteNode || this == KubeApiServer;

    /// <summary>Whether the identity is of the cluster: neither world nor that of a prefix outside (<c>identity_is_cluster</c>).</summary>
    public bool IsCluster => this != World && Value < FirstOfPrefixes;

    /// <summary>Decimal digits, as every Cilium command prints it.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
