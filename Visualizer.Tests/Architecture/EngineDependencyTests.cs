using System.Text.RegularExpressions;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Architecture;

/// <summary>Dependencies point one way: Web → Engine, and inside the engine from each folder to those above it in the list.</summary>
public sealed partial class EngineDependencyTests
{
    [Fact]
    public void Types_OfEachFolder_UseOnlyFoldersBefore()
    {
        var violations = EngineFolders.Engine.GetTypes()
            .SelectMany(type => UsedMembers.TypesOf(type).Select(used => (type, used)))
            .Where(pair => IsForbidden(EngineFolders.Of(pair.type), EngineFolders.Of(pair.used)))
            .Select(pair => $"{pair.type} uses {pair.used}");

        Violations.AssertNone(violations);
    }

    [Fact]
    public void Usings_OfEachFile_NameOnlyFoldersBefore()
    {
        var violations =
            from path in RepositoryFiles.All
            where path.StartsWith("Visualizer.Engine/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal)
            let folder = path.Split('/') is [_, var name, _, ..] ? name : ""
            from Match match in NamedFolder().Matches(RepositoryFiles.Read(path))
            where IsForbidden(folder, match.Groups[1].Value)
            select $"{path}: {match.Value}";

        Violations.AssertNone(violations);
    }

    [Fact]
    public void Folders_OfTheEngine_AreAllInTheList()
    {
        var folders = RepositoryFiles.All
            .Select(path => path.Split('/'))
            .Where(parts => parts is ["Visualizer.Engine", _, _, ..])
            .Select(parts => parts[1])
            .Distinct();

        Violations.AssertNone(folders.Except(EngineFolders.InOrder));
    }

    [Fact]
    public void Namespaces_OfEachFile_FollowItsFolder()
    {
        var violations =
            from path in RepositoryFiles.All
            where path.EndsWith(".cs", StringComparison.Ordinal) && !path.Contains("Visualizer.Benchmarks/", StringComparison.Ordinal)
            let space = DeclaredNamespace().Match(RepositoryFiles.Read(path))
            where space.Success && space.Groups[1].Value != string.Join('.', path.Split('/')[..^1])
            select $"{path}: {space.Groups[1].Value}";

        Violations.AssertNone(violations);
    }

    [Fact]
    public void References_OfTheEngine_AreTheRuntimeAndYaml()
    {
        var references = EngineFolders.Engine.GetReferencedAssemblies().Select(reference => reference.Name!);

        Assert.All(references, name => Assert.True(name.StartsWith("System.", StringComparison.Ordinal) || name is "YamlDotNet", name));
        Assert.DoesNotContain("System.Text.Json", references);
    }

    [Theory]
    [InlineData("Wire", "Topology", true)]
    [InlineData("Simulation", "Wire", false)]
    [InlineData("Wire", "Wire", false)]
    [InlineData("Kernel", "", true)]
    [InlineData("", "Simulation", false)]
    public void IsForbidden_PairOfFolders_FollowsTheList(string from, string to, bool expected)
    {
        Assert.Equal(expected, IsForbidden(from, to));
    }

    [Fact]
    public void TypesOf_UseInsideAMethodBody_IsFound()
    {
        Assert.Contains(typeof(Random), UsedMembers.TypesOf(typeof(HidesItsUse)));
    }

    private static bool IsForbidden(string? from, string? to) =>
        from is not (null or "") && to is not null
        && (to == "" || Array.IndexOf(EngineFolders.InOrder, to) > Array.IndexOf(EngineFolders.InOrder, from));

    [GeneratedRegex(@"Visualizer\.Engine\.([A-Z]\w*)")]
    private static partial Regex NamedFolder();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex DeclaredNamespace();

    private sealed class HidesItsUse
    {
        public static int Length() => new[] { 1, 2, 3 }.Length + Random.Shared.Next();
    }
}
