using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Visualizer.Engine;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Captures.Reading;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Scenarios;
using Visualizer.Tests.Support;
using Visualizer.Tests.Web.Hosting;
using Visualizer.Web.Export;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.Export;

/// <summary>No document can name a pod or a node like markup; beneath the reader somebody could, and no export may take such a name for more than text.</summary>
public sealed partial class NamesInExportsTests
{
    private static readonly WorkbenchState State = Make();

    [Fact]
    public async Task Html_Names_AreDataOfOneScript()
    {
        var text = await FileAsync(TraceFileKind.Html);

        var page = new HtmlParser().ParseDocument(text);
        Assert.Empty(page.QuerySelectorAll("img, a"));
        Assert.Equal(["trace", ""], page.QuerySelectorAll("script").Select(script => script.Id ?? ""));
        var data = page.QuerySelector("#trace")!.TextContent;
        Assert.DoesNotContain('<', data);
        using var trace = JsonDocument.Parse(data);
        Assert.Contains(trace.RootElement.GetProperty("nodes").EnumerateArray(), node => node.GetProperty("id").GetString() == MarkupNames.Node + "1");
    }

    [Fact]
    public async Task Json_Names_AreStrings()
    {
        using var answer = JsonDocument.Parse(await FileAsync(TraceFileKind.Json));

        Assert.Contains(answer.RootElement.GetProperty("taps").EnumerateArray(), tap => tap.GetProperty("node").GetString() == MarkupNames.Node + "1");
    }

    [Fact]
    public async Task Markdown_Names_AreWordsOfTheirLines()
    {
        var text = await FileAsync(TraceFileKind.Markdown);

        Assert.DoesNotContain("\n## b", text, StringComparison.Ordinal);
        var isCode = false;
        foreach (var line in text.Split('\n'))
        {
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!isCode)
            {
                var words = Code().Replace(line.Replace("\\`", "", StringComparison.Ordinal), "");
                Assert.DoesNotContain("<img", words, StringComparison.Ordinal);
                Assert.DoesNotContain("<script", words, StringComparison.Ordinal);
                Assert.DoesNotContain("[a](", words.Replace("\\[a\\](", "", StringComparison.Ordinal), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Pcapng_Names_AreReadBackAsTheyAre()
    {
        var (cluster, trace) = (State.Answer!.Cluster!, State.Answer.Trace!);

        var octets = PcapngWriter.Write(new TraceCapture(cluster, trace).OfAll());

        Assert.Contains(MarkupNames.Node, Encoding.UTF8.GetString(octets), StringComparison.Ordinal);
        var reader = new CaptureReader();
        reader.Read(octets);
        Assert.Null(reader.End().Problem);
    }

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();

    private static async Task<string> FileAsync(TraceFileKind kind)
    {
        await using var server = new ConfiguredServer();
        return Encoding.UTF8.GetString(server.Services.GetRequiredService<TraceExports>().Make(kind, State)!.Content);
    }

    private static WorkbenchState Make()
    {
        var scenario = MarkupNames.In(Labs.Load(Labs.Playground));
        var flow = MarkupNames.PingAcrossNodes(scenario);
        var answer = DatapathEngine.Trace(scenario, HelmRequest.None, flow);
        Assert.NotNull(answer.Trace);
        return new WorkbenchState { Request = new WorkbenchRequest(), Language = Language.English, Scenario = scenario, Flow = flow, Answer = answer };
    }
}
