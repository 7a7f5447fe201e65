using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Helm;
using Visualizer.Tests.Support;
using Visualizer.Tests.Support.Components;
using Visualizer.Web.Components.Controls;
using Visualizer.Web.ViewModels.Browse;

namespace Visualizer.Tests.Web.Components;

/// <summary>Sentences with names, terms, addresses and quotes.</summary>
public sealed class TermTextTests : IAsyncDisposable
{
    private readonly ComponentHost host = new();

    [Fact]
    public void Address_WhereAPlaceCanBeOpened_LeadsToItsOwner()
    {
        var cluster = DatapathEngine.Trace(Labs.Load(Labs.Ebpf), HelmRequest.None, new FlowRequest(FlowKind.Ping, "net", "10.0.2.202")).Cluster!;

        var cut = host.Render<TermText>(plan => plan.AddCascadingValue(new LinkedText(cluster.Index)).Add(text => text.Text, "To `10.0.2.202`, not to 10.0.0.0/8."));

        Assert.Equal("10.0.2.202", Assert.Single(cut.FindAll("code .owner[data-open*=pod]")).TextContent);
        Assert.Single(cut.FindAll(".owner"));
        Assert.Contains("</code>, not to 10.0.0.0/8.", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Term_InALabel_SaysWhatItMeansWithoutStoppingTheKeyboard()
    {
        var cut = host.Render<TermText>(plan => plan.Add(text => text.Text, "The TTL in the netns").Add(text => text.IsTabStop, false));

        Assert.Equal(2, cut.FindAll(".term[data-tip]:not([role]):not([tabindex])").Count);
        cut.Render(plan => plan.Add(text => text.Text, "The TTL in the netns").Add(text => text.IsTabStop, true));
        Assert.Equal(2, cut.FindAll(".term[role=button][tabindex='0']").Count);
    }

    [Fact]
    public void Quote_OfAnAgentInAChineseSentence_IsMarkedAsEnglish()
    {
        var cut = host.Render<TermText>(plan => plan
            .AddCascadingValue(Language.Chinese).Add(text => text.Text, "agent 停止：“cannot be used with tunneling”可用的值：“strict”。"));

        Assert.Equal("cannot be used with tunneling", Assert.Single(cut.FindAll("[lang=en]")).TextContent.Trim());
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
