using System.Collections.Immutable;
using Visualizer.Engine.Captures.Commands;
using Visualizer.Engine.Tracing;

namespace Visualizer.Web.ViewModels;

/// <summary>A tap as the list of captures offers it.</summary>
/// <param name="Tap">The tap.</param>
/// <param name="Key"><c>NODE/NETNS/INTERFACE</c>.</param>
/// <param name="Where">Pod or node.</param>
internal sealed record TapChoice(Tap Tap, string Key, string Where)
{
    /// <summary>All taps of a trace in the order in which the first request passes them; those that saw something first.</summary>
    public static ImmutableArray<TapChoice> Of(Trace trace, PlaceWords words) =>
    [
        .. TapOrder.Sort(trace)
            .OrderBy(tap => tap.Sightings.IsEmpty)
            .Select(tap => new TapChoice(tap, PlayableTapMapper.Key(tap.Place), words.Short(tap.Place.Node!, tap.Place.NetNs!))),
    ];

    /// <summary>The command that shows the same in a cluster, and the tap whose frames its filter is made of: the first that has any.</summary>
    public (string Command, TapChoice FilterOf) CommandAmong(ImmutableArray<TapChoice> all)
    {
        var filterOf = Tap.Sightings.IsEmpty ? all[0] : this;
        return (CaptureCommand.Of(Tap, CaptureFilter.Of(filterOf.Tap)), filterOf);
    }
}
