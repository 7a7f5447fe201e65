using Visualizer.Engine.Configuration;
using Visualizer.Engine.Tracing;
using Visualizer.Web.Texts;

namespace Visualizer.Web.ViewModels;

/// <summary>Places in words, with the short names of nodes.</summary>
/// <param name="language">The reader's language.</param>
/// <param name="nodePrefix">What node names lose.</param>
/// <param name="underlay">The node subnet, as CIDR.</param>
internal sealed class PlaceWords(Language language, string nodePrefix, string underlay)
{
    public Language Language => language;

    public string NodePrefix => nodePrefix;

    /// <summary>The pod's name, or the node's short name: what stands beside an interface's name.</summary>
    public string Short(string node, string netNs) => NetNames.PodOf(netNs) ?? NetNames.ShortNode(node, nodePrefix);

    /// <summary><c>worker, host netns, eth0</c>.</summary>
    public string Of(Place place)
    {
        if (place is not { Node: { } node, NetNs: { } netNs })
        {
            return TraceTexts.Wire.In(language, underlay);
        }

        var text = NetNames.IsExternal(node) ? TraceTexts.ExternalPlace
            : NetNames.PodOf(netNs) is not null ? TraceTexts.PodPlace
            : netNs == "host" ? TraceTexts.HostPlace
            : TraceTexts.HealthPlace;
        var where = text.In(language, Short(node, netNs));
        return place.Interface is { } name ? TraceTexts.OnInterface.In(language, where, name) : where;
    }

    /// <summary>The command with where it was typed.</summary>
    public string Source(IEvidence evidence, Place place) => place is { Node: { } node, NetNs: { } netNs }
        ? TraceTexts.TypedAt.In(language, evidence.Source, Short(node, netNs))
        : evidence.Source;
}
