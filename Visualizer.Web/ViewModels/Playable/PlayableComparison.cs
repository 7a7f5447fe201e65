using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Visualizer.Web.ViewModels.Playable;

/// <summary>The whole of what the browser gets about one comparison, once; the shape is <c>src/contracts/comparison.ts</c>, which says what each member means.</summary>
public sealed record PlayableComparison
{
    public required string Key { get; init; }

    public required string Locale { get; init; }

    public required string Title { get; init; }

    public required ImmutableArray<PlayableVariant> Variants { get; init; }

    public required ImmutableArray<AlignedPacket> Packets { get; init; }

    public required ImmutableArray<ComparedTap> Taps { get; init; }

    public required ImmutableArray<ComparedMeasure> Measures { get; init; }

    public required ImmutableSortedDictionary<string, string> Labels { get; init; }

    public required ComparisonWords Words { get; init; }
}

/// <summary>A variant; its trace is JSON already.</summary>
public sealed record PlayableVariant(string Name, WrittenJson? Trace);

/// <summary>One packet of all variants; rows are hops, by their index in each variant.</summary>
public sealed record AlignedPacket(string? Direction, ImmutableArray<int?> Packets, ImmutableArray<ImmutableArray<int?>> Rows);

/// <summary>A row of the matrix.</summary>
public sealed record ComparedTap(string Key, string Interface, string Place);

/// <summary>A row of numbers.</summary>
public sealed record ComparedMeasure(string Name, ImmutableArray<ComparedCell> Cells);

/// <summary>A number of one variant.</summary>
public sealed record ComparedCell(string Value, string Detail, bool Differs);

/// <summary>Texts that only a comparison has.</summary>
public sealed record ComparisonWords(string TcpdumpOn, string NoDevice, string NoPath, string Flipped, string Differs, string Here);

/// <summary>JSON that is written already, in UTF-8. Shared; nobody writes into it.</summary>
[JsonConverter(typeof(WrittenJsonConverter))]
public sealed record WrittenJson(byte[] Octets);

/// <summary>Puts JSON that is written already where it belongs.</summary>
public sealed class WrittenJsonConverter : JsonConverter<WrittenJson>
{
    /// <inheritdoc/>
    public override WrittenJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Playable traces are only written.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, WrittenJson value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Octets, skipInputValidation: true);
}
