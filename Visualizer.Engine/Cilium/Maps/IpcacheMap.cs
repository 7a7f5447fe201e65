using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Map <c>cilium_ipcache</c>: longest prefix → identity, tunnel endpoint, encryption key.</summary>
/// <remarks>
/// Entries are derived when an address is looked up, so that a node of a large cluster costs nothing.
/// Source: <c>pkg/node/manager/manager.go NodeUpdated @ 1.12</c>, <c>pkg/ipcache @ 1.13</c>.
/// </remarks>
/// <param name="node">Node that the map is on.</param>
/// <param name="cluster">Who has which address.</param>
/// <param name="config">Decides about encryption keys and about pod CIDRs in the map.</param>
public sealed class IpcacheMap(Node node, ClusterIndex cluster, DatapathConfig config)
{
    /// <summary>Key id of everything that WireGuard shall encrypt (<c>StaticEncryptKey</c>).</summary>
    public const int WireguardKey = 255;

    private readonly IpcacheEntry _world = new(Ipv4Cidr.All, SecurityIdentity.World, Ipv4Address.Any, 0);

    /// <summary>Key of pods of other nodes.</summary>
    private readonly int _podKey = config.Encryption switch
    {
        Encryption.Ipsec => cluster.Cluster.IpsecSpi,
        Encryption.Wireguard => WireguardKey,
        _ => 0,
    };

    /// <summary>Up to 1.13 IPsec has keys for the addresses of nodes as well; <c>nodeAddressHasEncryptKey</c> of later versions asks for node encryption.</summary>
    private bool EncryptsNodes => config.Encryption == Encryption.Ipsec && !config.Cilium.IsAtLeast(14);

    /// <summary>The entry with the longest prefix; 0.0.0.0/0 → world covers what nobody has, so there always is one.</summary>
    public IpcacheEntry Lookup(Ipv4Address address) => cluster.Owner(address) switch
    {
        AddressOwner.PodAddress { Pod: var pod } => OfEndpoint(address, pod.Identity, pod.Node),
        AddressOwner.HealthEndpoint { Node: var owner } => OfEndpoint(address, SecurityIdentity.Health, owner),
        AddressOwner.NodeAddress { Node: var owner } => OfNode(owner),
        AddressOwner.Router { Node: var owner } => OfRouter(owner),
        _ => cluster.Cluster.Policies.IsEmpty ? OfPodCidr(address) ?? _world : OfPrefix(address),
    };

    /// <summary>All entries in the order of nodes and pods, then 0.0.0.0/0; made while they are read.</summary>
    public IEnumerable<IpcacheEntry> Entries()
    {
        foreach (var owner in cluster.Nodes)
        {
            yield return OfNode(owner);
            yield return OfRouter(owner);
            yield return OfEndpoint(owner.HealthIp, SecurityIdentity.Health, owner);
            if (OfPodCidr(owner.PodCidr.Network) is { } podCidr)
            {
                yield return podCidr;
            }
        }

        foreach (var pod in cluster.Cluster.Pods)
        {
            if (!pod.HostNetwork)
            {
                yield return OfEndpoint(pod.Ip, pod.Identity, pod.Node);
            }
        }

        if (!cluster.Cluster.Policies.IsEmpty)
        {
            foreach (var prefix in cluster.Identities.Prefixes)
            {
                yield return new IpcacheEntry(prefix.Prefix!.Value, prefix.Identity, Ipv4Address.Any, 0);
            }
        }

        yield return _world;
    }

    /// <summary>Of the prefix that a policy names and the pod CIDR of another node the longer one; pods, nodes and their addresses come before both.</summary>
    private IpcacheEntry OfPrefix(Ipv4Address address)
    {
        var podCidr = OfPodCidr(address);
        return cluster.Identities.PrefixOf(address) is { } named && named.Prefix.PrefixLength > (podCidr?.Prefix.PrefixLength ?? 0)
            ? new IpcacheEntry(named.Prefix, named.Identity, Ipv4Address.Any, 0)
            : podCidr ?? _world;
    }

    private IpcacheEntry OfEndpoint(Ipv4Address address, SecurityIdentity identity, Node owner) => owner.Name == node.Name
        ? new IpcacheEntry(Ipv4Cidr.Host(address), identity, Ipv4Address.Any, 0)
        : new IpcacheEntry(Ipv4Cidr.Host(address), identity, owner.Ip, _podKey);

    private IpcacheEntry OfNode(Node owner)
    {
        if (owner.Name == node.Name)
        {
            return new IpcacheEntry(Ipv4Cidr.Host(owner.Ip), SecurityIdentity.Host, Ipv4Address.Any, 0);
        }

        // The tunnel endpoint of a node's own address is written where nodes are encrypted too (and for the host firewall).
        var endpoint = EncryptsNodes || config.NodeEncryption ? owner.Ip : Ipv4Address.Any;
        return new IpcacheEntry(Ipv4Cidr.Host(owner.Ip), IdentityOf(owner), endpoint, config.NodeEncryption ? _podKey : 0);
    }

    private IpcacheEntry OfRouter(Node owner)
    {
        if (owner.Name == node.Name)
        {
            return new IpcacheEntry(Ipv4Cidr.Host(owner.RouterIp), SecurityIdentity.Host, Ipv4Address.Any, 0);
        }

        var key = EncryptsNodes || config.NodeEncryption ? _podKey : 0;
        return new IpcacheEntry(Ipv4Cidr.Host(owner.RouterIp), IdentityOf(owner), owner.Ip, key);
    }

    /// <summary>From 1.18 on the pod CIDRs of other nodes are here instead of in the tunnel map (cilium/cilium#38839).</summary>
    private IpcacheEntry? OfPodCidr(Ipv4Address address) =>
        config.Tunnel && config.Cilium.IsAtLeast(18) && cluster.NodeOfPodAddress(address) is { } owner && owner.Name != node.Name
            ? new IpcacheEntry(owner.PodCidr, SecurityIdentity.World, owner.Ip, _podKey)
            : null;

    private static SecurityIdentity IdentityOf(Node owner) =>
        owner.IsControlPlane ? SecurityIdentity.KubeApiServer : SecurityIdentity.RemoteNode;
}
