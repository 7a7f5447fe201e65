using System.Collections.Immutable;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;
using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.ViewModels.Browse;

/// <summary>Something found.</summary>
/// <param name="Group">Heading that it stands under.</param>
/// <param name="Name">Its name.</param>
/// <param name="Hint">Where it is, or its address.</param>
/// <param name="Place">The place to open.</param>
public sealed record SearchHit(UiText Group, string Name, string Hint, BrowsePlace Place);

/// <summary>What a search finds, as it is shown.</summary>
public static class SearchHits
{
    private const int Most = 50;

    /// <summary>At most fifty things, kind by kind, and whether there are more.</summary>
    public static (ImmutableArray<SearchHit> Hits, bool IsMore) Find(ClusterDatapath datapath, string typed, CancellationToken leaving)
    {
        var (found, isMore) = new ClusterSearch(datapath.Index).Find(typed, Most, leaving);
        var prefix = NetNames.SharedPrefix([.. datapath.Index.Nodes.Select(node => node.Name)]);
        return ([.. found.Where(thing => IsThere(datapath, thing)).Select(thing => Hit(thing, node => NetNames.ShortNode(node, prefix)))], isMore);
    }

    private static SearchHit Hit(ClusterThing thing, Func<string, string> shortNode) => thing switch
    {
        ClusterThing.OfNode { Node: var node } => new(BrowseTexts.Nodes, shortNode(node.Name), node.Ip.ToString(), BrowsePlace.At(node.Name)),
        ClusterThing.OfPod { Pod: var pod } => new(BrowseTexts.Pods, pod.ShortName, $"{pod.Ip}  {shortNode(pod.Node.Name)}", BrowsePlace.Of(pod)),
        ClusterThing.OfService { Service: var service } => new(BrowseTexts.Services, $"{service.Namespace}/{service.Name}", service.ClusterIp.ToString(), BrowsePlace.Of(service)),
        ClusterThing.OfDevice { Device: var device, Mac: var mac } => new(BrowseTexts.Interfaces, device.Name, $"{mac}  {(NetNames.PodOf(device.NetNs) is { } pod ? pod : shortNode(device.Node))}", BrowsePlace.Of(device)),
        ClusterThing.OfIdentity { Identity: var identity } => new(
            BrowseTexts.Identities, identity.Identity.ToString(), string.Join(", ", identity.Labels.Printable), new(BrowseKind.Identity, identity.Identity.ToString())),
        ClusterThing.OfExternal { Host: var host } => new(BrowseTexts.Outside, host.Name, host.Ip.ToString(), BrowsePlace.At("external/" + host.Name, "host")),
        _ => throw new ArgumentOutOfRangeException(nameof(thing), thing, "There is no other thing."),
    };

    // Nodes of one configuration have the same devices: one of them tells which those are.
    private static bool IsThere(ClusterDatapath datapath, ClusterThing thing) => thing is not ClusterThing.OfDevice { Device: { NetNs: "host" } device }
        || NetNames.IsExternal(device.Node) || device.Name.StartsWith("lxc", StringComparison.Ordinal)
        || datapath.Of(datapath.Index.Nodes[0]).Host.Find(device.Name) is not null;
}
