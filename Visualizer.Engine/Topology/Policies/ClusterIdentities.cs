using System.Collections.Frozen;
using System.Collections.Immutable;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Topology.Policies;

/// <summary>Every identity of a cluster with its labels: the reserved ones, those of the pods, and those of prefixes that policies name.</summary>
/// <remarks>
/// Prefixes get local identities from 16777217 on, in the order in which policies name them; every agent reads the policies in one order here, so
/// the numbers are the same on all nodes. Source: <c>pkg/identity/cache/local.go</c>, <c>pkg/labels/cidr/cidr.go @ 1.13</c>.
/// </remarks>
public sealed class ClusterIdentities
{
    private const uint FirstLocal = (1 << 24) + 1;

    private readonly FrozenDictionary<SecurityIdentity, LabelledIdentity> _byNumber;
    private readonly LabelledIdentity _apiServerHost = new(SecurityIdentity.Host, LabelSet.Reserved("host", "kube-apiserver"), null);
    private readonly FrozenDictionary<Ipv4Cidr, SecurityIdentity> _prefixes;
    private readonly ImmutableArray<int> _prefixLengths;

    /// <summary>Collects the identities of a cluster.</summary>
    public ClusterIdentities(Cluster cluster)
    {
        var prefixes = PrefixesOf(cluster.Policies);
        _prefixes = prefixes.ToFrozenDictionary(entry => entry.Prefix!.Value, entry => entry.Identity);
        _prefixLengths = [.. prefixes.Select(entry => entry.Prefix!.Value.PrefixLength).Distinct().OrderDescending()];
        All =
        [
            Reserved(1, "host"), Reserved(2, "world"), Reserved(3, "unmanaged"), Reserved(4, "health"), Reserved(5, "init"), Reserved(6, "remote-node"),
            Reserved(7, "kube-apiserver", "remote-node"), Reserved(8, "ingress"), .. OfPods(cluster), .. prefixes,
        ];
        _byNumber = All.ToFrozenDictionary(identity => identity.Identity);
        Prefixes = prefixes;
    }

    /// <summary>All of them in ascending order.</summary>
    public ImmutableArray<LabelledIdentity> All { get; }

    /// <summary>Those of prefixes, in the order of their numbers.</summary>
    public ImmutableArray<LabelledIdentity> Prefixes { get; }

    /// <summary>An identity as a node sees it: the host of a node that serves the API has the label of the API server too.</summary>
    public LabelledIdentity As(Node node, LabelledIdentity identity) =>
        node.IsControlPlane && identity.Identity == SecurityIdentity.Host ? _apiServerHost : identity;

    /// <summary>The identity of that number; null when nobody has it.</summary>
    public LabelledIdentity? Find(SecurityIdentity identity) => _byNumber.GetValueOrDefault(identity);

    /// <summary>Labels of an identity; empty when nobody has it.</summary>
    public LabelSet LabelsOf(SecurityIdentity identity) => _byNumber.GetValueOrDefault(identity)?.Labels ?? new LabelSet([]);

    /// <summary>The longest named prefix that contains the address, with its identity; null when there is none.</summary>
    public (Ipv4Cidr Prefix, SecurityIdentity Identity)? PrefixOf(Ipv4Address address)
    {
        foreach (var length in _prefixLengths)
        {
            var prefix = new Ipv4Cidr(address, length);
            if (_prefixes.TryGetValue(prefix, out var identity))
            {
                return (prefix, identity);
            }
        }

        return null;
    }

    private static LabelledIdentity Reserved(uint number, params ReadOnlySpan<string> labels) =>
        new(new SecurityIdentity(number), LabelSet.Reserved(labels), null);

    private static IEnumerable<LabelledIdentity> OfPods(Cluster cluster) => cluster.Pods
        .Where(pod => !pod.HostNetwork)
        .DistinctBy(pod => pod.Identity)
        .OrderBy(pod => pod.Identity.Value)
        .Select(pod => new LabelledIdentity(pod.Identity, IdentityLabels.Of(cluster.Name, pod), null));

    /// <summary>0.0.0.0/0 gets no number of its own: it is the world (<c>GetCIDRLabels</c>).</summary>
    private static ImmutableArray<LabelledIdentity> PrefixesOf(ImmutableArray<NetworkPolicy> policies) =>
    [
        .. policies.SelectMany(policy => policy.Rules)
            .SelectMany(rule => rule.Peers ?? [])
            .OfType<PolicyPeer.Addresses>()
            .Select(peer => peer.Prefix)
            .Where(prefix => prefix.PrefixLength > 0)
            .Distinct()
            .Select((prefix, index) => new LabelledIdentity(new SecurityIdentity(FirstLocal + (uint)index), OfPrefix(prefix), prefix)),
    ];

    /// <summary>The prefix and every shorter one that contains it, and the world.</summary>
    private static LabelSet OfPrefix(Ipv4Cidr prefix) => new(
        Enumerable.Range(0, prefix.PrefixLength + 1)
            .Select(length => KeyValuePair.Create($"cidr:{new Ipv4Cidr(prefix.Network, length)}", ""))
            .Append(KeyValuePair.Create("reserved:world", "")));
}

/// <summary>An identity and the labels that it stands for.</summary>
/// <param name="Identity">Its number.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Prefix">Of an identity that stands for addresses: which; else null.</param>
public sealed record LabelledIdentity(SecurityIdentity Identity, LabelSet Labels, Ipv4Cidr? Prefix)
{
    /// <summary>Whether a peer of a rule means the identity.</summary>
    public bool Is(PolicyPeer peer) => peer switch
    {
        PolicyPeer.Labelled { Selector: var selector } => selector.Matches(Labels),
        PolicyPeer.Addresses { Prefix: var addresses } => Prefix is { } own ? addresses.Contains(own) : addresses.PrefixLength == 0 && IsWorld,
        _ => false,
    };

    private bool IsWorld => Identity == SecurityIdentity.World;
}
