using Microsoft.Extensions.DependencyInjection;
using Visualizer.Engine.Configuration;
using Visualizer.Tests.Support.Components;
using Visualizer.Web.Components.Controls;
using Visualizer.Web.Interop;

namespace Visualizer.Tests.Web.Components;

public sealed class PickerTests : IAsyncDisposable
{
    private static readonly Choice[] Choices =
    [
        new("Pods", "net", "net", "10.0.2.40"), new("Pods", "web-1", "web-1", "10.0.2.41"), new("Nodes", "node/worker", "node/worker", "172.18.0.3"),
    ];

    private readonly ComponentHost host = new();
    private PlannedJsObject module = null!;
    private readonly List<string> chosen = [];

    [Fact]
    public void Click_Button_OpensTheListWithGroupsAndThePresentChoiceActive()
    {
        var cut = Render();

        cut.Find(".chip").Click();

        Assert.Equal("true", cut.Find(".chip").GetAttribute("aria-expanded"));
        Assert.Equal(["Pods", "Nodes"], cut.FindAll(".pop-group").Select(group => group.TextContent));
        Assert.Equal("web-1", cut.Find("[aria-selected=true]").Children[0].TextContent);
        Assert.Equal(cut.Find("[aria-selected=true]").Id, cut.Find("[role=combobox]").GetAttribute("aria-activedescendant"));
    }

    [Fact]
    public void Input_Words_FilterByNameAndHint()
    {
        var cut = Open();

        cut.Find("[role=combobox]").Input("172.18");

        Assert.Equal(["node/worker"], cut.FindAll("[role=option]").Select(option => option.Children[0].TextContent));
    }

    [Fact]
    public void KeyDown_ArrowsAndEnter_Choose()
    {
        var cut = Open();

        cut.Find("[role=combobox]").KeyDown("ArrowDown");
        cut.Find("[role=combobox]").KeyDown("Enter");

        Assert.Equal(["node/worker"], chosen);
        Assert.Empty(cut.FindAll("[role=listbox]"));
    }

    [Fact]
    public void Input_SomethingThatIsNotListed_MayBeUsedWhereTypingIsAllowed()
    {
        var cut = Open(allowsTyped: true);

        cut.Find("[role=combobox]").Input("10.1.2.3:80");
        cut.Find("[role=option]").Click();

        Assert.Equal(["10.1.2.3:80"], chosen);
    }

    [Fact]
    public void Input_SomethingThatIsNotListed_IsNothingElsewhere()
    {
        var cut = Open();

        cut.Find("[role=combobox]").Input("10.1.2.3:80");

        Assert.Empty(cut.FindAll("[role=option]"));
        Assert.Equal("Nothing fits", cut.Find(".pop-note").TextContent);
    }

    [Fact]
    public void KeyDown_Escape_ClosesWithoutAChoice()
    {
        var cut = Open();

        cut.Find("[role=combobox]").KeyDown("Escape");

        Assert.Empty(cut.FindAll("[role=listbox]"));
        Assert.Empty(chosen);
        module.VerifyInvoke("focus", calledTimes: 2);
    }

    [Fact]
    public void Blur_ToAnotherPlace_LeavesTheFocusThere()
    {
        var cut = Open();

        cut.Find("[role=combobox]").Blur();

        Assert.Empty(cut.FindAll("[role=listbox]"));
        module.VerifyInvoke("focus", calledTimes: 1);
    }

    [Fact]
    public void Click_ThousandsOfChoices_ShowsSixtyAndSaysThatThereAreMore()
    {
        var cut = Render(choices: [.. Enumerable.Range(0, 5000).Select(number => new Choice("", $"pod-{number}", $"pod-{number}", ""))]);

        cut.Find(".chip").Click();

        Assert.Equal(60, cut.FindAll("[role=option]").Count);
        Assert.Contains("There are more", cut.Find(".pop-note").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NameWithMarkup_IsText()
    {
        var cut = Render(choices: [new("", "x", "<img src=x onerror=alert(1)>", "")]);

        cut.Find(".chip").Click();

        Assert.Empty(cut.FindAll("img"));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private RenderedComponent<Picker> Open(bool allowsTyped = false)
    {
        var cut = Render(allowsTyped);
        cut.Find(".chip").Click();
        return cut;
    }

    private RenderedComponent<Picker> Render(bool allowsTyped = false, Choice[]? choices = null)
    {
        host.Services.AddScoped<PageModule>();
        module = host.JSInterop.SetupModule("./js/page.js");
        module.SetupVoid("focus");
        return host.Render<Picker>(plan => plan
            .Add(picker => picker.Label, "From")
            .Add(picker => picker.Text, "web-1")
            .Add(picker => picker.Choices, choices ?? Choices)
            .Add(picker => picker.AllowsTyped, allowsTyped)
            .Add(picker => picker.OnChosen, (string value) => chosen.Add(value))
            .AddCascadingValue(Language.English));
    }
}
