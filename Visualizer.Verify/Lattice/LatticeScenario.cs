using Visualizer.Engine.Scenarios;

namespace Visualizer.Verify.Lattice;

/// <summary>The cluster on which the lattice is walked (<c>lattice.yaml</c>).</summary>
internal static class LatticeScenario
{
    public static Scenario Load()
    {
        using var stream = typeof(LatticeScenario).Assembly.GetManifestResourceStream("lattice")!;
        using var reader = new StreamReader(stream);
        var resolution = ScenarioResolver.Resolve(ScenarioReader.Read(reader.ReadToEnd()), "lattice");
        return resolution.Scenario ?? throw new InvalidOperationException(string.Join("; ", resolution.Problems));
    }
}
