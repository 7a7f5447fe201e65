using System.Text.RegularExpressions;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Web.Styles;

/// <summary>A sheet that nobody names is a sheet that nobody sees.</summary>
public sealed partial class StyleSheetTests
{
    private const string Folder = "Visualizer.Web/wwwroot/css/";

    [Fact]
    public void Site_EverySheet_IsNamedOnce()
    {
        var named = Import().Matches(RepositoryFiles.Read(Folder + "site.css")).Select(match => match.Groups[1].Value);

        var sheets = RepositoryFiles.All
            .Where(path => path.StartsWith(Folder, StringComparison.Ordinal))
            .Select(path => path[Folder.Length..])
            .Where(path => path != "site.css" && !path.StartsWith("look/", StringComparison.Ordinal));
        Assert.Equal(sheets.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("@import \"([^\"]+)\";")]
    private static partial Regex Import();
}
