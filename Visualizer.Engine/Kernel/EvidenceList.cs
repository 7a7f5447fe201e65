using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel;

/// <summary>Collects the evidence of one hop while its stage runs; reused for every hop of a walk.</summary>
public sealed class EvidenceList
{
    private IEvidence[] _entries = new IEvidence[16];
    private int _count;

    /// <summary>Entries noted since the list was last taken.</summary>
    public int Count => _count;

    /// <summary>Notes an entry that was looked up and made the difference.</summary>
    public void Add(IEvidence entry)
    {
        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, _count * 2);
        }

        _entries[_count++] = entry;
    }

    /// <summary>Notes an entry if there is one.</summary>
    public void AddIfAny(IEvidence? entry)
    {
        if (entry is not null)
        {
            Add(entry);
        }
    }

    /// <summary>What was noted, in order; the list is empty afterwards.</summary>
    public ImmutableArray<IEvidence> Take()
    {
        if (_count == 0)
        {
            return [];
        }

        var taken = _entries.AsSpan(0, _count).ToArray();
        _count = 0;
        return ImmutableCollectionsMarshal.AsImmutableArray(taken);
    }
}
