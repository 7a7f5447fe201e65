namespace Visualizer.Engine.Helm;

/// <summary>Something that cannot be read as Helm values.</summary>
/// <param name="Path">Dotted with indexes: <c>helm.values.bpf</c>, <c>helm.set[2]</c>.</param>
/// <param name="Line">Line of the text, from 1; null for texts of one line.</param>
/// <param name="Found">What stands there; writing is cut to a readable length.</param>
/// <param name="Expected">What could stand there.</param>
public sealed record HelmProblem(string Path, int? Line, FoundText Found, ExpectedText Expected)
{
    private const int LongestFound = 80;

    internal static HelmProblem At(HelmPlace place, string found, ExpectedText expected) =>
        At(place, FoundText.Written(found.Length <= LongestFound ? found : found[..(LongestFound - 1)] + "…"), expected);

    internal static HelmProblem At(HelmPlace place, FoundText found, ExpectedText expected) => new(place.Path, place.Line, found, expected);
}
