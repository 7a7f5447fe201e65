namespace Visualizer.Verify.Running;

/// <summary>What the workers of a run have counted so far.</summary>
internal sealed class Tally
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Found> _found = [];
    private int _cells, _violations;

    /// <summary>Of the cells with a choice, or of a kind of flow, those that came to an outcome.</summary>
    public int Count(string name, Outcome outcome) => Outcomes.TryGetValue(name, out var counts) ? counts[(int)outcome] : 0;

    /// <summary>Choice, or kind of flow → how many cells came to each outcome.</summary>
    private Dictionary<string, int[]> Outcomes { get; } = [];

    /// <summary>Code of a finding → cells that have no answer because of it.</summary>
    public SortedDictionary<string, int> NotModelled { get; } = new(StringComparer.Ordinal);

    /// <summary>Cells walked so far.</summary>
    public int Cells => Volatile.Read(ref _cells);

    /// <summary>Violations so far.</summary>
    public int Violations => Volatile.Read(ref _violations);

    /// <summary>What does not hold: name of the check → how often, and the first cell in the lattice's order.</summary>
    public IReadOnlyDictionary<string, Found> Found => _found;

    /// <summary>Adds what one configuration's cells came to.</summary>
    public void Add(Entry entry, int order, IReadOnlyList<Result> results)
    {
        Interlocked.Add(ref _cells, results.Count);
        lock (_lock)
        {
            foreach (var (shape, outcome, reasons, violations) in results)
            {
                foreach (var name in entry.Configuration.Choices.Select(choice => choice.Name).Append(shape.Kind))
                {
                    if (!Outcomes.TryGetValue(name, out var counts))
                    {
                        Outcomes[name] = counts = new int[Enum.GetValues<Outcome>().Length];
                    }

                    counts[(int)outcome]++;
                }

                foreach (var code in reasons)
                {
                    NotModelled[code] = NotModelled.GetValueOrDefault(code) + 1;
                }

                foreach (var violation in violations)
                {
                    _violations++;
                    var found = _found.GetValueOrDefault(violation.Check);
                    var isFirst = found is null || order < found.Order;
                    _found[violation.Check] = new Found(
                        (found?.Count ?? 0) + 1, isFirst ? order : found!.Order, isFirst ? new Cell(entry.Configuration, shape) : found!.First,
                        isFirst ? violation.Place : found!.Place);
                }
            }
        }
    }
}

/// <summary>Violations of one check.</summary>
/// <param name="Count">Cells in which it does not hold.</param>
/// <param name="Order">Place of the first one's configuration in the plan.</param>
/// <param name="First">The first of them in the lattice's order.</param>
/// <param name="Place">Where in that cell.</param>
internal sealed record Found(int Count, int Order, Cell First, string Place);
