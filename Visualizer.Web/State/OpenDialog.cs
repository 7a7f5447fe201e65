namespace Visualizer.Web.State;

/// <summary>A dialog that is open over the page; there is one at most.</summary>
/// <param name="Kind">Which.</param>
/// <param name="At">What it is open at: for captures the key of a tap, for a variant its number from 1, none for a new one; null: nothing in particular.</param>
public sealed record OpenDialog(DialogKind Kind, string? At = null)
{
    /// <summary>Reads what <see cref="ToString"/> writes; null for anything else.</summary>
    public static OpenDialog? Parse(string? text) => text?.Split('/', 2) is [var name, .. var rest] && KindOf(name) is { } kind
        ? new OpenDialog(kind, rest is [{ Length: > 0 } at] ? at : null)
        : null;

    /// <summary>The dialog as the address spells it: <c>captures/worker/host/eth0</c>.</summary>
    public override string ToString() => At is null ? NameOf(Kind) : $"{NameOf(Kind)}/{At}";

    private static DialogKind? KindOf(string name)
    {
        foreach (var kind in Enum.GetValues<DialogKind>())
        {
            if (NameOf(kind) == name)
            {
                return kind;
            }
        }

        return null;
    }

    // Links are kept for years: renaming a kind must not change them.
    private static string NameOf(DialogKind kind) => kind switch
    {
        DialogKind.Document => "document",
        DialogKind.Share => "share",
        DialogKind.Captures => "captures",
        DialogKind.Search => "search",
        DialogKind.Keys => "keys",
        DialogKind.Variant => "variant",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

/// <summary>Kinds of dialogs.</summary>
public enum DialogKind
{
    /// <summary>A scenario of the viewer's own.</summary>
    Document,

    /// <summary>Everything that carries the view elsewhere.</summary>
    Share,

    /// <summary>What tcpdump would capture.</summary>
    Captures,

    /// <summary>The search of the cluster.</summary>
    Search,

    /// <summary>The list of keys.</summary>
    Keys,

    /// <summary>A variant of the comparison.</summary>
    Variant,
}
