using Visualizer.Engine.Configuration;

namespace Visualizer.Engine.Show;

/// <summary>A table of a place that one can look into: what it is called, the command that prints it, and its text when somebody reads it.</summary>
/// <param name="Command">The command line.</param>
/// <param name="Place">Where it is typed.</param>
public sealed record ShowTable(string Command, ShowPlace Place)
{
    private readonly (string English, string Chinese) _title;

    internal ShowTable(string command, ShowPlace place, string english, string chinese)
        : this(command, place) => _title = (english, chinese);

    /// <summary>What it is called.</summary>
    public string Title(Language language) => language == Language.English ? _title.English : _title.Chinese;

    /// <summary>What the command prints; made now.</summary>
    public string Text() => ShowShell.Run(Command, Place).Text;
}
