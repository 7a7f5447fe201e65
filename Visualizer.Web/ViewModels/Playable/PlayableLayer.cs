using System.Collections.Immutable;

namespace Visualizer.Web.ViewModels.Playable;

/// <summary>A header of a hop's frame.</summary>
public sealed record PlayableLayer(string Kind, int Offset, int Length, ImmutableArray<PlayableField> Fields);

/// <summary>A field of a header, with what it was before the hop.</summary>
public sealed record PlayableField(string Name, string Value, int Offset, int Width, bool Changed, string? Was, bool Primary);

/// <summary>Octets of a frame.</summary>
public sealed record ByteRange(int Offset, int Length);
