using System.Runtime.CompilerServices;

namespace Visualizer.Tests.Support;

/// <summary>Compares a text with the approved one in <c>Golden/{Class}.{Method}[_{case}].verified.{extension}</c>.</summary>
/// <remarks>
/// A difference writes the new text beside it as <c>.received.</c> (never committed) and fails. <c>./dev accept</c> rewrites the approved files;
/// read the difference before committing them.
/// </remarks>
public static class Golden
{
    private static readonly bool Accepting = Environment.GetEnvironmentVariable("VISUALIZER_ACCEPT") == "1";

    public static void Verify(
        string actual, string? @case = null, string extension = "txt", [CallerFilePath] string testFile = "", [CallerMemberName] string method = "")
    {
        var name = $"{Path.GetFileNameWithoutExtension(testFile)}.{method}{(@case is null ? "" : "_" + @case)}";
        VerifyFile(actual, $"Visualizer.Tests/Golden/{name}.verified.{extension}", method);
    }

    /// <summary>The same for a generated file anywhere in the repository: <paramref name="path"/> relative to its root.</summary>
    public static void VerifyFile(string actual, string path, [CallerMemberName] string method = "")
    {
        var approved = Path.Combine(RepositoryFiles.Root, path);
        var extension = Path.GetExtension(path);
        var name = Path.GetFileNameWithoutExtension(path).Replace(".verified", "", StringComparison.Ordinal);
        var received = Path.Combine(Path.GetDirectoryName(approved)!, $"{name}.received{extension}");
        var text = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        var expected = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : null;

        File.Delete(received);
        if (text == expected)
        {
            return;
        }
        File.WriteAllText(Accepting ? approved : received, text);
        if (!Accepting)
        {
            Assert.Fail($"{name} is not what was approved. {FirstDifference(expected, text)}\nIf the new text is right: ./dev accept --filter {method}");
        }
    }

    private static string FirstDifference(string? expected, string actual)
    {
        if (expected is null)
        {
            return "Nothing was approved yet.";
        }
        var (was, now) = (expected.Split('\n'), actual.Split('\n'));
        var line = 0;
        while (line < was.Length && line < now.Length && was[line] == now[line])
        {
            line++;
        }
        return $"First difference in line {line + 1}:\n- {was.ElementAtOrDefault(line)}\n+ {now.ElementAtOrDefault(line)}";
    }
}
