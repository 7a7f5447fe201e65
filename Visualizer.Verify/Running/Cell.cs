using Visualizer.Verify.Lattice;

namespace Visualizer.Verify.Running;

/// <summary>One flow through one configuration.</summary>
internal sealed record Cell(Configuration Configuration, FlowShape Shape)
{
    /// <summary>How <c>./dev verify --cell</c> takes it.</summary>
    public override string ToString() => $"{Configuration}: {Shape}";

    /// <summary>The cell of that name; null when there is none.</summary>
    public static Cell? Parse(string name) =>
        name.Split(": ", 2) is [var configuration, var shape] && Configuration.Parse(configuration) is { } point
        && FlowShapes.All.FirstOrDefault(candidate => candidate.Name == shape) is { } found
            ? new Cell(point, found)
            : null;
}
