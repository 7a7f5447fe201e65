namespace Visualizer.Engine.Addressing;

/// <summary>The engine's only source of arbitrary values: a 64-bit FNV-1a hash of names, finished with the mixer of SplitMix64.</summary>
/// <remarks>Not cryptographic. Same names, same number, on every machine and in every release: generated MACs, interface names, ports and backends rest on it.</remarks>
public static class StableHash
{
    private const ulong Offset = 0xCBF29CE484222325, Prime = 0x100000001B3;

    /// <summary>Hash of the names in order; where one ends and the next begins counts.</summary>
    public static ulong Of(params ReadOnlySpan<string> names)
    {
        var hash = Offset;
        foreach (var name in names)
        {
            foreach (var character in name)
            {
                hash = (hash ^ character) * Prime;
            }

            hash = (hash ^ 0xFF00) * Prime;
        }

        return Mix(hash);
    }

    /// <summary>A further value that follows from <paramref name="hash"/> and <paramref name="salt"/>.</summary>
    public static ulong Next(ulong hash, ulong salt) => Mix(hash + (salt * 0x9E3779B97F4A7C15));

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
