namespace Visualizer.Web.State;

/// <summary>How pages look, whatever they show. What is null was not said: an earlier choice decides, else the viewer's system.</summary>
public sealed record ViewLook
{
    /// <summary>Theme of a viewer who wants what their system prefers, whatever a link or an earlier choice said.</summary>
    public const string SystemTheme = "system";

    /// <summary>Nothing said.</summary>
    public static ViewLook Unsaid { get; } = new();

    /// <summary><c>light</c>, <c>dark</c> or <c>system</c>.</summary>
    public string? Theme { get; init; }

    /// <summary>Whether contrasts are as high as they get; false: as the system prefers.</summary>
    public bool? HighContrast { get; init; }

    /// <summary>Whether type is larger and lines are thicker, for the last row of a room.</summary>
    public bool? Projector { get; init; }

    /// <summary>The same with another's choices where this one has none.</summary>
    public ViewLook Else(ViewLook other) => new()
    {
        Theme = Theme ?? other.Theme,
        HighContrast = HighContrast ?? other.HighContrast,
        Projector = Projector ?? other.Projector,
    };

    /// <summary>The look that an address or a set of cookies says; what they say wrongly counts as not said.</summary>
    public static ViewLook Read(Func<string, string?> text)
    {
        bool? Flag(string key) => text(key) switch { "1" => true, "0" => false, _ => null };
        return new ViewLook
        {
            Theme = text("theme") is "light" or "dark" or SystemTheme ? text("theme") : null,
            HighContrast = Flag("contrast"),
            Projector = Flag("projector"),
        };
    }

    /// <summary>What <see cref="Read"/> reads.</summary>
    public IEnumerable<(string Key, string? Value)> Pairs()
    {
        static string? Flag(bool? value) => value switch { true => "1", false => "0", _ => null };
        return [("theme", Theme), ("contrast", Flag(HighContrast)), ("projector", Flag(Projector))];
    }
}
