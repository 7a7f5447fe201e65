using Visualizer.Engine.Configuration;

namespace Visualizer.Web.State;

/// <summary>What is known of a viewer before the page starts: earlier choices, else what the browser prefers.</summary>
/// <param name="Language">Language of the texts.</param>
/// <param name="Look">How the page looks.</param>
public sealed record ViewerPreferences(Language Language, ViewLook Look);
