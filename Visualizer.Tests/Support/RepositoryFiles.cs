using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Visualizer.Tests.Support;

/// <summary>The source tree that the tests were built from.</summary>
public static class RepositoryFiles
{
    private static readonly string[] Ignored = ["bin", "obj", "node_modules", ".git", "TestResults", "artifacts"];

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every file that belongs to the repository, relative to its root with slashes: git's list, or the folders themselves without git.</summary>
    public static IReadOnlyList<string> All { get; } = [.. (FromGit() ?? FromFolders()).Order(StringComparer.Ordinal)];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        var at = Path.GetDirectoryName(thisFile);
        while (at is not null && !File.Exists(Path.Combine(at, "Visualizer.sln")))
        {
            at = Path.GetDirectoryName(at);
        }
        return at ?? throw new DirectoryNotFoundException("The tests run away from the source tree that they were built from.");
    }

    private static List<string>? FromGit()
    {
        try
        {
            var start = new ProcessStartInfo("git", ["-C", Root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var git = Process.Start(start)!;
            var listed = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
            git.WaitForExit();
            return git.ExitCode == 0 ? [.. listed.Where(path => File.Exists(Path.Combine(Root, path)))] : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static IEnumerable<string> FromFolders() =>
        Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(Ignored.Contains))
            .Where(path => !path.StartsWith("Visualizer.Web/wwwroot/js/", StringComparison.Ordinal)
                && !path.StartsWith("Visualizer.Web/wwwroot/_framework/", StringComparison.Ordinal));
}
