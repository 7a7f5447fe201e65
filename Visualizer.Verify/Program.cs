using Visualizer.Verify.Invariants;

namespace Visualizer.Verify;

/// <summary>Walks the lattice and tells what does not hold.</summary>
internal static class Program
{
    private static int Main()
    {
        var cells = 0;
        var violations = new List<string>();
        foreach (var (name, answer) in Lattice.Walk().Where(cell => cell.Answer.Trace is not null))
        {
            cells++;
            violations.AddRange(TraceInvariants.All.SelectMany(
                invariant => invariant.Violations(answer).Take(1).Select(violation => $"{name}: {invariant.Name}: {violation}")));
        }

        violations.ForEach(Console.WriteLine);
        Console.WriteLine($"{cells} cells, {violations.Count} violations");
        return violations.Count == 0 ? 0 : 1;
    }
}
