using System.Collections.Immutable;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Comparison.Sentences;

/// <summary>What tcpdump shows in some variants only, and why.</summary>
internal static class SightingSentences
{
    private static readonly Phrase OnPlaces = new("{0} on {1}", "{1} 上的{0}");
    private static readonly Phrase AsForm = new(", as {0}", "，形式为 {0}");
    private static readonly Phrase PlainForm = new("plain", "明文");
    private static readonly Phrase None = Phrase.Of("");

    /// <summary>Interfaces that programs pass over, one sentence for each way and each set of variants.</summary>
    public static IEnumerable<Sentence> Missed(FlippedSightings flips, Wording wording)
    {
        foreach (var group in Groups(flips.All, flip => flip.UnseenBy(UnseenKind.JumpedOver)))
        {
            yield return SentenceCodes.JumpedOver.Say(PlacesOf(group.Flips), wording.Variants(group.Variants), Items(group.Flips, wording));
        }

        foreach (var group in Groups(flips.All, flip => flip.UnseenBy(UnseenKind.TakenAway)))
        {
            var who = group.Flips.SelectMany(flip => flip.Unseen.Where(each => each.Reason?.Kind == UnseenKind.TakenAway)
                .Select(each => Who(HopAt(flips.Traces, each.Variant, each.Reason!.At!)))).Distinct(StringComparer.Ordinal);
            yield return SentenceCodes.TakenAway.Say(
                PlacesOf(group.Flips), wording.Variants(group.Variants), Items(group.Flips, wording), Phrase.List(who.Select(Phrase.Name)));
        }
    }

    /// <summary>Interfaces that only the smaller part of the variants show, with the form in which they do.</summary>
    public static IEnumerable<Sentence> Only(FlippedSightings flips, Wording wording, bool isNewDevice)
    {
        var plain = flips.All.Where(flip =>
            !flip.HasCulprit && flip.Seen.Length <= flip.Unseen.Length && flip.Unseen.All(each => each.Reason is null) == isNewDevice);
        foreach (var group in Groups(plain, flip => flip.Seen))
        {
            var forms = group.Flips.SelectMany(flip => group.Variants.SelectMany(index => Forms(flips.Traces, index, flip.Place, flip.Direction))).ToList();
            var isPlain = forms.TrueForAll(form => form.IsEmpty);
            yield return SentenceCodes.OnlySeen.Say(
                PlacesOf(group.Flips), wording.Variants(group.Variants), Items(group.Flips, wording), isPlain ? None : AsForm.With(FormList(forms)));
        }
    }

    /// <summary>Interfaces that the smaller part of the variants never reach.</summary>
    public static IEnumerable<Sentence> Silent(FlippedSightings flips, Wording wording)
    {
        var plain = flips.All.Where(flip => !flip.HasCulprit && flip.Seen.Length > flip.Unseen.Length);
        foreach (var group in Groups(plain, flip => [.. flip.Unseen.Select(each => each.Variant)]))
        {
            yield return SentenceCodes.Silent.Say(PlacesOf(group.Flips), wording.Variants(group.Variants), Items(group.Flips, wording));
        }
    }

    /// <summary>Interfaces that a route leads to and that show nothing in any variant, because a program takes the packet away.</summary>
    public static IEnumerable<Sentence> RoutedPast(ComparedTraces traces, Wording wording)
    {
        var found =
            from direction in (PacketDirection[])[PacketDirection.Request, PacketDirection.Reply]
            from place in traces.TapPlaces
            where traces.Traced.All(index => traces.Tap(index, place)?.Saw(direction) != true)
            from index in traces.Traced
            let tap = traces.Tap(index, place)
            let reason = tap is null ? null : UnseenReasons.Of(traces.Variants[index].Trace!, tap, direction)
            where reason is { Kind: UnseenKind.TakenAway, At: not null }
            select (direction, place, index, hop: HopAt(traces, index, reason!.At!));
        foreach (var group in found.GroupBy(each => (each.place.Interface, each.hop.Stage, Who: Who(each.hop))))
        {
            var variants = group.Select(each => each.index).Distinct().Order().ToImmutableArray();
            if (variants.Length == traces.Traced.Length)
            {
                continue;
            }

            var directions = group.Select(each => each.direction).ToHashSet();
            var places = traces.TapPlaces.Intersect(group.Select(each => each.place)).ToImmutableArray();
            yield return SentenceCodes.RoutedPast.Say(
                places, wording.Variants(variants),
                directions.Count == 1 ? Phrase.Packet(directions.First()) : new("the packet", "包"), wording.Places(places),
                Phrase.Name(group.Key.Who), Phrase.Name(StageNames.Of(group.Key.Stage)));
        }
    }

    /// <summary>Interfaces that show one packet several times in some variants: encrypted and decrypted, for example.</summary>
    public static IEnumerable<Sentence> Repeated(ComparedTraces traces, Wording wording)
    {
        var found =
            from direction in (PacketDirection[])[PacketDirection.Request, PacketDirection.Reply]
            from place in traces.TapPlaces
            let repeated = traces.Traced.Where(index => Forms(traces, index, place, direction).Count > 1).ToImmutableArray()
            where !repeated.IsEmpty && repeated.Length < traces.Traced.Length
            select (direction, place, repeated);
        foreach (var group in found.GroupBy(each => (
            Variants: string.Join(',', each.repeated), Forms: FormList(Forms(traces, each.repeated[0], each.place, each.direction)))))
        {
            var items = group.GroupBy(each => each.direction)
                .Select(each => OnPlaces.With(Phrase.Packet(each.Key), wording.Places(each.Select(one => one.place))));
            yield return SentenceCodes.Repeated.Say(
                [.. group.Select(each => each.place).Distinct()], wording.Variants(group.First().repeated), Phrase.ListOfLists(items), group.Key.Forms);
        }
    }

    private static IEnumerable<(ImmutableArray<int> Variants, List<FlippedSighting> Flips)> Groups(
        IEnumerable<FlippedSighting> flips, Func<FlippedSighting, ImmutableArray<int>> variants) => flips
        .Select(flip => (Variants: variants(flip), Flip: flip))
        .Where(each => !each.Variants.IsEmpty)
        .GroupBy(each => string.Join(',', each.Variants))
        .Select(group => (group.First().Variants, Flips: group.Select(each => each.Flip).ToList()))
        .OrderByDescending(group => group.Flips.Count);

    // Interfaces that show both directions are named once.
    private static Phrase Items(List<FlippedSighting> flips, Wording wording)
    {
        bool Has(Place place, PacketDirection direction) => flips.Any(flip => flip.Place == place && flip.Direction == direction);
        return Phrase.ListOfLists(flips.Select(flip => flip.Place).Distinct()
            .GroupBy(place => (Request: Has(place, PacketDirection.Request), Reply: Has(place, PacketDirection.Reply)))
            .Select(group => OnPlaces.With(Phrase.Packets(group.Key.Request, group.Key.Reply), wording.Places(group))));
    }

    private static ImmutableArray<Place> PlacesOf(List<FlippedSighting> flips) => [.. flips.Select(flip => flip.Place).Distinct()];

    // Of the first packet of the direction that shows here, sighting by sighting: what is wrapped round it.
    private static List<ImmutableArray<LayerKind>> Forms(ComparedTraces traces, int variant, Place place, PacketDirection direction)
    {
        var tap = traces.Tap(variant, place);
        var mine = tap?.Sightings.Where(sighting => sighting.Direction == direction).ToList() ?? [];
        return
        [
            .. mine.Where(sighting => sighting.Packet == mine[0].Packet).Select(sighting => Wrapping.Of(
                Dissector.Dissect(sighting.Frame.Span, tap!.IsLayer3 ? FrameStart.Ipv4 : FrameStart.Ethernet))),
        ];
    }

    private static Phrase FormList(IEnumerable<ImmutableArray<LayerKind>> forms) =>
        Phrase.List(forms.Select(form => form.IsEmpty ? PlainForm : Phrase.Of(WrapperNames.Of(form))).Distinct());

    private static Hop HopAt(ComparedTraces traces, int variant, FailurePoint at) => traces.Variants[variant].Trace!.Packets[at.Packet].Hops[at.Hop];

    private static string Who(Hop hop) => hop.Program ?? StageNames.Of(hop.Stage);
}
