using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Flows;

/// <summary>What a name or an address in <c>flow.to</c> stands for.</summary>
/// <param name="Address">The address that the client talks to.</param>
/// <param name="Service">The service whose ClusterIP or LoadBalancer IP it is; null otherwise.</param>
/// <param name="Node">The node that the target names; null otherwise.</param>
/// <param name="End">The process behind it where it is one.</param>
internal sealed record FlowTarget(Ipv4Address Address, Service? Service, Node? Node, FlowEnd? End)
{
    /// <summary>The service port that a packet to this address and port meets, NodePorts of nodes included; null when none.</summary>
    public ServicePort? ServicePort(ClusterIndex cluster, TransportProtocol protocol, int port)
    {
        if (Service is not null)
        {
            return Service.Ports.FirstOrDefault(candidate => candidate.Protocol == protocol && candidate.Port == port);
        }

        return cluster.Owner(Address) is AddressOwner.NodeAddress ? cluster.Services.AtNodePort((int)protocol, port)?.Port : null;
    }
}
