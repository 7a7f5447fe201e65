using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace Visualizer.Tests.Support.Components;

/// <summary>The host has to tell the truth before what it says about our components counts.</summary>
public sealed class ComponentHostTests
{
    [Fact]
    public async Task Click_HandlerChangesState_MarkupFollows()
    {
        await using var host = new ComponentHost();
        var cut = host.Render<Counter>(p => p.Add(c => c.Start, 4));

        cut.Find("button").Click();

        cut.MarkupMatches("""<button class="big  plain"   type="button">5 &lt; 6</button>""");
        Assert.Equal(5, cut.Instance.Count);
    }

    [Fact]
    public async Task Click_HandlerThrows_TestSeesTheException()
    {
        await using var host = new ComponentHost();
        var cut = host.Render<Counter>(p => p.Add(c => c.Start, 99));

        var thrown = Assert.Throws<InvalidOperationException>(() => cut.Find("button").Click());

        Assert.Equal("A hundred is too many.", thrown.Message);
    }

    [Fact]
    public async Task Click_NobodyHandlesIt_Throws()
    {
        await using var host = new ComponentHost();
        var cut = host.Render<CascadingValue<int>>(p => p.Add(c => c.Value, 1).AddChildContent("<p>text</p>"));

        Assert.Throws<InvalidOperationException>(() => cut.Find("p").Click());
    }

    [Fact]
    public async Task Callback_ComponentRaisesIt_TestHearsIt()
    {
        var heard = new List<int>();
        await using var host = new ComponentHost();
        var cut = host.Render<Counter>(p => p.Add(c => c.Counted, (int count) => heard.Add(count)));

        cut.Find("button").Click();
        cut.Find("button").Click();

        Assert.Equal([1, 2], heard);
    }

    [Fact]
    public async Task AfterRender_PlannedModule_ComponentGetsItsAnswer()
    {
        await using var host = new ComponentHost();
        var module = host.JSInterop.SetupModule("./js/clock.js");
        var answer = module.Setup<string>("now", arguments => arguments is ["UTC"]);
        var cut = host.Render<Clock>();
        Assert.Equal("–", cut.Find("time").TextContent);

        answer.SetResult("12:00");

        cut.WaitForAssertion(() => Assert.Equal("12:00", cut.Find("time").TextContent));
        module.VerifyInvoke("now", calledTimes: 1);
    }

    [Fact]
    public async Task AfterRender_CallIsNotPlanned_Throws()
    {
        await using var host = new ComponentHost();
        host.JSInterop.SetupModule("./js/clock.js");

        var thrown = Assert.Throws<InvalidOperationException>(() => host.Render<Clock>());

        Assert.Contains("now(UTC)", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_CascadingValueAndService_ComponentSeesBoth()
    {
        await using var host = new ComponentHost();
        host.Services.AddSingleton(new Greeting("Hello"));

        var cut = host.Render<Greeter>(p => p.AddCascadingValue("net"));

        cut.MarkupMatches("<p>Hello net</p>");
    }

    [Fact]
    public async Task MarkupMatches_OtherText_Fails()
    {
        await using var host = new ComponentHost();
        var cut = host.Render<Counter>();

        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => cut.MarkupMatches("<button>1</button>"));
    }

    private sealed record Greeting(string Word);

    private sealed class Greeter : ComponentBase
    {
        [Inject]
        public required Greeting Greeting { get; init; }

        [CascadingParameter]
        public string? Name { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, $"<p>{Greeting.Word} {Name}</p>");
    }

    private sealed class Counter : ComponentBase
    {
        [Parameter]
        public int Start { get; set; }

        [Parameter]
        public EventCallback<int> Counted { get; set; }

        public int Count { get; private set; }

        protected override void OnInitialized() => Count = Start;

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "type", "button");
            builder.AddAttribute(2, "class", "plain big");
            builder.AddAttribute(3, "onclick", EventCallback.Factory.Create<MouseEventArgs>(this, CountOnAsync));
            builder.AddContent(4, $"{Count} < {Count + 1}");
            builder.CloseElement();
        }

        private Task CountOnAsync()
        {
            Count++;
            return Count < 100 ? Counted.InvokeAsync(Count) : throw new InvalidOperationException("A hundred is too many.");
        }
    }

    private sealed class Clock : ComponentBase
    {
        private string _time = "–";

        [Inject]
        public required IJSRuntime Js { get; init; }

        protected override async Task OnAfterRenderAsync(bool firstRender)
        {
            if (firstRender)
            {
                var module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/clock.js");
                _time = await module.InvokeAsync<string>("now", "UTC");
                StateHasChanged();
            }
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "time");
            builder.AddContent(1, _time);
            builder.CloseElement();
        }
    }
}
