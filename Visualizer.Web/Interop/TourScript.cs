using System.Collections.Immutable;

namespace Visualizer.Web.Interop;

/// <summary>What the tour says; <c>Tour</c> in <c>src/tour/index.ts</c>.</summary>
public sealed record TourScript(ImmutableArray<TourStep> Steps, string Back, string Next, string Done, string Close);

/// <summary>One step: selectors of what it is about, the first that is to be seen counts; heading and text.</summary>
public sealed record TourStep(ImmutableArray<string> Targets, string Title, string Text);
