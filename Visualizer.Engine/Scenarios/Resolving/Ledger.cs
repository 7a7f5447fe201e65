namespace Visualizer.Engine.Scenarios.Resolving;

/// <summary>Values that may exist only once, such as addresses: who pinned them, and which are still free.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="problems">Takes what is pinned twice.</param>
internal sealed class Ledger<T>(ProblemList problems)
    where T : notnull
{
    private readonly Dictionary<T, string?> taken = [];

    /// <summary>Takes a pinned value, or reports that somebody else has it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="node">Where it is pinned.</param>
    public bool Pin(T value, DocumentNode node) => Pin(value, node, problems.IsFull ? "" : node.Path.ToString());

    /// <summary>Takes a value that follows from elsewhere, before any pin can claim it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="owner">Who has it, for the problem of a pin that claims it too.</param>
    public void Reserve(T value, string owner) => taken.TryAdd(value, owner);

    /// <summary>Takes a generated value; false when it is not free.</summary>
    public bool Take(T value) => taken.TryAdd(value, null);

    /// <summary>Whether nobody has the value.</summary>
    public bool IsFree(T value) => !taken.ContainsKey(value);

    private bool Pin(T value, DocumentNode node, string owner)
    {
        if (taken.TryAdd(value, owner))
        {
            return true;
        }

        problems.Add(node, new("a value of its own", "不重复的值"), $"{Excerpt.Of(value.ToString()!)} is taken already: {taken[value]}.");
        return false;
    }
}
