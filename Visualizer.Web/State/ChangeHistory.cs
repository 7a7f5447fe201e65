using System.Collections.Immutable;

namespace Visualizer.Web.State;

/// <summary>What a viewer asked before, and what was taken back: questions, whatever the player and the panels show of them.</summary>
/// <remarks>Going back in the browser is undoing too: what matters is only which question comes next.</remarks>
public sealed record ChangeHistory<TQuestion>
    where TQuestion : class, IQuestion<TQuestion>
{
    private const int MostChanges = 100;

    /// <summary>Questions to go back to, the latest last.</summary>
    public ImmutableArray<TQuestion> Undone { get; init; } = [];

    /// <summary>Questions that were taken back, the latest last.</summary>
    public ImmutableArray<TQuestion> Redone { get; init; } = [];

    /// <summary>The question before; null at the beginning.</summary>
    public TQuestion? Before => Undone.IsEmpty ? null : Undone[^1];

    /// <summary>The question that was taken back last; null when none was.</summary>
    public TQuestion? After => Redone.IsEmpty ? null : Redone[^1];

    /// <summary>Goes from one question to the next.</summary>
    /// <param name="from">The question that was answered last.</param>
    /// <param name="to">The question that is answered now.</param>
    /// <param name="continues">Whether <paramref name="to"/> goes on with what <paramref name="from"/> began, letter by letter.</param>
    public ChangeHistory<TQuestion> Go(TQuestion from, TQuestion to, bool continues)
    {
        if (from.AsksTheSameAs(to))
        {
            return this;
        }

        if (Before is { } before && before.AsksTheSameAs(to))
        {
            return new() { Undone = Undone.RemoveAt(Undone.Length - 1), Redone = Redone.Add(from) };
        }

        if (After is { } after && after.AsksTheSameAs(to))
        {
            return new() { Undone = Undone.Add(from), Redone = Redone.RemoveAt(Redone.Length - 1) };
        }

        return new() { Undone = continues ? Undone : [.. Undone.Add(from).TakeLast(MostChanges)] };
    }
}

/// <summary>What a viewer asks, and may take back.</summary>
public interface IQuestion<in TSelf>
{
    /// <summary>Whether another one asks the same, however the two are looked at.</summary>
    bool AsksTheSameAs(TSelf other);
}
