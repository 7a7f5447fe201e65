using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Programs;
using Visualizer.Engine.Kernel.Devices;

namespace Visualizer.Engine.Provisioning.Features;

/// <summary>Names, ids and tags of a node's filters in the order of loading.</summary>
/// <remarks>
/// bpf_lxc and bpf_host are loaded by netlink and named after the device, bpf_overlay and bpf_network after their section; from 1.14 on all are
/// named after symbol and device. Ids ascend over all nodes, which share one kernel as in kind; a tag follows from node, device and program.
/// </remarks>
/// <param name="node">The node.</param>
internal sealed class TcFilterNames(NodeDatapathBuilder node)
{
    private const int FirstId = 7000, IdsPerNode = 512;

    private readonly bool _isTcx = node.Config.IsTcx;
    private int _next = FirstId + (node.Cluster.PlaceOf(node.Node) * IdsPerNode);

    /// <summary>The filter of the program that is loaded next.</summary>
    public TcFilter Next(NetInterface device, string program, bool isIngress) => new(
        device, isIngress, Name(device, program), _next++, StableHash.Of(node.Node.Name, device.Name, program), _isTcx);

    /// <summary>The program on XDP of a device, which no version lists as a filter.</summary>
    public TcFilter Xdp(NetInterface device) =>
        new(device, true, "cil_xdp_entry", _next++, StableHash.Of(node.Node.Name, device.Name, "xdp"), false) { IsXdp = true };

    private string Name(NetInterface device, string program)
    {
        var symbol = "cil_" + program.Replace('-', '_');
        if (_isTcx)
        {
            return symbol;
        }

        if (node.Config.Cilium.IsAtLeast(14))
        {
            return $"{symbol}-{device.Name}";
        }

        return program switch
        {
            "from-overlay" or "to-overlay" => string.Create(CultureInfo.InvariantCulture, $"bpf_overlay.o:[{program}]"),
            "from-network" => "bpf_network.o:[from-network]",
            _ => "cilium-" + device.Name,
        };
    }
}
