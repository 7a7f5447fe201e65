using System.Collections.Immutable;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Captures.Matching;

/// <summary>In what a capture differs from the prediction.</summary>
public enum DifferenceKind
{
    /// <summary>A frame is there with another value in a field.</summary>
    Field,

    /// <summary>A predicted frame is not there, nor one like it.</summary>
    Missing,

    /// <summary>All predicted frames are there, and one more.</summary>
    Unexpected,

    /// <summary>All frames are there, in another order.</summary>
    Order,
}

/// <summary>The first difference between a capture and the prediction.</summary>
/// <param name="Kind">What kind it is.</param>
/// <param name="Predicted">Index of the predicted frame; null where there is none.</param>
/// <param name="Found">Index of the frame of the capture; null where there is none.</param>
/// <param name="Expected">The field as predicted; null where no field differs.</param>
/// <param name="Actual">The field as found.</param>
public sealed record CaptureDifference(DifferenceKind Kind, int? Predicted, int? Found, ShapeField? Expected = null, ShapeField? Actual = null);

/// <summary>A capture laid beside what a tap is predicted to show.</summary>
/// <param name="Rows">Predicted and found frames side by side, by index; null: the other has none. In the order of the prediction, what is unexpected where it was found.</param>
/// <param name="First">The first difference; null when there is none.</param>
public sealed record CaptureMatch(ImmutableArray<(int? Predicted, int? Found)> Rows, CaptureDifference? First)
{
    // A frame that differs in more is another frame, not a version of this one.
    private const int MostDifferingFields = 4;
    private const int MostCandidates = 1000;

    /// <summary>Frames that are predicted and found.</summary>
    public int Matched => Rows.Count(row => row is { Predicted: not null, Found: not null });

    /// <summary>Frames that are predicted only.</summary>
    public int Missing => Rows.Count(row => row.Found is null);

    /// <summary>Frames that are found only.</summary>
    public int Unexpected => Rows.Count(row => row.Predicted is null);

    /// <summary>Lays the frames of a capture beside those of a tap. The same frame may come in any order; what the run decides is not compared.</summary>
    public static CaptureMatch Of(Tap tap, FoundFrames found)
    {
        var link = TraceCapture.LinkOf(tap);
        var hasAddresses = link == LinkType.Ethernet && found.Frames.All(frame => frame.Link == LinkType.Ethernet);
        // Shapes take ten times the room of frames, so that they are made again for the few that are looked at.
        FrameShape Predicted(int index) => FrameShape.Of(tap.Sightings[index].Frame.Span, link, hasAddresses);
        FrameShape Found(int index) => FrameShape.Of(found.Frames[index].Frame.Octets.Span, found.Frames[index].Link, hasAddresses);
        var pairs = Pair(
            Enumerable.Range(0, tap.Sightings.Length).Select(index => Predicted(index).Digest()),
            Enumerable.Range(0, found.Frames.Length).Select(index => Found(index).Digest()));
        var rows = Align(pairs, found.Frames.Length);
        return new CaptureMatch(rows, FirstDifference(rows, Predicted, Found));
    }

    /// <summary>For each predicted frame the first one of its shape that no other has.</summary>
    private static int?[] Pair(IEnumerable<string> predicted, IEnumerable<string> found)
    {
        var free = new Dictionary<string, Queue<int>>();
        foreach (var (index, digest) in found.Index())
        {
            if (!free.TryGetValue(digest, out var queue))
            {
                free.Add(digest, queue = new Queue<int>());
            }

            queue.Enqueue(index);
        }

        return [.. predicted.Select(digest => free.TryGetValue(digest, out var queue) && queue.TryDequeue(out var index) ? index : (int?)null)];
    }

    private static ImmutableArray<(int? Predicted, int? Found)> Align(int?[] pairs, int foundCount)
    {
        var taken = pairs.OfType<int>().ToHashSet();
        var rows = ImmutableArray.CreateBuilder<(int?, int?)>();
        var next = 0;
        for (var index = 0; index < pairs.Length; index++)
        {
            AddUnexpectedUpTo(pairs[index] ?? next);
            rows.Add((index, pairs[index]));
        }

        AddUnexpectedUpTo(foundCount);
        return rows.ToImmutable();

        void AddUnexpectedUpTo(int end)
        {
            for (; next < end; next++)
            {
                if (!taken.Contains(next))
                {
                    rows.Add((null, next));
                }
            }
        }
    }

    private static CaptureDifference? FirstDifference(
        ImmutableArray<(int? Predicted, int? Found)> rows, Func<int, FrameShape> predicted, Func<int, FrameShape> found)
    {
        var unexpected = rows.Where(row => row.Predicted is null).Select(row => row.Found!.Value).ToList();
        if (rows.FirstOrDefault(row => row.Found is null) is { Predicted: { } missing })
        {
            var shape = predicted(missing);
            var nearest = unexpected
                .Take(MostCandidates)
                .Select(index => (Index: index, Count: Differing(shape, found(index))))
                .Where(candidate => candidate.Count <= MostDifferingFields)
                .OrderBy(candidate => candidate.Count)
                .Select(candidate => (int?)candidate.Index)
                .FirstOrDefault();
            if (nearest is not { } like)
            {
                return new CaptureDifference(DifferenceKind.Missing, missing, null);
            }

            var (expected, actual) = shape.Fields.Zip(found(like).Fields).First(pair => pair.First != pair.Second);
            return new CaptureDifference(DifferenceKind.Field, missing, like, expected, actual);
        }

        if (unexpected.Count > 0)
        {
            return new CaptureDifference(DifferenceKind.Unexpected, null, unexpected[0]);
        }

        for (var index = 1; index < rows.Length; index++)
        {
            if (rows[index].Found < rows[index - 1].Found)
            {
                return new CaptureDifference(DifferenceKind.Order, rows[index].Predicted, rows[index].Found);
            }
        }

        return null;
    }

    /// <summary>In how many fields two shapes differ; more than any frame has where their fields are not the same ones.</summary>
    private static int Differing(FrameShape left, FrameShape right)
    {
        if (left.Fields.Length != right.Fields.Length)
        {
            return int.MaxValue;
        }

        var differing = 0;
        for (var index = 0; index < left.Fields.Length; index++)
        {
            var (one, other) = (left.Fields[index], right.Fields[index]);
            if (one.Layer != other.Layer || one.Name != other.Name)
            {
                return int.MaxValue;
            }

            differing += one.Value == other.Value ? 0 : 1;
        }

        return differing;
    }
}
