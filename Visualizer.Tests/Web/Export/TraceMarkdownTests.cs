using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Tests.Support;
using Visualizer.Tests.Web.State;
using Visualizer.Web.Export;
using Visualizer.Web.State;
using Visualizer.Web.ViewModels;

namespace Visualizer.Tests.Web.Export;

/// <summary>A trace as Markdown: complete, in both languages, and names in it stay text.</summary>
public sealed class TraceMarkdownTests
{
    [Theory]
    [InlineData(Language.English, "| 1 | client, pod netns")]
    [InlineData(Language.Chinese, "逐跳")]
    public async Task Write_PingAcrossNodes_HasEveryHopAndEveryTapLine(Language language, string expected)
    {
        var (text, state) = await WriteAsync(language);

        Assert.NotNull(state.Answer!.Trace);
        foreach (var packet in state.Answer.Trace.Packets)
        {
            Assert.Contains($"\n| {packet.Hops.Length} | ", text, StringComparison.Ordinal);
        }

        Assert.Contains("tcpdump -tne -i eth0", text, StringComparison.Ordinal);
        Assert.Contains("> 02:42", text, StringComparison.Ordinal);
        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_EveryTable_HasAsManyCellsAsItsHead()
    {
        var (text, _) = await WriteAsync(Language.English);
        var width = 0;
        foreach (var line in text.Split('\n'))
        {
            var cells = line.StartsWith("| ", StringComparison.Ordinal) || line.StartsWith("| |", StringComparison.Ordinal)
                ? line.Replace("\\|", "", StringComparison.Ordinal).Count(letter => letter == '|') : 0;
            Assert.True(cells == 0 || width == 0 || cells == width, line);
            width = cells;
        }
    }

    [Fact]
    public async Task Write_NameThatLooksLikeMarkup_StaysText()
    {
        var (_, state) = await WriteAsync(Language.English);
        var trace = PlayableTraceMapper.Map("", state.Flow!, state.Answer!, Language.English) with { Title = "<img src=x onerror=alert(1)> *b* [a](b) | `c`" };

        var text = TraceMarkdown.Write(trace, [("<b>", "a|b")], Language.English);

        Assert.StartsWith("# &lt;img src=x onerror=alert(1)> \\*b\\* \\[a\\](b) \\| \\`c\\`\n", text, StringComparison.Ordinal);
        Assert.Contains("| &lt;b> | a\\|b |", text, StringComparison.Ordinal);
    }

    private static async Task<(string Text, WorkbenchState State)> WriteAsync(Language language)
    {
        var session = Sessions.Create();
        await session.OpenAsync(new WorkbenchRequest { ScenarioId = Labs.Playground, Kind = FlowKind.Ping, From = "client", To = "server-b" }, language);
        var state = session.State;
        var trace = PlayableTraceMapper.Map("", state.Flow!, state.Answer!, language);
        return (TraceMarkdown.Write(trace, ConfigFactList.Of(state.Answer!.Config.Summary, language), language), state);
    }
}
