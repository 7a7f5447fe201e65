using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Visualizer.Engine.Configuration;
using Visualizer.Tests.Support.Components;
using Visualizer.Tests.Web.State;
using Visualizer.Web.Components.Compare;
using Visualizer.Web.Interop;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.Components;

/// <summary>The variants side by side: what each column says, and what its buttons ask for.</summary>
public sealed class CompareBoardTests : IAsyncDisposable
{
    private static readonly CompareVariant Plain = new() { Name = "plain" };
    private static readonly CompareVariant Legacy = new() { Name = "legacy", Set = ["bpf.masquerade=false"] };
    private static readonly CompareVariant Refused = new() { Name = "refused", Set = ["tunnel=vxlan"] };

    private readonly ComponentHost host = new();
    private readonly PlannedJsObject module;
    private readonly PlannedJsObject browser;
    private readonly List<string> asked = [];

    public CompareBoardTests()
    {
        host.Services.AddSingleton(Sessions.Library);
        host.Services.AddScoped<PageModule>();
        module = host.JSInterop.SetupModule("./js/page.js");
        browser = module.SetupModule("mountCompare");
        foreach (var function in (string[])["show", "setLetterKeys", "dispose"])
        {
            browser.SetupVoid(function);
        }
    }

    [Fact]
    public void Render_TwoVariants_NamesThemAndTheBaseAndShowsThemOnce()
    {
        var cut = Render(Plain, Legacy);

        Assert.Equal(["plainbase", "legacy"], cut.FindAll(".cmp-head h2").Select(head => head.TextContent.Trim()));
        Assert.Equal(2, cut.FindAll("[data-variant]").Count);
        Assert.Contains("iptables masquerade", cut.FindAll(".cmp-facts")[1].TextContent, StringComparison.Ordinal);
        browser.VerifyInvoke("show", calledTimes: 1);
    }

    [Fact]
    public void Render_VariantThatIsRefused_SaysWhyInItsColumnAndTheOthersAreDrawn()
    {
        var cut = Render(Plain, Refused, Legacy);

        Assert.Equal(2, cut.FindAll("[data-variant]").Count);
        Assert.Contains("auto-direct-node-routes", cut.Find(".notice").TextContent, StringComparison.Ordinal);
        cut.Find(".notice .primary").Click();
        Assert.Equal("mend 1 autoDirectNodeRoutes=false tunnel=vxlan", asked.Single());
    }

    [Fact]
    public void Render_MountingLostWithAConnection_MountsAgain()
    {
        module.Setup<Microsoft.JSInterop.IJSObjectReference?>("mountCompare").SetException(new TaskCanceledException());
        var cut = Render(Plain, Legacy);
        browser.VerifyNotInvoke("show");
        module.Setup<Microsoft.JSInterop.IJSObjectReference?>("mountCompare").SetResult(browser);

        cut.Render(parameters => parameters.Add(board => board.State, Answer([Plain, Legacy])).AddCascadingValue(Language.English));

        browser.VerifyInvoke("show", calledTimes: 1);
    }

    [Fact]
    public void Remove_OfTwo_IsNotOffered() => Assert.DoesNotContain(Render(Plain, Legacy).FindAll("button.cmp-tool"), IsRemove);

    [Fact]
    public void Buttons_OfAColumn_AskForItsVariant()
    {
        var cut = Render(Plain, Legacy, Refused);

        cut.FindAll("button.cmp-tool").First(button => button.GetAttribute("aria-label") == "Edit legacy").Click();
        cut.FindAll("button.cmp-tool").Where(IsRemove).Last().Click();

        Assert.Equal(["edit 1", "remove 2"], asked);
    }

    [Fact]
    public void Link_OfAColumn_OpensTheWorkbenchWithItsValues() => Assert.Contains(
        "set=bpf.masquerade%3Dfalse", Render(Plain, Legacy).FindAll("a.cmp-tool")[1].GetAttribute("href"), StringComparison.Ordinal);

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    private static bool IsRemove(AngleSharp.Dom.IElement button) => button.GetAttribute("aria-label")!.StartsWith("Remove variant", StringComparison.Ordinal);

    private static CompareState Answer(ImmutableArray<CompareVariant> variants)
    {
        var (library, desk, store) = Sessions.Shared();
        return new ComparisonDesk(library, desk, store, NullLogger<ComparisonDesk>.Instance).Answer(new CompareRequest { Variants = variants }, Language.English);
    }

    private RenderedComponent<CompareBoard> Render(params ImmutableArray<CompareVariant> variants)
    {
        var state = Answer(variants);
        return host.Render<CompareBoard>(parameters => parameters
            .Add(board => board.State, state)
            .Add(board => board.OnEdit, index => asked.Add($"edit {index}"))
            .Add(board => board.OnRemove, index => asked.Add($"remove {index}"))
            .Add(board => board.OnMend, chosen => asked.Add($"mend {chosen.Variant} {string.Join(' ', chosen.Mended.Set)}")));
    }
}
