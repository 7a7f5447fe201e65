using System.Collections.Immutable;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Simulation;

/// <summary>One node, or one host outside the cluster, during one trace: what is set up there, what changes, and what its taps have seen.</summary>
internal sealed class NodeVisit
{
    private readonly NodeDatapath? _datapath;
    private readonly List<Sighting>?[] _sightings;

    /// <summary>A node of the cluster.</summary>
    public NodeVisit(NodeDatapath datapath, NodeState state)
    {
        State = state;
        _datapath = datapath;
        Host = datapath.Host;
        Devices = datapath.Devices;
        _sightings = new List<Sighting>?[Devices.Length];
    }

    /// <summary>A host outside the cluster, or the gateway.</summary>
    public NodeVisit(NetNs host, NodeState state)
    {
        State = state;
        Host = host;
        Devices = host.Interfaces;
        _sightings = new List<Sighting>?[Devices.Length];
    }

    /// <summary>The node as declared; null outside the cluster.</summary>
    public Node? Node => _datapath?.Node;

    /// <summary>Its initial netns.</summary>
    public NetNs Host { get; }

    /// <summary>All its devices, by <see cref="NetInterface.NodeIndex"/>.</summary>
    public ImmutableArray<NetInterface> Devices { get; }

    /// <summary>Programs on its root cgroup; null when socket LB is off, and outside the cluster.</summary>
    public ISocketProgram? SocketProgram => _datapath?.SocketProgram;

    /// <summary>What changes.</summary>
    public NodeState State { get; }

    /// <summary>Whether a packet with a direction was here.</summary>
    public bool WasEntered { get; set; }

    /// <summary>The netns of that name; null when there is none.</summary>
    public NetNs? Find(string netNs) => _datapath is null ? Host : _datapath.Find(netNs);

    /// <summary>A device's tap saw a frame.</summary>
    public void See(int device, Sighting sighting) => (_sightings[device] ??= new List<Sighting>(4)).Add(sighting);

    /// <summary>What a device's tap saw.</summary>
    public ImmutableArray<Sighting> Seen(int device) => _sightings[device] is { } seen ? [.. seen] : [];
}
