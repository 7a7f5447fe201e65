using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Visualizer.Engine.Configuration;
using Visualizer.Tests.Support.Components;
using Visualizer.Web.Components.Controls;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.Components;

/// <summary>A file on its way can be cancelled, and one that was lost can be sent again.</summary>
public sealed class FileDropTests : IAsyncDisposable
{
    private readonly ComponentHost host = new();
    private readonly SlowFile file = new("cluster.yaml");
    private string? read;

    [Theory]
    [InlineData(Language.English, "Reading cluster.yaml", "Cancel"), InlineData(Language.Chinese, "正在读取 cluster.yaml", "取消")]
    public async Task Upload_OnItsWay_SaysSoPolitelyWithAWayOut(Language language, string said, string wayOut)
    {
        var cut = Render(language);
        Assert.Empty(cut.Find("[role=status]").ChildNodes);

        cut.Raise((InputFile input) => input.OnChange, file.Chosen);

        Assert.Contains(said, cut.Find("[role=status] .wait").TextContent, StringComparison.Ordinal);
        Assert.Equal(wayOut, cut.Find(".wait button").TextContent);
        await file.ArriveAsync("title: x");
        cut.WaitForAssertion(() => Assert.Equal("title: x", read));
        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll(".wait")));
    }

    [Fact]
    public void Click_Cancel_ReachesWhoReads()
    {
        var cut = Render();
        cut.Raise((InputFile input) => input.OnChange, file.Chosen);

        cut.Find(".wait button").Click();

        Assert.True(Assert.Single(file.Readers).IsCancellationRequested);
        Assert.Empty(cut.FindAll(".wait, [role=alert]"));
        Assert.Null(read);
    }

    public static TheoryData<Exception> Losses() =>
        [new IOException(), new JSDisconnectedException(""), new TaskCanceledException()];

    [Theory, MemberData(nameof(Losses))]
    public async Task Upload_LostOnItsWay_SaysSoAndTriesAgain(Exception loss)
    {
        var cut = Render();
        cut.Raise((InputFile input) => input.OnChange, file.Chosen);

        file.Break(loss);
        cut.WaitForAssertion(() => Assert.StartsWith("cluster.yaml could not be read to its end", cut.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Empty(cut.FindAll(".wait"));

        cut.Find(".drop-lost button").Click();
        Assert.Empty(cut.FindAll("[role=alert]"));
        await file.ArriveAsync("title: x");
        cut.WaitForAssertion(() => Assert.Equal("title: x", read));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private RenderedComponent<FileDrop> Render(Language language = Language.English)
    {
        host.JSInterop.AnswerByDefault("Blazor._internal.InputFile.");
        return host.Render<FileDrop>(plan => plan
            .Add(drop => drop.Accept, ".yaml")
            .Add(drop => drop.Text, "")
            .Add(drop => drop.Read, async (chosen, leaving) =>
            {
                using var reader = new StreamReader(chosen.OpenReadStream(cancellationToken: leaving));
                read = await LostFileException.GuardAsync(() => new ValueTask<string>(reader.ReadToEndAsync(leaving)));
            })
            .AddCascadingValue(language));
    }
}
