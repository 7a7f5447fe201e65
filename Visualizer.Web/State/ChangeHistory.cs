using System.Collections.Immutable;

namespace Visualizer.Web.State;

/// <summary>What a viewer asked before, and what was taken back: questions, whatever the player and the panels show of them.</summary>
/// <remarks>Going back in the browser is undoing too: what matters is only which question comes next.</remarks>
/// <param name="Undone">Questions to go back to, the latest last.</param>
/// <param name="Redone">Questions that were taken back, the latest last.</param>
public sealed record ChangeHistory(ImmutableArray<WorkbenchRequest> Undone, ImmutableArray<WorkbenchRequest> Redone)
{
    private const int MostChanges = 100;

    /// <summary>Nothing asked yet.</summary>
    public static readonly ChangeHistory Empty = new([], []);

    /// <summary>The question before; null at the beginning.</summary>
    public WorkbenchRequest? Before => Undone.IsEmpty ? null : Undone[^1];

    /// <summary>The question that was taken back last; null when none was.</summary>
    public WorkbenchRequest? After => Redone.IsEmpty ? null : Redone[^1];

    /// <summary>Whether two requests ask the same, however they are looked at.</summary>
    public static bool AreSame(WorkbenchRequest one, WorkbenchRequest other) => Spell(one) == Spell(other);

    /// <summary>Goes from one question to the next.</summary>
    /// <param name="from">The question that was answered last.</param>
    /// <param name="to">The question that is answered now.</param>
    /// <param name="continues">Whether <paramref name="to"/> goes on with what <paramref name="from"/> began, letter by letter.</param>
    public ChangeHistory Go(WorkbenchRequest from, WorkbenchRequest to, bool continues)
    {
        if (AreSame(from, to))
        {
            return this;
        }

        if (Before is { } before && AreSame(before, to))
        {
            return new ChangeHistory(Undone.RemoveAt(Undone.Length - 1), Redone.Add(from));
        }

        if (After is { } after && AreSame(after, to))
        {
            return new ChangeHistory(Undone.Add(from), Redone.RemoveAt(Redone.Length - 1));
        }

        return new ChangeHistory(continues ? Undone : [.. Undone.Add(from).TakeLast(MostChanges)], []);
    }

    private static string Spell(WorkbenchRequest request) => WorkbenchUrl.Write(request.FromStart() with
    {
        ShowAll = false,
        ShowStations = false,
        GuessFirst = false,
        HelmOpen = false,
        TerminalOpen = false,
        Place = null,
        Table = null,
        IsEmbedded = false,
        Language = null,
        Look = ViewLook.Unsaid,
    });
}
