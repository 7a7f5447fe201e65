using Microsoft.Extensions.DependencyInjection;
using Visualizer.Engine.Configuration;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Components;
using Visualizer.Tests.Web.State;
using Visualizer.Web.Components.Topology;
using Visualizer.Web.Interop;
using Visualizer.Web.State;
using Visualizer.Web.ViewModels;

namespace Visualizer.Tests.Web.Components;

/// <summary>The browser gets a trace once and everything after that in small calls.</summary>
public sealed class WorkbenchCanvasTests : IAsyncDisposable
{
    private readonly ComponentHost host = new();
    private readonly VisualizerSession session = Sessions.Create();
    private readonly PlannedJsObject page;
    private readonly PlannedJsObject browser;
    private readonly PlannedCall<string?> drawn;

    public WorkbenchCanvasTests()
    {
        host.Services.AddScoped<PageModule>();
        page = host.JSInterop.SetupModule("./js/page.js");
        browser = page.SetupModule("mount");
        foreach (var function in (string[])["show", "goTo", "setOptions", "play", "dispose"])
        {
            browser.SetupVoid(function);
        }

        drawn = browser.Setup<string?>("drawn");
    }

    [Fact]
    public async Task Render_Trace_IsShownOnceAtItsPosition()
    {
        await session.OpenAsync(new WorkbenchRequest { Packet = 1, Hop = 3, GuessFirst = true }, Language.English);
        var cut = Render();
        Render(cut);

        browser.VerifyInvoke("show", calledTimes: 1);
        browser.VerifyInvoke("goTo", calledTimes: 0);
    }

    [Fact]
    public async Task Render_AnotherPositionOfTheSameTrace_OnlyMoves()
    {
        await session.OpenAsync(new WorkbenchRequest(), Language.English);
        var cut = Render();
        session.ReachPosition(0, 7);

        Render(cut);

        browser.VerifyInvoke("show", calledTimes: 1);
        browser.VerifyInvoke("goTo", calledTimes: 1);
    }

    [Fact]
    public async Task Render_ChangesOfTheSameTrace_AreSentAloneAndOnce()
    {
        await session.OpenAsync(new WorkbenchRequest(), Language.English);
        var cut = Render();

        for (var twice = 0; twice < 2; twice++)
        {
            cut.Render(plan => plan.Add(canvas => canvas.State, session.State).Add(canvas => canvas.Changes, [new ChangedSighting("a/host/eth0", "reply", true)]));
        }

        browser.VerifyInvoke("show", calledTimes: 1);
        browser.VerifyInvoke("setOptions", calledTimes: 1);
    }

    [Fact]
    public async Task Render_OtherCardSpeedOrTap_AreSentUnlessTheBrowserHasThem()
    {
        await session.OpenAsync(new WorkbenchRequest(), Language.English);
        var cut = Render();

        new WorkbenchCallbacks(cut.Instance).SetSpeed(2);
        new WorkbenchCallbacks(cut.Instance).OpenCard("a/host/eth0");
        new WorkbenchCallbacks(cut.Instance).ChooseTap("a/host/eth0");
        new WorkbenchCallbacks(cut.Instance).ShowAll(true);
        session.SetSpeed(2);
        session.OpenCard("a/host/eth0");
        session.ChooseTap("a/host/eth0");
        session.ShowAll(true);
        Render(cut);
        browser.VerifyNotInvoke("setOptions");

        await session.OpenAsync(session.State.Request with { Speed = 1, Card = null }, Language.English);
        Render(cut);
        browser.VerifyInvoke("setOptions", calledTimes: 1);
        browser.VerifyInvoke("show", calledTimes: 1);
    }

    [Fact]
    public async Task Render_OneMorePlay_PlaysWhatIsShown()
    {
        await session.OpenAsync(new WorkbenchRequest(), Language.English);
        var cut = Render();

        for (var twice = 0; twice < 2; twice++)
        {
            cut.Render(plan => plan.Add(canvas => canvas.State, session.State).Add(canvas => canvas.Plays, 1));
        }

        browser.VerifyInvoke("play", calledTimes: 1);
    }

    [Fact]
    public async Task Render_AnotherLanguage_IsAnotherTrace()
    {
        await session.OpenAsync(new WorkbenchRequest(), Language.English);
        var cut = Render();
        await session.OpenAsync(session.State.Request, Language.Chinese);

        Render(cut);

        browser.VerifyInvoke("show", calledTimes: 2);
    }

    [Fact]
    public async Task ReachPosition_FromTheBrowser_IsPassedOnAndNotSentBack()
    {
        var reached = new List<(int, int)>();
        await session.OpenAsync(new WorkbenchRequest(), Language.English);
        var cut = Render(position => reached.Add(position));

        new WorkbenchCallbacks(cut.Instance).ReachPosition(1, 2);
        session.ReachPosition(1, 2);
        cut.WaitForAssertion(() => Assert.Equal([(1, 2)], reached));
        Render(cut);

        browser.VerifyInvoke("goTo", calledTimes: 0);
    }

    [Fact]
    public async Task Render_TraceThatCameInTheMarkup_IsNotSentAgain()
    {
        await session.OpenAsync(new WorkbenchRequest(), Language.English);
        var cut = Render(alreadyDrawn: session.State.Shown!.Key);
        session.ReachPosition(0, 7);

        Render(cut);

        browser.VerifyInvoke("show", calledTimes: 0);
        browser.VerifyInvoke("goTo", calledTimes: 1);
    }

    [Fact]
    public async Task Render_AnswerLostWithAConnection_IsMountedAgain()
    {
        await session.OpenAsync(new WorkbenchRequest(), Language.English);
        var cut = Render(alreadyDrawn: null);
        browser.VerifyNotInvoke("show");

        Render(cut);

        page.VerifyInvoke("mount", calledTimes: 2);
    }

    [Fact]
    public async Task Render_NothingToShow_MountsAndWaits()
    {
        await session.OpenAsync(new WorkbenchRequest { ScenarioId = "nowhere" }, Language.English);

        Render();

        browser.VerifyInvoke("show", calledTimes: 0);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private RenderedComponent<WorkbenchCanvas> Render(Action<(int Packet, int Hop)>? moved = null, string? alreadyDrawn = "")
    {
        drawn.SetResult(alreadyDrawn);
        return host.Render<WorkbenchCanvas>(plan => plan
            .Add(canvas => canvas.State, session.State)
            .Add(canvas => canvas.OnPosition, moved ?? (_ => { })));
    }

    private void Render(RenderedComponent<WorkbenchCanvas> cut) => cut.Render(plan => plan.Add(canvas => canvas.State, session.State));
}
