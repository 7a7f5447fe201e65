using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine;
using Visualizer.Engine.Comparison;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Tracing;
using Visualizer.Web.State;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels.Helm;

namespace Visualizer.Web.ViewModels;

/// <summary>What the viewer's last change did to the path: this answer against the valid one before.</summary>
/// <param name="Causes">What the viewer changed.</param>
/// <param name="Effects">What is in force otherwise, and what can be counted otherwise: TTL, MTU, octets, hops.</param>
/// <param name="Sightings">Sightings that flipped.</param>
/// <param name="Taps">The same in words, in the same order.</param>
/// <param name="Hops">Hops that came and went, in the order of the way.</param>
public sealed record PathChanges(
    ImmutableArray<Change> Causes, ImmutableArray<Change> Effects, ImmutableArray<ChangedSighting> Sightings, ImmutableArray<ChangedTap> Taps,
    ImmutableArray<ChangedHop> Hops)
{
    /// <summary>The changes of a state; null when there is nothing to compare, or what is shown answers another question.</summary>
    public static PathChanges? Of(WorkbenchState state)
    {
        if (state is not { Earlier: { } earlier, Valid: { } valid, IsStale: false })
        {
            return null;
        }

        var language = state.Language;
        var comparison = DatapathEngine.Compare([("0", earlier.Answer), ("1", valid.Answer)]);
        var cluster = valid.Scenario.Cluster;
        var words = new PlaceWords(language, NetNames.SharedPrefix([.. cluster.Nodes.Select(node => node.Name)]), cluster.NodeCidr.ToString());
        var flipped = Flipped(comparison).DistinctBy(flip => (flip.Place, flip.Direction)).ToImmutableArray();
        return new PathChanges(
            [.. CausesOf(earlier, valid, language)],
            [.. Modes(earlier, valid, language), .. Measures(comparison, language)],
            [.. flipped.Select(flip => new ChangedSighting(PlayableTapMapper.Key(flip.Place), PlayablePacketMapper.DirectionName(flip.Direction)!, flip.IsSeen))],
            [
                .. flipped.Select(flip => new ChangedTap(
                    flip.Place.Interface!, words.Short(flip.Place.Node!, flip.Place.NetNs!), PlayablePacketMapper.DirectionName(flip.Direction)!, flip.IsSeen)),
            ],
            [.. comparison.Packets.Where(packet => packet.Direction != PacketDirection.None).SelectMany(packet => HopsOf(packet, words))]);
    }

    private static IEnumerable<Change> CausesOf(ValidAnswer earlier, ValidAnswer valid, Language language)
    {
        var (before, after) = (HelmEdit.Values(earlier.Scenario, earlier.Request), HelmEdit.Values(valid.Scenario, valid.Request));
        var (was, now) = (earlier.Answer.Config.Summary, valid.Answer.Config.Summary);
        var keys = ValueMerge.Difference(before, after).Leaves().Concat(ValueMerge.Difference(after, before).Leaves()).Select(leaf => leaf.Key).Distinct();
        string Value(HelmValues values, string key, CiliumVersion version) =>
            values.TryFind(key, out var value) ? value.Display
            : ValueCatalogue.Find(key) is { } entry && entry.Key == key && entry.ExistsIn(version.Minor) && entry.DefaultIn(version.Minor) is { Length: > 0 } kept ? kept
            : "–";

        return new (string Name, string Before, string After)[]
            {
                (HelmTexts.Version.In(language), was.Cilium.Text, now.Cilium.Text), (HelmTexts.Kernel.In(language), was.Kernel.Text, now.Kernel.Text),
            }
            .Concat(keys.Select(key => (key, Value(before, key, was.Cilium), Value(after, key, now.Cilium))))
            .Where(change => change.Item2 != change.Item3)
            .Select(change => new Change(change.Item1, change.Item2, change.Item3));
    }

    private static IEnumerable<Change> Modes(ValidAnswer earlier, ValidAnswer valid, Language language) =>
        ModeExplanation.Of(earlier.Answer.Config).Zip(ModeExplanation.Of(valid.Answer.Config))
            .Where(pair => pair.First.Value?.English != pair.Second.Value?.English)
            .Select(pair => new Change(pair.First.Name.In(language), pair.First.Value?.In(language) ?? "–", pair.Second.Value?.In(language) ?? "–"));

    private static IEnumerable<Change> Measures(TraceComparison comparison, Language language)
    {
        var (before, after) = (comparison.Measures[0], comparison.Measures[1]);
        return new (UiText Name, int? Before, int? After)[]
            {
                (ChangeTexts.RequestTtl, before.RequestTtl, after.RequestTtl), (ChangeTexts.ReplyTtl, before.ReplyTtl, after.ReplyTtl),
                (ChangeTexts.WireBytes, before.WireBytes, after.WireBytes), (ChangeTexts.RequestHops, before.RequestHops, after.RequestHops),
                (ChangeTexts.ReplyHops, before.ReplyHops, after.ReplyHops), (ChangeTexts.NetfilterHooks, before.NetfilterHooks, after.NetfilterHooks),
            }
            .Where(measure => measure.Before != measure.After)
            .Select(measure => new Change(measure.Name.In(language), Number(measure.Before), Number(measure.After)));
    }

    private static IEnumerable<(Place Place, PacketDirection Direction, bool IsSeen)> Flipped(TraceComparison comparison)
    {
        foreach (var difference in comparison.Differences.Where(difference => difference.Code.Kind == DifferenceKind.Tap))
        {
            var direction = comparison.Packets.FirstOrDefault(packet => packet.Index == difference.Packet)?.Direction ?? PacketDirection.None;
            var seen = difference.Values.FirstOrDefault(value => value.Variant == 1)?.Value;
            if (direction != PacketDirection.None && difference.Place is { } at)
            {
                yield return (at.Place, direction, seen is true);
            }
        }
    }

    private static IEnumerable<ChangedHop> HopsOf(AlignedPacket packet, PlaceWords words) => packet.Hops
        .Where(row => row.Indexes[0] is null || row.Indexes[1] is null)
        .Select(row => (Hop: packet.HopOf(row, 0) ?? packet.HopOf(row, 1)!, IsNew: row.Indexes[0] is null))
        .Select(each => new ChangedHop(
            PlayablePacketMapper.DirectionName(packet.Direction)!, HopNames.Name(each.Hop),
            each.Hop.Place is { Node: { } node, NetNs: { } netNs } ? words.Short(node, netNs) : ChangeTexts.Wire.In(words.Language), each.IsNew));

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "–";
}

/// <summary>Something that was one thing and is another.</summary>
public sealed record Change(string Name, string Before, string After);

/// <summary>A sighting that flipped; <c>ChangedSighting</c> in <c>src/contracts/workbench.ts</c>.</summary>
/// <param name="Tap">Key of the tap.</param>
/// <param name="Way"><c>request</c> or <c>reply</c>.</param>
/// <param name="Seen">Whether it is seen now.</param>
public sealed record ChangedSighting(string Tap, string Way, bool Seen);

/// <summary>A sighting that flipped, in words.</summary>
public sealed record ChangedTap(string Interface, string Place, string Way, bool IsSeen);

/// <summary>A hop that came or went.</summary>
public sealed record ChangedHop(string Way, string Name, string Place, bool IsNew);
