using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology.Policies;

namespace Visualizer.Engine.Topology;

/// <summary>Finds what a cluster has by what was typed so far: nodes, pods, services, devices, identities, hosts outside; by name, address, MAC address or number.</summary>
/// <remarks>
/// One pass over each kind that stops as soon as it has enough that begin with the text: no index to build, and nothing is made of what does not fit.
/// </remarks>
/// <param name="index">The cluster.</param>
public sealed class ClusterSearch(ClusterIndex index)
{
    /// <summary>The best of everything that fits, kind by kind, and whether there is more.</summary>
    /// <param name="typed">What was typed; nothing finds nothing.</param>
    /// <param name="most">Most things to find.</param>
    /// <param name="cancellation">Ends the work between two things.</param>
    public (ImmutableArray<ClusterThing> Found, bool IsMore) Find(string typed, int most, CancellationToken cancellation = default)
    {
        var text = new SearchText(typed);
        if (text.IsEmpty)
        {
            return ([], false);
        }

        var kinds = new List<ImmutableArray<ClusterThing>>
        {
            Best(Nodes(text)), Best(Pods(text)), Best(Services(text)), Best(Devices(text)), Best(Identities(text)), Best(Externals(text)),
        };
        kinds.RemoveAll(kind => kind.IsEmpty);

        // Every kind gets its share, and what one leaves the next ones take.
        var found = ImmutableArray.CreateBuilder<ClusterThing>();
        var isMore = false;
        for (var place = 0; place < kinds.Count; place++)
        {
            var others = kinds.Skip(place + 1).Sum(kind => Math.Min(kind.Length, most / kinds.Count));
            var share = Math.Min(kinds[place].Length, Math.Max(most / kinds.Count, most - found.Count - others));
            found.AddRange(kinds[place].AsSpan(0, share));
            isMore |= share < kinds[place].Length;
        }

        return (found.DrainToImmutable(), isMore);

        ImmutableArray<ClusterThing> Best(IEnumerable<(Fit Fit, ClusterThing Thing)> candidates) => ClusterSearch.Best(candidates, most, cancellation);
    }

    private IEnumerable<(Fit Fit, ClusterThing Thing)> Nodes(SearchText text)
    {
        var exact = index.Node(text.Typed);
        if (exact is not null)
        {
            yield return (Fit.Exact, new ClusterThing.OfNode(exact));
        }

        foreach (var node in index.Nodes)
        {
            var fit = Better(text.Of(node.Name), Better(text.Of(node.Ip), Better(text.Of(node.RouterIp), text.Of(node.HealthIp))));
            if (fit != Fit.None && !ReferenceEquals(node, exact))
            {
                yield return (fit, new ClusterThing.OfNode(node));
            }
        }
    }

    private IEnumerable<(Fit Fit, ClusterThing Thing)> Pods(SearchText text)
    {
        // What fits exactly is found by hash, so that the pass may stop before it.
        List<Pod> exact = [.. index.PodsNamed(text.Name).Where(pod => text.Of(pod.Namespace, pod.Name) == Fit.Exact)];
        if (Ipv4Address.TryParse(text.Typed, out var address) && index.Owner(address) is AddressOwner.PodAddress { Pod: var owner })
        {
            exact.Add(owner);
        }

        foreach (var pod in exact)
        {
            yield return (Fit.Exact, new ClusterThing.OfPod(pod));
        }

        foreach (var pod in index.Cluster.Pods)
        {
            var fit = Better(text.Of(pod.Namespace, pod.Name), pod.HostNetwork ? Fit.None : text.Of(pod.Ip));
            if (fit != Fit.None && !(fit == Fit.Exact && exact.Contains(pod)))
            {
                yield return (fit, new ClusterThing.OfPod(pod));
            }
        }
    }

    private IEnumerable<(Fit Fit, ClusterThing Thing)> Services(SearchText text)
    {
        foreach (var service in index.Cluster.Services)
        {
            var byAddress = Better(text.Of(service.ClusterIp), service.LoadBalancerIp is { } ip ? text.Of(ip) : Fit.None);
            var fit = Better(text.Of(service.Namespace, service.Name), byAddress);
            if (fit != Fit.None)
            {
                yield return (fit, new ClusterThing.OfService(service));
            }
        }
    }

    private IEnumerable<(Fit Fit, ClusterThing Thing)> Devices(SearchText text)
    {
        foreach (var node in index.Nodes)
        {
            foreach (var (name, pin) in node.Interfaces)
            {
                var fit = Better(text.Of(name), text.Of(pin.Mac));
                if (fit != Fit.None && index.Devices.Owner(pin.Mac) is { } device)
                {
                    yield return (fit, new ClusterThing.OfDevice(device, pin.Mac));
                }
            }
        }

        foreach (var pod in index.Cluster.Pods)
        {
            var lxc = Better(text.Of(pod.Lxc.Name), text.Of(pod.Lxc.Mac));
            if (lxc != Fit.None && !pod.HostNetwork)
            {
                yield return (lxc, new ClusterThing.OfDevice(new DevicePlace(pod.Node.Name, "host", pod.Lxc.Name), pod.Lxc.Mac));
            }

            var eth0 = text.Of(pod.Eth0.Mac);
            if (eth0 != Fit.None && !pod.HostNetwork)
            {
                yield return (eth0, new ClusterThing.OfDevice(new DevicePlace(pod.Node.Name, pod.NetNsName, "eth0"), pod.Eth0.Mac));
            }
        }
    }

    private IEnumerable<(Fit Fit, ClusterThing Thing)> Identities(SearchText text)
    {
        foreach (var identity in index.Identities.All)
        {
            var byLabel = identity.Labels.Printable.Any(label => text.Of(label) != Fit.None) ? Fit.Inside : Fit.None;
            var fit = Better(text.Of(identity.Identity.ToString()), byLabel);
            if (fit != Fit.None)
            {
                yield return (fit, new ClusterThing.OfIdentity(identity));
            }
        }
    }

    private IEnumerable<(Fit Fit, ClusterThing Thing)> Externals(SearchText text)
    {
        foreach (var host in index.Cluster.Externals)
        {
            var fit = Better(text.Of(host.Name), Better(text.Of(host.Ip), text.Of(host.Mac)));
            if (fit != Fit.None)
            {
                yield return (fit, new ClusterThing.OfExternal(host));
            }
        }
    }

    private static Fit Better(Fit one, Fit other) => one < other ? one : other;

    private static ImmutableArray<ClusterThing> Best(IEnumerable<(Fit Fit, ClusterThing Thing)> candidates, int most, CancellationToken cancellation)
    {
        List<ClusterThing>[] byFit = [[], [], []];
        foreach (var (fit, thing) in candidates)
        {
            cancellation.ThrowIfCancellationRequested();
            if (byFit[(int)fit].Count <= most)
            {
                byFit[(int)fit].Add(thing);
            }

            if (byFit[(int)Fit.Exact].Count + byFit[(int)Fit.Start].Count > most)
            {
                break;
            }
        }

        return [.. byFit.SelectMany(list => list).Take(most + 1)];
    }
}

/// <summary>Something that a cluster has.</summary>
public abstract record ClusterThing
{
    private ClusterThing()
    {
    }

    /// <summary>A node.</summary>
    /// <param name="Node">The node.</param>
    public sealed record OfNode(Node Node) : ClusterThing;

    /// <summary>A pod.</summary>
    /// <param name="Pod">The pod.</param>
    public sealed record OfPod(Pod Pod) : ClusterThing;

    /// <summary>A service.</summary>
    /// <param name="Service">The service.</param>
    public sealed record OfService(Service Service) : ClusterThing;

    /// <summary>A device that a configuration may set up.</summary>
    /// <param name="Device">The device.</param>
    /// <param name="Mac">Its MAC address.</param>
    public sealed record OfDevice(DevicePlace Device, MacAddress Mac) : ClusterThing;

    /// <summary>An identity.</summary>
    /// <param name="Identity">The identity.</param>
    public sealed record OfIdentity(LabelledIdentity Identity) : ClusterThing;

    /// <summary>A declared host outside.</summary>
    /// <param name="Host">The host.</param>
    public sealed record OfExternal(ExternalHost Host) : ClusterThing;
}
