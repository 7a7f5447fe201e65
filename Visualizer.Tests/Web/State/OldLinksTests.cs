using System.Globalization;
using Visualizer.Engine.Flows;
using Visualizer.Tests.Support;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.State;

/// <summary>Links that people have keep opening what they opened: <c>Fixtures/Links/old-links.txt</c>.</summary>
public sealed class OldLinksTests
{
    private static readonly IReadOnlyDictionary<string, string[]> Links = Read();

    public static TheoryData<string> Addresses => [.. Links.Keys];

    [Theory]
    [MemberData(nameof(Addresses))]
    public void Parse_OldLink_OpensWhatItOpened(string address) => Assert.Equal(Links[address], Describe("http://127.0.0.1:5080" + address));

    /// <summary>What they open is what would be written of it today, however short it was then.</summary>
    [Theory]
    [MemberData(nameof(Addresses))]
    public void Write_WhatAnOldLinkOpens_OpensTheSame(string address)
    {
        var uri = "http://127.0.0.1:5080" + address;
        var written = IsComparison(uri) ? CompareUrl.Write(CompareUrl.Parse(uri)) : WorkbenchUrl.Write(WorkbenchUrl.Parse(uri));

        Assert.Equal(Links[address], Describe("http://127.0.0.1:5080/" + written));
    }

    private static Dictionary<string, string[]> Read()
    {
        var links = new Dictionary<string, string[]>();
        foreach (var paragraph in RepositoryFiles.Read("Visualizer.Tests/Fixtures/Links/old-links.txt").ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = paragraph.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (lines[0][0] != '#')
            {
                links.Add(lines[0], [.. lines[1..].Select(line => line.Trim())]);
            }
        }

        return links;
    }

    private static bool IsComparison(string uri) => new Uri(uri).AbsolutePath == "/compare";

    private static string[] Describe(string uri)
    {
        if (!IsComparison(uri))
        {
            return [.. Lines(WorkbenchUrl.Parse(uri))];
        }

        var comparison = CompareUrl.Parse(uri);
        return
        [
            .. Lines(comparison.Flow),
            .. comparison.Variants.Select(variant => $"variant: {string.Join(", ", Words(variant))}"),
            .. comparison.At is { } at ? [$"at: {at.Packet}.{at.Hop}"] : Array.Empty<string>(),
        ];
    }

    private static IEnumerable<string> Words(CompareVariant variant) => new[]
    {
        variant.Name,
        variant.Set.IsEmpty ? null : string.Join(" / ", variant.Set),
        variant.Reset ? "reset" : null,
        variant.Version is { } version ? $"cilium {version}" : null,
        variant.Kernel is { } kernel ? $"kernel {kernel}" : null,
    }.OfType<string>();

    private static IEnumerable<string> Words(FlowShape shape) => new[]
    {
        shape.Size is { } size ? $", {size} octets" : null,
        shape.Count == 1 ? null : $", {shape.Count} times",
        shape.Ttl == 64 ? null : $", TTL {shape.Ttl}",
        shape.DontFragment ? ", DF" : null,
        shape.ColdNeighbours ? ", cold neighbours" : null,
    }.OfType<string>();

    private static IEnumerable<string> Lines(WorkbenchRequest request) => new (string Name, string? Value)[]
    {
        ("scenario", request.ScenarioId),
        ("document", request.Document?.Split('\n')[0]),
        ("flow", request.Kind is { } kind ? $"{FlowKinds.Name(kind)} {request.From} > {request.To}{string.Concat(Words(request.Shape))}" : null),
        ("backend", request.Backend),
        ("values", request.Set.IsEmpty ? null : string.Join(" / ", request.Set)),
        ("without the scenario's values", Yes(request.Reset)),
        ("cilium", request.Version),
        ("kernel", request.Kernel),
        ("position", (request.Packet, request.Hop) == (0, 0) ? null : $"{request.Packet}.{request.Hop}"),
        ("tap", request.Tap),
        ("card", request.Card),
        ("speed", request.Speed == 1 ? null : request.Speed.ToString(CultureInfo.InvariantCulture)),
        ("everything drawn", Yes(request.ShowAll)),
        ("stations", Yes(request.ShowStations)),
        ("guessing", Yes(request.GuessFirst)),
        ("helm", request.HelmOpen ? request.HelmView.ToString() : null),
        ("terminal", Yes(request.TerminalOpen)),
        ("place", request.Place),
        ("table", request.Table),
        ("dialog", request.Dialog is { } dialog ? $"{dialog.Kind} {dialog.At}".TrimEnd() : null),
        ("embedded", Yes(request.IsEmbedded)),
        ("language", request.Language?.ToString()),
        ("theme", request.Look.Theme),
        ("contrast", request.Look.HighContrast?.ToString()),
        ("projector", request.Look.Projector?.ToString()),
    }.Where(line => line.Value is not null).Select(line => $"{line.Name}: {line.Value}");

    private static string? Yes(bool value) => value ? "yes" : null;
}
