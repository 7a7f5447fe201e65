using System.Net;

namespace Visualizer.Tests.Web.Hosting;

/// <summary>What pages show of their address before there is a connection.</summary>
public sealed class LinksTests
{
    [Fact]
    public async Task Get_LinkOfANewerFormat_SaysSoOnEveryPageThatReadsIt()
    {
        (string Path, string? Says)[] links =
        [
            ("/?v=2&lang=en", "Its format is 2; this Visualizer reads up to 1."),
            ("/?v=2&lang=zh-Hans", "链接的格式是 2，当前的 Visualizer 最多只能读取格式 1。"),
            ("/?v=2&embed=1&lang=en", "Its format is 2"),
            ("/compare?v=3&name1=a&name2=b&lang=zh-Hans", "链接的格式是 3"),
            ("/print?v=2&lang=en", "Its format is 2"),
            ("/?v=1&lang=en", null),
            ("/?v=x&lang=en", null),
        ];

        var pages = await GetAsync(links.Select(link => link.Path));

        Assert.All(links.Zip(pages), each => Assert.Equal(each.First.Says is not null, each.Second.Contains("class=\"strip\"", StringComparison.Ordinal)));
        Assert.All(links.Zip(pages), each => Assert.Contains(each.First.Says ?? "", each.Second, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_OpenDialog_IsThereUnlessTheViewIsEmbedded()
    {
        string[] links = ["/?open=keys", "/compare?open=keys", "/?open=share", "/?open=captures", "/?open=search", "/?open=document"];
        string[] marks = ["class=\"keys\"", "class=\"keys\"", "class=\"share\"", "class=\"captures\"", "class=\"search\"", "class=\"editor\""];

        var pages = await GetAsync(links);
        var embedded = await GetAsync(links.Where(link => link[1] == '?').Select(link => link + "&embed=1"));

        Assert.All(marks.Zip(pages), each => Assert.Contains(each.First, each.Second, StringComparison.Ordinal));
        Assert.All(embedded, page => Assert.DoesNotContain("dialog-head", page, StringComparison.Ordinal));
    }

    private static async Task<string[]> GetAsync(IEnumerable<string> paths)
    {
        await using var server = new ConfiguredServer();
        using var client = server.CreateClient();
        var pages = await Task.WhenAll(paths.Select(path => client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)));
        return [.. pages.Select(WebUtility.HtmlDecode).OfType<string>()];
    }
}
