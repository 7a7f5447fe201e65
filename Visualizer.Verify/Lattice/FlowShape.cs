using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;

namespace Visualizer.Verify.Lattice;

/// <summary>A kind of flow with the positions of its ends.</summary>
/// <param name="Kind">Kind as the table of what was covered says it.</param>
/// <param name="Name">Its name in cells; unique.</param>
/// <param name="Request">The flow on the lattice's cluster.</param>
/// <param name="MayEnd">Whether it may end so under a configuration.</param>
internal sealed record FlowShape(string Kind, string Name, FlowRequest Request, Func<DatapathConfig, Disposition, bool> MayEnd)
{
    public override string ToString() => Name;
}
