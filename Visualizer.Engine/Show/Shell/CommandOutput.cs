namespace Visualizer.Engine.Show.Shell;

/// <summary>What a program writes.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
/// <param name="Status">Exit status.</param>
public readonly record struct CommandOutput(string Output, string Errors = "", int Status = 0)
{
    /// <summary>Whether the program runs on: what it has written so far is not all.</summary>
    internal bool RunsOn { get; init; }

    /// <summary>Lines of standard output, each closed by a line feed.</summary>
    public static CommandOutput Lines(IEnumerable<string> lines) => new(string.Concat(lines.Select(line => line + "\n")));

    /// <summary>A message on standard error, closed by a line feed.</summary>
    public static CommandOutput Error(string message, int status = 1) => new("", message + "\n", status);

    /// <summary>Both, in the order in which a terminal shows them: errors come after what was printed.</summary>
    public string Text => Output + Errors;
}
