using Visualizer.Web.State;

namespace Visualizer.Tests.Web.State;

public sealed class BrowsePlaceTests
{
    [Theory]
    [InlineData("cluster", null)]
    [InlineData("gateway", "cluster")]
    [InlineData("svc/default/serversvc", "cluster")]
    [InlineData("identity/10221", "cluster")]
    [InlineData("node/worker", "cluster")]
    [InlineData("node/worker:pod/kube-system/coredns", "node/worker")]
    [InlineData("node/worker:host:eth0", "node/worker:host")]
    [InlineData("external/client:host:eth0", "external/client:host")]
    [InlineData("external/client:host", "cluster")]
    public void Parse_Spelling_ComesBackWithItsParent(string spelling, string? parent)
    {
        var place = BrowsePlace.Parse(spelling);

        Assert.Equal((spelling, parent), (place?.ToString(), place?.Parent?.ToString()));
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("worker"), InlineData("node/"), InlineData("pod/net"), InlineData("Cluster")]
    public void Parse_AnythingElse_IsNone(string? text) => Assert.Null(BrowsePlace.Parse(text));
}
