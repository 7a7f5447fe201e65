using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Comparison;
using Visualizer.Web.ViewModels.Playable;

namespace Visualizer.Web.State;

/// <summary>The address of a comparison: that of a workbench, with numbered parameters for each variant: <c>name1</c>, <c>set1</c>, <c>cilium1</c> ….</summary>
public static class CompareUrl
{
    /// <summary>Path of the page, relative to the application.</summary>
    public const string Path = "compare";

    /// <summary>Reads an address. What it says wrongly counts as not said.</summary>
    public static CompareRequest Parse(string address)
    {
        var query = WorkbenchUrl.ReadQuery(address);
        var flow = WorkbenchUrl.Parse(address);
        if (flow.NewerFormat is not null)
        {
            return new CompareRequest { Flow = flow };
        }

        string? Text(string key) => query.TryGetValue(key, out var value) && value.ToString() is { Length: > 0 } text ? text : null;

        var variants = ImmutableArray.CreateBuilder<CompareVariant>();
        for (var number = 1; number <= TraceComparison.MostVariants; number++)
        {
            if (Text(Key("name", number)) is { } name)
            {
                var cut = name.Trim();
                cut = cut.Length > CompareVariant.LongestName ? cut[..CompareVariant.LongestName] : cut;
                variants.Add(new CompareVariant
                {
                    Name = CompareRequest.Unique(cut.Length == 0 ? "?" : cut, variants),
                    Set = query.TryGetValue(Key("set", number), out var lines) ? [.. lines.OfType<string>()] : [],
                    Reset = Text(Key("reset", number)) == "1",
                    Version = Text(Key("cilium", number)),
                    Kernel = Text(Key("kernel", number)),
                });
            }
        }

        return new CompareRequest
        {
            Flow = CompareRequest.Shared(flow) with { Dialog = flow.Dialog },
            Variants = variants.ToImmutable(),
            At = ReadPosition(Text("at")),
        };
    }

    /// <summary>Path, query and fragment of a request, relative to the application.</summary>
    public static string Write(CompareRequest request) => Path + WorkbenchUrl.Write(request.Flow, Pairs(request));

    private static IEnumerable<(string Key, string? Value)> Pairs(CompareRequest request)
    {
        for (var index = 0; index < request.Variants.Length; index++)
        {
            var (variant, number) = (request.Variants[index], index + 1);
            yield return (Key("name", number), variant.Name);
            foreach (var line in variant.Set)
            {
                yield return (Key("set", number), line);
            }

            yield return (Key("reset", number), variant.Reset ? "1" : null);
            yield return (Key("cilium", number), variant.Version);
            yield return (Key("kernel", number), variant.Kernel);
        }

        yield return ("at", request.At is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.Packet}.{at.Hop}") : null);
    }

    private static string Key(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}{number}");

    private static Position? ReadPosition(string? text) => text?.Split('.') is [var packet, var hop]
        && int.TryParse(packet, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && int.TryParse(hop, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? new Position(at, row)
            : null;
}
