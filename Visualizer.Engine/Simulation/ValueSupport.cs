using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Programs;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Configuration.Rules;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Provisioning;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using PolicyCodes = Visualizer.Engine.Tracing.Codes.PolicyCodes;

namespace Visualizer.Engine.Simulation;

/// <summary>What of the Helm values is not walked. It is an error where a packet of the flow could meet it, else good to know.</summary>
/// <remarks>
/// Until a packet first meets such a value, the walk without it is exact. So the walk itself tells whether one does, and nobody has to know
/// the ways of a mode.
/// </remarks>
public static class ValueSupport
{
    /// <summary>The findings about a configuration, with the severity that a flow gives them; with an error among them the trace is no answer.</summary>
    public static ImmutableArray<Finding> Judge(ImmutableArray<Finding> findings, ClusterDatapath cluster, Flow flow, Trace trace)
    {
        var walk = new Walk(cluster, flow, trace);
        return
        [
            .. findings.Select(finding => ModelledRule.Of(finding) is { } feature && walk.Meets(feature.Reach)
                ? finding with { Severity = Severity.Error }
                : finding),
        ];
    }

    /// <summary>A walk, asked what packets were in it.</summary>
    private sealed class Walk(ClusterDatapath cluster, Flow flow, Trace trace)
    {
        private ClusterIndex Index => cluster.Index;

        public bool Meets(UnmodelledReach reach) => reach switch
        {
            UnmodelledReach.EveryFlow => true,
            UnmodelledReach.NoFlow => false,
            UnmodelledReach.Pods => HasPods,
            UnmodelledReach.PodsUnderPolicies => HasPods && !Index.Cluster.Policies.IsEmpty,
            UnmodelledReach.Denials => Hops.Any(hop => PolicyCodes.All.Contains(hop.Code)),
            UnmodelledReach.NodeAddresses => Sighted.Any(sight => IsNode(sight.Source) || IsNode(sight.Destination)),
            UnmodelledReach.NodesAcross => Sighted.Any(sight => !IsCarrier(sight) && IsAcross(sight) && (IsNode(sight.Source) || IsNode(sight.Destination))),
            UnmodelledReach.BetweenNodes => Sighted.Any(IsAcross),
            UnmodelledReach.Netfilter => Hops.Any(hop => hop.Stage is >= Stage.NfPrerouting and <= Stage.NfPostrouting && IsOnNode(hop)),
            UnmodelledReach.Masquerading => LeavingPods.Any(sight => !IsPod(sight.Destination)),
            UnmodelledReach.PodToWorld => LeavingPods.Any(sight => IsOutside(sight.Destination)),
            UnmodelledReach.World => Sighted.Any(sight => IsOutside(sight.Source) || IsOutside(sight.Destination)),
            UnmodelledReach.Services => IsService,
            _ => Sighted.Any(sight => IsOutside(sight.Source) && Index.Owner(sight.Destination) is AddressOwner.ServiceAddress { Service: var service }
                && service.ClusterIp == sight.Destination),
        };

        private IEnumerable<Hop> Hops => trace.Packets.SelectMany(packet => packet.Hops);

        private bool HasPods => Hops.Any(hop => hop.Place.Node is not null && hop.Place.NetNs is not (null or "host") && IsOnNode(hop));

        /// <summary>Outermost IPv4 headers, as they were when a stage was left.</summary>
        private IEnumerable<Sight> Sighted => Hops.Select(Sight.Of).OfType<Sight>();

        /// <summary>What from-container lets out of the node, of what pods say first: no reply is masqueraded.</summary>
        private IEnumerable<Sight> LeavingPods =>
            from packet in trace.Packets
            where packet.Direction == PacketDirection.Request
            from hop in packet.Hops
            where hop.Program == FromContainer.ProgramName
            let sight = Sight.Of(hop)
            where sight is not null && IsPod(sight.Source) && NodeOf(sight.Destination)?.Name != hop.Place.Node
            select sight;

        private bool IsService => Index.Owner(flow.Address) switch
        {
            AddressOwner.ServiceAddress => true,
            AddressOwner.NodeAddress => flow.Kind != FlowKind.Ping
                && Index.Cluster.Services.Any(service => service.Ports.Any(port => port.NodePort == flow.Port)),
            _ => false,
        };

        private bool IsOnNode(Hop hop) => hop.Place.Node is { } name && Index.Node(name) is not null;

        private bool IsNode(Ipv4Address address) => Index.Owner(address) is AddressOwner.NodeAddress or AddressOwner.Router;

        private bool IsPod(Ipv4Address address) => Index.Owner(address) is AddressOwner.PodAddress or AddressOwner.HealthEndpoint;

        private bool IsOutside(Ipv4Address address) => Index.ExternalAt(address) is not null;

        /// <summary>Whether it only carries another packet: ESP, a tunnel, WireGuard.</summary>
        private bool IsCarrier(Sight sight) => sight.Protocol == IpProtocol.Esp || sight.UdpPort == WireGuardMessage.Port || sight.UdpPort == cluster.Config.TunnelPort;

        /// <summary>Whether a node has a packet that another node sends or would get.</summary>
        private bool IsAcross(Sight sight) =>
            sight.Node is { } here && Index.Node(here) is not null && (IsElsewhere(sight.Source, here) || IsElsewhere(sight.Destination, here));

        private bool IsElsewhere(Ipv4Address address, string here) => NodeOf(address) is { } node && node.Name != here;

        private Node? NodeOf(Ipv4Address address) => Index.Owner(address) switch
        {
            AddressOwner.NodeAddress { Node: var node } => node,
            _ => Index.NodeOfPodAddress(address),
        };
    }

    /// <summary>The outermost IPv4 header of a hop.</summary>
    /// <param name="Node">Where it was; null on the wire.</param>
    /// <param name="Source">From.</param>
    /// <param name="Destination">To.</param>
    /// <param name="Protocol">What follows it.</param>
    /// <param name="UdpPort">Destination port; 0 where no UDP header follows.</param>
    private sealed record Sight(string? Node, Ipv4Address Source, Ipv4Address Destination, IpProtocol Protocol, ushort UdpPort)
    {
        public static Sight? Of(Hop hop)
        {
            var packet = hop.Frame.Span;
            if (hop.FrameStart == FrameStart.Ethernet && !packet.IsEmpty)
            {
                if (EthernetHeader.EtherTypeOf(packet) != EtherType.Ipv4)
                {
                    return null;
                }

                packet = packet[EthernetHeader.LengthBytes..];
            }

            if (packet.IsEmpty)
            {
                return null;
            }

            var protocol = Ipv4Packet.ProtocolOf(packet);
            var hasUdp = protocol == IpProtocol.Udp && Ipv4Packet.FragmentOffsetOf(packet) == 0;
            return new Sight(
                hop.Place.Node, Ipv4Packet.SourceOf(packet), Ipv4Packet.DestinationOf(packet), protocol,
                hasUdp ? UdpHeader.DestinationPortOf(Ipv4Packet.ContentOf(packet)) : (ushort)0);
        }
    }
}
