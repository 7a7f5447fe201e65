using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Visualizer.Engine.Topology;

/// <summary>Things by name; those of several namespaces may have the same one.</summary>
/// <typeparam name="T">Type of the things.</typeparam>
internal sealed class NameTable<T>
{
    private readonly ImmutableArray<T> _things;
    private readonly Dictionary<string, int> _first;
    private readonly int[] _next;

    /// <summary>Files every thing under its name.</summary>
    public NameTable(ImmutableArray<T> things, Func<T, string> name)
    {
        _things = things;
        _first = new Dictionary<string, int>(things.Length, StringComparer.Ordinal);
        _next = new int[things.Length];
        for (var index = things.Length - 1; index >= 0; index--)
        {
            ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_first, name(things[index]), out var exists);
            _next[index] = exists ? first : -1;
            first = index;
        }
    }

    /// <summary>Everything of that name, in the document's order.</summary>
    public IEnumerable<T> Named(string name)
    {
        for (var index = _first.GetValueOrDefault(name, -1); index >= 0; index = _next[index])
        {
            yield return _things[index];
        }
    }
}
