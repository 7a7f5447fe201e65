using System.Text.RegularExpressions;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Architecture;

/// <summary>Rules of the tree itself: small files, telling names, nothing of the machine that it was written on.</summary>
public sealed partial class SourceTreeTests
{
    private const int CeilingLines = 500;

    private static readonly string[] Source = [".cs", ".razor", ".ts"];
    private static readonly string[] Text =
        [.. Source, ".css", ".csproj", ".editorconfig", ".html", ".js", ".json", ".md", ".mjs", ".props", ".sln", ".svg", ".targets", ".txt", ".yaml"];

    [Fact]
    public void Files_OfSource_StayUnderTheCeiling()
    {
        var tooLong = RepositoryFiles.All
            .Where(path => HasExtension(path, Source))
            .Select(path => (path, lines: RepositoryFiles.Read(path).Split('\n').Length - 1))
            .Where(file => file.lines > CeilingLines)
            .Select(file => $"{file.path}: {file.lines} lines");

        Violations.AssertNone(tooLong);
    }

    [Fact]
    public void Names_OfFoldersAndFiles_SayWhatIsInside()
    {
        var vague = RepositoryFiles.All.Where(path => path.Split('/').Any(part => VagueName().IsMatch(part.Split('.')[0])));

        Violations.AssertNone(vague);
    }

    [Fact]
    public void Names_OfTypes_SayWhatTheyAre()
    {
        var vague =
            from path in RepositoryFiles.All
            where HasExtension(path, [".cs"])
            from Match match in DeclaredType().Matches(RepositoryFiles.Read(path))
            where VagueName().IsMatch(match.Groups[1].Value)
            select $"{path}: {match.Groups[1].Value}";

        Violations.AssertNone(vague);
    }

    [Theory]
    [InlineData("HelmUtils", true)]
    [InlineData("SessionManager", true)]
    [InlineData("Helpers", true)]
    [InlineData("Misc", true)]
    [InlineData("CommonRule", false)]
    [InlineData("BandwidthManagerRule", false)]
    public void VagueName_Name_IsToldApart(string name, bool expected)
    {
        Assert.Equal(expected, VagueName().IsMatch(name));
    }

    [Fact]
    public void Files_OfTheRepository_NameNoPathOfAMachine()
    {
        var named =
            from path in RepositoryFiles.All
            where HasExtension(path, Text) || !Path.HasExtension(path)
            from Match match in MachinePath().Matches(RepositoryFiles.Read(path))
            select $"{path}: {match.Value}";

        Violations.AssertNone(named);
    }

    [Fact]
    public void LockFiles_OfPackages_NameNoRegistry()
    {
        var lockFiles = RepositoryFiles.All.Where(path => path.EndsWith("package-lock.json", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(lockFiles);
        Assert.All(lockFiles, path => Assert.DoesNotContain("\"resolved\"", RepositoryFiles.Read(path), StringComparison.Ordinal));
    }

    [Fact]
    public void Files_BuiltOrDownloaded_AreNotCommitted()
    {
        string[] outputs = ["Visualizer.Web/wwwroot/js/", "Visualizer.Web/wwwroot/fonts/", "Visualizer.Web/wwwroot/_framework/"];

        Assert.DoesNotContain(RepositoryFiles.All, path => outputs.Any(output => path.StartsWith(output, StringComparison.Ordinal)));
    }

    private static bool HasExtension(string path, string[] extensions) => extensions.Contains(Path.GetExtension(path));

    [GeneratedRegex("(?:Utils?|Utilities|Helpers?|Manager|Misc)$|^Common$")]
    private static partial Regex VagueName();

    [GeneratedRegex(@"^\s*(?:\w+ )*(?:class|record|struct|interface|enum) (\w+)", RegexOptions.Multiline)]
    private static partial Regex DeclaredType();

    // Written so that the pattern does not match itself.
    [GeneratedRegex(@"(?<![\w.])/(?:home|Users|root|work|tmp)/[a-z]\w+|[A-Z]:\\{1,2}Users")]
    private static partial Regex MachinePath();
}
