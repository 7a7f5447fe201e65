using Microsoft.Extensions.DependencyInjection;
using Visualizer.Tests.Support.Components;
using Visualizer.Web.Components.Compare;
using Visualizer.Web.Interop;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.Components;

public sealed class VariantDialogTests : IAsyncDisposable
{
    private readonly ComponentHost host = new();
    private readonly List<CompareVariant> asked = [];

    public VariantDialogTests()
    {
        host.Services.AddScoped<PageModule>();
        var module = host.JSInterop.SetupModule("./js/page.js");
        module.SetupVoid("openDialog");
        module.SetupVoid("closeDialog");
    }

    [Fact]
    public void Apply_NameVersionAndValues_BecomeTheVariant()
    {
        var cut = Render();

        cut.FindAll("input.field")[0].Change("newer");
        cut.FindAll("input.field")[1].Change("1.14.2");
        cut.Find("textarea").Change("routingMode=native\n--set bpf.masquerade=true");
        cut.Find("form").Submit();

        var variant = Assert.Single(asked);
        Assert.Equal(("newer", "1.14.2", null), (variant.Name, variant.Version, variant.Kernel));
        Assert.Equal(["routingMode=native", "bpf.masquerade=true"], variant.Set);
    }

    [Theory]
    [InlineData("taken", "", "", "A name that no other variant has")]
    [InlineData(" ", "", "", "A name that no other variant has")]
    [InlineData("new", "soon", "", "no version such as")]
    [InlineData("new", "", "what is this", "line 1")]
    public void Apply_SomethingWrong_IsSaidAndNothingIsAsked(string name, string version, string set, string said)
    {
        var cut = Render();

        cut.FindAll("input.field")[0].Change(name);
        cut.FindAll("input.field")[1].Change(version);
        cut.Find("textarea").Change(set);
        cut.Find("form").Submit();

        Assert.Empty(asked);
        Assert.Contains(said, cut.Find("#variant-problems").TextContent, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    private RenderedComponent<VariantDialog> Render() => host.Render<VariantDialog>(parameters => parameters
        .Add(dialog => dialog.Variant, new CompareVariant { Name = "old" })
        .Add(dialog => dialog.OtherNames, ["taken"])
        .Add(dialog => dialog.OnVariant, asked.Add)
        .Add(dialog => dialog.OnClose, () => { }));
}
