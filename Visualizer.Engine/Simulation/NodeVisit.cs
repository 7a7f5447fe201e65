using Visualizer.Engine.Kernel;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Simulation;

/// <summary>One node during one trace: what is set up there, what changes, and what its taps have seen.</summary>
/// <param name="datapath">What is set up there.</param>
internal sealed class NodeVisit(NodeDatapath datapath)
{
    private readonly List<Sighting>?[] _sightings = new List<Sighting>?[datapath.Devices.Length];

    /// <summary>What is set up there.</summary>
    public NodeDatapath Datapath { get; } = datapath;

    /// <summary>What changes.</summary>
    public NodeState State { get; } = NodeDatapath.NewState();

    /// <summary>Whether a packet with a direction was here.</summary>
    public bool WasEntered { get; set; }

    /// <summary>A device's tap saw a frame.</summary>
    public void See(int device, Sighting sighting) => (_sightings[device] ??= new List<Sighting>(4)).Add(sighting);

    /// <summary>What a device's tap saw.</summary>
    public IReadOnlyList<Sighting> Seen(int device) => _sightings[device] ?? (IReadOnlyList<Sighting>)[];
}
