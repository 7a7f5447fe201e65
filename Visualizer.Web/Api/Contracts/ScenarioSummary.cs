using System.Collections.Immutable;

namespace Visualizer.Web.Api.Contracts;

/// <summary>A bundled scenario; <paramref name="Problems"/> is empty unless its file is broken.</summary>
public sealed record ScenarioSummary(
    string Id, string Title, string Summary, ImmutableArray<string> Tags, ImmutableArray<ProblemEntry> Problems);
