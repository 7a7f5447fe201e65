namespace Visualizer.Engine.Provisioning.Features;

/// <summary>Gives devices of one netns the indexes that are free beside the pinned ones, in the order of creation.</summary>
/// <param name="pinned">Indexes that somebody pinned.</param>
internal sealed class IfindexAllocator(IEnumerable<int> pinned)
{
    private readonly HashSet<int> _taken = [1, .. pinned];
    private int _last = 1;

    /// <summary>The pinned index, or the next one free.</summary>
    public int Take(int? pin)
    {
        if (pin is { } index)
        {
            return index;
        }

        do
        {
            _last++;
        }
        while (!_taken.Add(_last));

        return _last;
    }
}
