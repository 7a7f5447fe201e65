using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Visualizer.Engine.Configuration;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Components;
using Visualizer.Tests.Web.State;
using Visualizer.Web.Components.Documents;
using Visualizer.Web.Interop;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.Components;

public sealed class DocumentDialogTests : IAsyncDisposable
{
    private readonly ComponentHost host = new();
    private readonly List<string> used = [];

    [Fact]
    public void Input_ProblemsOfTheDocument_StandAtTheirLines()
    {
        var cut = Render("");

        cut.Find("textarea").Input("title: x\nclustr: {}\ncluster:\n  nodes: [ { name: a } ]\n");

        cut.WaitForAssertion(() => Assert.Equal(["2"], cut.FindAll(".gutter .bad").Select(line => line.TextContent)));
        Assert.Equal("Line 2", cut.Find(".problems .link").TextContent);
        Assert.True(cut.Find(".primary").HasAttribute("disabled"));
    }

    [Fact]
    public void Click_Use_HandsOverTheText()
    {
        var text = RepositoryFiles.Read("scenarios/playground.yaml");
        var cut = Render(text);
        cut.WaitForAssertion(() => Assert.Contains("3 nodes, 3 pods, 3 services", cut.Find(".editor-state").TextContent, StringComparison.Ordinal));

        cut.Find(".primary").Click();

        Assert.Equal([text], used);
    }

    [Fact]
    public void Input_NameWithMarkup_IsText()
    {
        var cut = Render("");

        cut.Find("textarea").Input("<img src=x onerror=alert(1)>: {}\n");

        Assert.Empty(cut.FindAll("img"));
    }

    [Fact]
    public void Input_LongerThanADocumentMayBe_SaysHowLong()
    {
        var cut = Render("");

        cut.Find("textarea").Input(new string('#', ScenarioLibrary.MostOctetsOfDocument + 1));

        Assert.Equal("The document is larger than 512 KiB.", cut.Find("[role=alert]").TextContent);
        Assert.True(cut.Find(".primary").HasAttribute("disabled"));
    }

    [Fact]
    public void Load_LostOnItsWay_IsNamedAndTheTextStays()
    {
        var cut = Render("title: x\n");

        cut.Raise((InputFile input) => input.OnChange, new BrokenFile("mine.yaml", "title: y\n"u8.ToArray(), new IOException("the socket")).Chosen);

        cut.WaitForAssertion(() => Assert.Equal("mine.yaml could not be read to its end. Choose it again.", cut.Find("[role=alert]").TextContent));
        Assert.Equal("title: x\n", cut.Find("textarea").GetAttribute("value"));
    }

    [Theory]
    [InlineData(Language.English, "Reading the scenario", "Cancelled"), InlineData(Language.Chinese, "正在读取场景", "已取消")]
    public void Click_CancelAndTryAgain_ReadsItInTheEnd(Language language, string said, string ended)
    {
        using var server = new TakenPlace();
        var cut = Render(RepositoryFiles.Read("scenarios/playground.yaml"), language, server.Places);
        Assert.Contains(said, cut.Find(".wait").TextContent, StringComparison.Ordinal);

        cut.Find(".wait button").Click();
        Assert.Empty(cut.FindAll(".wait"));
        Assert.Contains(ended, cut.Find(".editor-state").TextContent, StringComparison.Ordinal);
        Assert.True(cut.Find(".primary").HasAttribute("disabled"));

        server.Free();
        cut.Find(".editor-state button").Click();
        cut.WaitForAssertion(() => Assert.False(cut.Find(".primary").HasAttribute("disabled")));
    }

    [Fact]
    public async Task Upload_File_IsReadAsWhatIsTyped()
    {
        var cut = Render("");
        var file = new SlowFile("own.yaml");
        cut.Raise((InputFile input) => input.OnChange, file.Chosen);

        await file.ArriveAsync("clustr: {}\n");

        cut.WaitForAssertion(() => Assert.Equal("Line 1", cut.Find(".problems .link").TextContent));
        Assert.Equal("clustr: {}\n", cut.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public void Upload_TooLarge_IsNotRead()
    {
        var cut = Render("");
        var file = new SlowFile("own.yaml", ScenarioLibrary.MostOctetsOfDocument + 1);

        cut.Raise((InputFile input) => input.OnChange, file.Chosen);

        Assert.Equal("The document is larger than 512 KiB.", cut.Find("[role=alert]").TextContent);
        Assert.Empty(file.Readers);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private RenderedComponent<DocumentDialog> Render(string text, Language language = Language.English, ComputePlaces? places = null)
    {
        host.Services.AddScoped<PageModule>();
        host.Services.AddSingleton(places ?? Sessions.Places);
        host.Services.AddSingleton(Sessions.Library);
        var module = host.JSInterop.SetupModule("./js/page.js");
        module.SetupVoid("openDialog");
        module.SetupVoid("followScroll");
        host.JSInterop.AnswerByDefault("Blazor._internal.InputFile.");
        return host.Render<DocumentDialog>(plan => plan
            .Add(dialog => dialog.IsOpen, true)
            .Add(dialog => dialog.StartText, text)
            .Add(dialog => dialog.OnDocument, (string document) => used.Add(document))
            .Add(dialog => dialog.OnClose, () => { })
            .AddCascadingValue(language));
    }
}
