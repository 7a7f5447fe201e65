using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Tests.Support.Components;
using Visualizer.Web.Components.Controls;

namespace Visualizer.Tests.Web.Components;

/// <summary>A panel that fails says so in its place; the page around it goes on.</summary>
public sealed class PanelBoundaryTests : IAsyncDisposable
{
    private readonly ComponentHost host = new();
    private string? fault = "secret-pod has no device";
    private int closed;

    [Theory]
    [InlineData(Language.English, "Only this part of the page"), InlineData(Language.Chinese, "仅页面的这一部分")]
    public void Render_ContentFails_SaysSoWithoutAWordOfIt(Language language, string said)
    {
        var cut = Render("a", language);

        Assert.Contains(said, cut.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-pod", cut.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "panel-apart"), InlineData("notice", "notice")]
    public void Render_ContentFails_SaysSoWhereThePanelIs(string? place, string found)
    {
        var cut = host.Render<PanelBoundary>(plan =>
        {
            Plan(plan, "a", Language.English);
            plan.Add(boundary => boundary.Class, place);
        });

        Assert.Contains(found, cut.Find("[role=alert]").ClassList);
    }

    [Fact]
    public void Click_TryAgain_RendersAgain()
    {
        var cut = Render("a");
        fault = null;

        cut.Find("button.primary").Click();

        Assert.Equal("whole", cut.Find("p").TextContent);
    }

    [Fact]
    public void Render_SomethingElseIsShown_BeginsAnew()
    {
        var cut = Render("a");
        fault = null;

        cut.Render(plan => Plan(plan, "a", Language.English));
        Assert.NotEmpty(cut.FindAll("[role=alert]"));
        cut.Render(plan => Plan(plan, "b", Language.English));

        Assert.Equal("whole", cut.Find("p").TextContent);
    }

    [Fact]
    public void Click_Close_TellsThePage()
    {
        Render("a").Find("button.quiet").Click();

        Assert.Equal(1, closed);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private RenderedComponent<PanelBoundary> Render(string shows, Language language = Language.English) => host.Render<PanelBoundary>(plan => Plan(plan, shows, language));

    private void Plan(ParameterPlan<PanelBoundary> plan, string shows, Language language) => plan
        .Add(boundary => boundary.Shows, shows)
        .Add(boundary => boundary.OnClose, () => closed++)
        .Add(boundary => boundary.ChildContent, builder =>
        {
            builder.OpenComponent<Panel>(0);
            builder.AddComponentParameter(1, nameof(Panel.Fault), fault);
            builder.CloseComponent();
        })
        .AddCascadingValue(language);

    private sealed class Panel : ComponentBase
    {
        [Parameter]
        public string? Fault { get; set; }

        protected override void OnParametersSet()
        {
            if (Fault is not null)
            {
                throw new InvalidOperationException(Fault);
            }
        }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) => builder.AddMarkupContent(0, "<p>whole</p>");
    }
}
