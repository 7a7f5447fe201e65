using System.Collections.Immutable;
using Visualizer.Engine.Show;
using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.ViewModels.Browse;

/// <summary>What the inspector shows of a place.</summary>
public sealed record PlaceView
{
    /// <summary>What the place is called.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public required UiText Kind { get; init; }

    /// <summary>The way to it from the cluster, itself last.</summary>
    public required ImmutableArray<Crumb> Crumbs { get; init; }

    /// <summary>What is known of it, line by line.</summary>
    public ImmutableArray<PlaceFact> Facts { get; init; } = [];

    /// <summary>What is in it.</summary>
    public ImmutableArray<PlaceGroup> Groups { get; init; } = [];

    /// <summary>Its tables.</summary>
    public ImmutableArray<ShowTable> Tables { get; init; } = [];

    /// <summary>Finds the owners of addresses in its texts.</summary>
    public required LinkedText Links { get; init; }

    /// <summary>How the engine's commands name it; null where nobody can type.</summary>
    public string? At { get; init; }
}

/// <summary>A step of the way to a place.</summary>
/// <param name="Text">Its name, short.</param>
/// <param name="Place">Where it leads.</param>
public sealed record Crumb(string Text, BrowsePlace Place);

/// <summary>Something known of a place.</summary>
/// <param name="Name">What.</param>
/// <param name="Value">How much, or which; addresses in it are links.</param>
/// <param name="Place">What the whole value names; null: what its addresses name.</param>
public sealed record PlaceFact(UiText Name, string Value, BrowsePlace? Place = null);

/// <summary>Things of one kind in a place.</summary>
/// <param name="Title">What they are.</param>
/// <param name="Items">The first of them.</param>
/// <param name="More">How many there are beyond those.</param>
public sealed record PlaceGroup(UiText Title, ImmutableArray<PlaceItem> Items, int More);

/// <summary>One of them.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hint">A word beside it.</param>
/// <param name="Place">Where it leads.</param>
public sealed record PlaceItem(string Name, string Hint, BrowsePlace Place);
