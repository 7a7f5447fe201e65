using System.Collections.Immutable;

namespace Visualizer.Engine.Helm;

/// <summary>What came out of reading values: what could be read, and everything that could not.</summary>
/// <param name="Values">The values; those before the reading when nothing could be used.</param>
/// <param name="Problems">All problems, in the order of the text; empty when all is well.</param>
public sealed record HelmReading(HelmValues Values, ImmutableArray<HelmProblem> Problems);
