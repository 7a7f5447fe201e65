using System.Collections.Immutable;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Provisioning;

/// <summary>Everything that is set up on one node: netns, devices, routing, netfilter, XFRM, programs, maps. The one truth that commands print and the walk uses.</summary>
/// <remarks>Immutable and shared by all traces; what changes while a flow runs is in the <see cref="NodeState"/> of that trace.</remarks>
public sealed class NodeDatapath
{
    private readonly Dictionary<string, NetNs> _byName;

    internal NodeDatapath(Node node, NodeMaps maps, ISocketProgram? socketProgram, ImmutableArray<NetNs> netNamespaces)
    {
        Node = node;
        Maps = maps;
        SocketProgram = socketProgram;
        NetNamespaces = netNamespaces;
        _byName = netNamespaces.ToDictionary(netNs => netNs.Name, StringComparer.Ordinal);
        Devices = [.. netNamespaces.SelectMany(netNs => netNs.Interfaces)];
        for (var index = 0; index < Devices.Length; index++)
        {
            Devices[index].NodeIndex = index;
        }
    }

    /// <summary>The node as declared.</summary>
    public Node Node { get; }

    /// <summary>Its BPF maps, as the agent filled them.</summary>
    public NodeMaps Maps { get; }

    /// <summary>Programs on the root cgroup; null when socket LB is off.</summary>
    public ISocketProgram? SocketProgram { get; }

    /// <summary><c>host</c> first, then the pods' in the order of their creation, then <c>cilium-health</c>.</summary>
    public ImmutableArray<NetNs> NetNamespaces { get; }

    /// <summary>All devices, by <see cref="NetInterface.NodeIndex"/>.</summary>
    public ImmutableArray<NetInterface> Devices { get; }

    /// <summary>The initial netns.</summary>
    public NetNs Host => NetNamespaces[0];

    /// <summary>The netns of that name; null when the node has none.</summary>
    public NetNs? Find(string netNs) => _byName.GetValueOrDefault(netNs);

    /// <summary>State of the node before any flow.</summary>
    public static NodeState NewState() => new(new ProgramState());
}
