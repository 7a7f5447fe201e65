using Visualizer.Tests.Support;

namespace Visualizer.Tests.Web.Publishing;

/// <summary>What <c>dotnet publish Visualizer.Web -c Release</c> makes, once for all tests, in a folder of its own.</summary>
public sealed class PublishedFolder : IAsyncLifetime
{
    public string Path { get; } = Directory.CreateTempSubdirectory("visualizer-published-").FullName;

    public async ValueTask InitializeAsync()
    {
        using var publish = new ChildProcess("dotnet", ["publish", "Visualizer.Web", "-c", "Release", "-o", Path, "--nologo"], RepositoryFiles.Root);
        var code = await publish.WaitForExitAsync(TimeSpan.FromMinutes(5));
        Assert.True(code == 0, $"dotnet publish ended with {code}:\n{publish.Output}");
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Path, recursive: true);
        return ValueTask.CompletedTask;
    }
}
