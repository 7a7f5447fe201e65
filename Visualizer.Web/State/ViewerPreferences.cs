using Visualizer.Engine.Configuration;

namespace Visualizer.Web.State;

/// <summary>What is known of a viewer before the page starts: earlier choices, else what the browser prefers.</summary>
/// <param name="Language">Language of the texts.</param>
/// <param name="Theme"><c>light</c> or <c>dark</c>; null: as the system.</param>
public sealed record ViewerPreferences(Language Language, string? Theme);
