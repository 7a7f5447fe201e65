using System.Collections.Immutable;

namespace Visualizer.Engine.Wire;

/// <summary>A run of octets inside a header or message (options, opaque bodies), compared by content. The default is no octets.</summary>
public readonly struct Octets : IEquatable<Octets>
{
    private readonly ImmutableArray<byte> content;

    /// <summary>Copies octets.</summary>
    public Octets(ReadOnlySpan<byte> content) => this.content = content.IsEmpty ? default : ImmutableArray.Create(content);

    /// <summary>No octets.</summary>
    public static readonly Octets None;

    /// <summary>Number of octets; 0 for the default.</summary>
    public int Length => content.IsDefault ? 0 : content.Length;

    /// <summary>The octets, in order.</summary>
    public ReadOnlySpan<byte> Span => content.AsSpan();

    /// <summary>Whether both runs have the same content.</summary>
    public static bool operator ==(Octets left, Octets right) => left.Equals(right);

    /// <summary>Whether the runs differ.</summary>
    public static bool operator !=(Octets left, Octets right) => !left.Equals(right);

    /// <summary>The octets <c>text</c> writes in hexadecimal, spaces ignored; for literals in code and tests.</summary>
    /// <exception cref="FormatException">The text is not an even number of hexadecimal digits.</exception>
    public static Octets Parse(string text) =>
        new(Convert.FromHexString(text.Replace(" ", string.Empty, StringComparison.Ordinal)));

    /// <inheritdoc/>
    public bool Equals(Octets other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Octets other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    /// <summary>Lower-case hexadecimal without separators; empty when there is none.</summary>
    public override string ToString() => Convert.ToHexStringLower(Span);
}
