using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Provisioning.Features;

/// <summary>kube-proxy's chains in iptables mode: ClusterIPs and NodePorts, one backend per connection.</summary>
/// <remarks>
/// Source: <c>pkg/proxy/iptables/proxier.go syncProxyRules</c> of Kubernetes 1.23 and 1.24. Without <c>--cluster-cidr</c>, as in the labs.
/// Ports of services that have no backend get a REJECT rule instead of chains.
/// </remarks>
internal sealed class KubeProxyIptablesFeature : IDatapathFeature
{
    private const string Services = "KUBE-SERVICES", NodePorts = "KUBE-NODEPORTS", Postrouting = "KUBE-POSTROUTING", Firewall = "KUBE-FIREWALL";
    private const string ExternalServices = "KUBE-EXTERNAL-SERVICES", LoadBalancerFirewall = "KUBE-PROXY-FIREWALL";
    private const string MarkMasq = "KUBE-MARK-MASQ", MarkDrop = "KUBE-MARK-DROP";
    private const uint MasqueradeBit = 0x4000, DropBit = 0x8000;

    private static readonly DropReason NoLocalBackend = new(Disposition.Unreachable, null);
    private static readonly DropReason OutsideSourceRanges = new(Disposition.Denied, null);

    /// <inheritdoc/>
    public bool AppliesTo(DatapathConfig config) => config.KubeProxy;

    /// <inheritdoc/>
    public void Provision(NodeDatapathBuilder node)
    {
        var nat = new NatChains(node);
        AddFixedChains(node.Netfilter, nat);
        AddFilterChains(node.Netfilter);
        foreach (var service in node.Cluster.Cluster.Services)
        {
            foreach (var port in service.Ports)
            {
                AddPort(node.Netfilter, nat, service, port);
            }
        }

        nat.Add(Services, new Rule
        {
            Matches =
            [
                new RuleMatch.Comment("kubernetes service nodeports; NOTE: this must be the last rule in this chain"),
                new RuleMatch.LocalAddress(),
            ],
            Target = new RuleTarget.Jump(NodePorts),
        });
    }

    private static void AddFixedChains(RulesetBuilder rules, NatChains nat)
    {
        foreach (var hook in (ReadOnlySpan<string>)["PREROUTING", "OUTPUT"])
        {
            nat.Add(hook, Commented("kubernetes service portals", Services));
        }

        nat.Add("POSTROUTING", Commented("kubernetes postrouting rules", Postrouting));
        nat.Add(MarkMasq, new Rule { Target = new RuleTarget.SetMark(MasqueradeBit, MasqueradeBit), Code = NetfilterCodes.MarkedForMasquerade });
        nat.Add(MarkDrop, new Rule { Target = new RuleTarget.SetMark(DropBit, DropBit) });
        nat.Add(Postrouting, new Rule
        {
            Matches = [new RuleMatch.MarkIs(MasqueradeBit, MasqueradeBit, IsNegated: true)],
            Target = new RuleTarget.Return(),
        });
        nat.Add(Postrouting, new Rule { Target = new RuleTarget.SetMark(MasqueradeBit, 0) });
        nat.Add(Postrouting, new Rule
        {
            Matches = [new RuleMatch.Comment("kubernetes service traffic requiring SNAT")],
            Target = new RuleTarget.Masquerade(IsRandomFully: true),
            Code = NetfilterCodes.MasqueradeService,
        });
        rules.Declare(NetfilterTable.Nat, NodePorts);

        foreach (var hook in (ReadOnlySpan<string>)["INPUT", "OUTPUT"])
        {
            rules.Append(NetfilterTable.Filter, hook, new Rule { Target = new RuleTarget.Jump(Firewall) });
        }

        rules.Append(NetfilterTable.Filter, Firewall, new Rule
        {
            Matches =
            [
                new RuleMatch.Comment("kubernetes firewall for dropping marked packets"),
                new RuleMatch.MarkIs(DropBit, DropBit),
            ],
            Target = new RuleTarget.Drop(),
            Code = NetfilterCodes.DroppedNoLocalBackend,
            Reason = NoLocalBackend,
        });
    }

    // The filter table's own KUBE-SERVICES holds nothing but the services without backends.
    private static void AddFilterChains(RulesetBuilder rules)
    {
        foreach (var chain in (ReadOnlySpan<string>)[Services, ExternalServices, LoadBalancerFirewall])
        {
            rules.Declare(NetfilterTable.Filter, chain);
        }

        foreach (var hook in (ReadOnlySpan<string>)["INPUT", "FORWARD"])
        {
            rules.Append(NetfilterTable.Filter, hook, OnNew("kubernetes load balancer firewall", LoadBalancerFirewall));
            rules.Append(NetfilterTable.Filter, hook, OnNew("kubernetes externally-visible service portals", ExternalServices));
        }

        foreach (var hook in (ReadOnlySpan<string>)["FORWARD", "OUTPUT"])
        {
            rules.Append(NetfilterTable.Filter, hook, OnNew("kubernetes service portals", Services));
        }
    }

    private static void AddPort(RulesetBuilder rules, NatChains nat, Service service, ServicePort port)
    {
        var backends = nat.BackendsOf(service, port);
        var name = ServiceChainNames.PortName(service, port);
        if (backends.IsEmpty)
        {
            AddRejections(rules, service, port, name);
            return;
        }

        var digits = ServiceChainNames.OfPort(service, port);
        var svc = "KUBE-SVC-" + digits;
        nat.Add(Services, OnPort(port.Protocol, port.Port, name + " cluster IP", svc) with
        {
            DestinationPrefix = Ipv4Cidr.Host(service.ClusterIp),
        });
        if (service.LoadBalancerIp is { } loadBalancerIp)
        {
            AddLoadBalancer(rules, nat, service, port, loadBalancerIp, name, digits);
        }

        if (port.NodePort is { } nodePort)
        {
            AddNodePort(nat, service, port, nodePort, name, digits);
        }

        AddBalancing(nat, svc, name, port.Protocol, backends, number: null);
        foreach (var backend in backends)
        {
            AddBackend(nat, backend, port.Protocol, name);
        }
    }

    private static void AddRejections(RulesetBuilder rules, Service service, ServicePort port, string name)
    {
        void Reject(string chain, int number, Ipv4Address? address) => rules.Append(NetfilterTable.Filter, chain, new Rule
        {
            DestinationPrefix = address is { } one ? Ipv4Cidr.Host(one) : null,
            Protocol = port.Protocol,
            Matches = address is null
                ? [new RuleMatch.Comment(name + " has no endpoints"), new RuleMatch.LocalAddress(), new RuleMatch.DestinationPort(port.Protocol, number)]
                : [new RuleMatch.Comment(name + " has no endpoints"), new RuleMatch.DestinationPort(port.Protocol, number)],
            Target = new RuleTarget.Reject("icmp-port-unreachable"),
            Code = NetfilterCodes.RejectedNoBackend,
        });

        Reject(Services, port.Port, service.ClusterIp);
        if (service.LoadBalancerIp is { } loadBalancerIp)
        {
            Reject(ExternalServices, port.Port, loadBalancerIp);
        }

        if (port.NodePort is { } nodePort)
        {
            Reject(ExternalServices, nodePort, null);
        }
    }

    // Up to 1.23 every LoadBalancer IP has a KUBE-FW chain; from 1.24 on only those with source ranges, in front of KUBE-EXT.
    private static void AddLoadBalancer(
        RulesetBuilder rules, NatChains nat, Service service, ServicePort port, Ipv4Address address, string name, string digits)
    {
        var firewall = "KUBE-FW-" + digits;
        var isLocal = service.ExternalPolicy == ExternalTrafficPolicy.Local;
        var external = nat.HasExternalChains ? "KUBE-EXT-" + digits : isLocal ? "KUBE-XLB-" + digits : "KUBE-SVC-" + digits;
        var hasFirewall = !nat.HasExternalChains || !service.SourceRanges.IsEmpty;
        var comment = name + " loadbalancer IP";
        nat.Add(Services, OnPort(port.Protocol, port.Port, comment, hasFirewall ? firewall : external) with
        {
            DestinationPrefix = Ipv4Cidr.Host(address),
        });
        if (!hasFirewall)
        {
            return;
        }

        if (!nat.HasExternalChains && !isLocal)
        {
            nat.Add(firewall, Commented(comment, MarkMasq));
        }

        if (service.SourceRanges.IsEmpty)
        {
            nat.Add(firewall, Commented(comment, external));
            return;
        }

        foreach (var range in service.SourceRanges)
        {
            nat.Add(firewall, Commented(comment, external) with { SourcePrefix = range });
        }

        rules.Append(NetfilterTable.Filter, LoadBalancerFirewall, new Rule
        {
            DestinationPrefix = Ipv4Cidr.Host(address),
            Protocol = port.Protocol,
            Matches =
            [
                new RuleMatch.Comment($"{name} traffic not accepted by {firewall}"), new RuleMatch.DestinationPort(port.Protocol, port.Port),
            ],
            Target = new RuleTarget.Drop(),
            Code = NetfilterCodes.DroppedOutsideSourceRanges,
            Reason = OutsideSourceRanges,
        });
    }

    private static void AddNodePort(NatChains nat, Service service, ServicePort port, int nodePort, string name, string digits)
    {
        var svc = "KUBE-SVC-" + digits;
        var isLocal = service.ExternalPolicy == ExternalTrafficPolicy.Local;
        if (nat.HasExternalChains)
        {
            var ext = "KUBE-EXT-" + digits;
            nat.Add(NodePorts, OnPort(port.Protocol, nodePort, name, ext));
            if (isLocal)
            {
                AddLocal(nat, service, port, ext, "KUBE-SVL-" + digits, svc, name);
            }
            else
            {
                nat.Add(ext, Commented($"masquerade traffic for {name} external destinations", MarkMasq));
                nat.Add(ext, new Rule { Target = new RuleTarget.Jump(svc) });
            }
        }
        else if (isLocal)
        {
            var xlb = "KUBE-XLB-" + digits;
            nat.Add(NodePorts, OnPort(port.Protocol, nodePort, name, MarkMasq) with { SourcePrefix = Ipv4Cidr.Parse("127.0.0.0/8") });
            nat.Add(NodePorts, OnPort(port.Protocol, nodePort, name, xlb));
            AddLocal(nat, service, port, xlb, xlb, svc, name);
        }
        else
        {
            nat.Add(NodePorts, OnPort(port.Protocol, nodePort, name, svc));
            nat.Add(svc, OnPort(port.Protocol, nodePort, name, MarkMasq));
        }
    }

    // externalTrafficPolicy Local: clients on this node are served as inside the cluster, all others by this node's backends or not at all.
    private static void AddLocal(NatChains nat, Service service, ServicePort port, string external, string local, string svc, string name)
    {
        nat.Add(external, new Rule
        {
            Matches = [new RuleMatch.Comment($"masquerade LOCAL traffic for {name} LB IP"), new RuleMatch.LocalAddress(IsSource: true)],
            Target = new RuleTarget.Jump(MarkMasq),
        });
        nat.Add(external, new Rule
        {
            Matches = [new RuleMatch.Comment($"route LOCAL traffic for {name} LB IP to service chain"), new RuleMatch.LocalAddress(IsSource: true)],
            Target = new RuleTarget.Jump(svc),
        });
        if (local != external)
        {
            nat.Add(external, new Rule { Target = new RuleTarget.Jump(local) });
        }

        var backends = nat.LocalBackendsOf(service, port);
        if (backends.IsEmpty)
        {
            nat.Add(local, Commented($"{name} has no local endpoints", MarkDrop));
        }
        else
        {
            AddBalancing(nat, local, name, port.Protocol, backends, "Balancing rule ");
        }
    }

    private static void AddBalancing(
        NatChains nat, string chain, string name, TransportProtocol protocol, ImmutableArray<NatChains.Endpoint> backends, string? number)
    {
        for (var index = 0; index < backends.Length; index++)
        {
            var comment = new RuleMatch.Comment(
                number is null ? name : string.Create(CultureInfo.InvariantCulture, $"{number}{index} for {name}"));
            var chances = backends.Length - index;
            nat.Add(chain, new Rule
            {
                Matches = chances > 1 ? [comment, new RuleMatch.RandomShare(chances)] : [comment],
                Target = new RuleTarget.Jump(backends[index].Chain),
            });
        }
    }

    private static void AddBackend(NatChains nat, NatChains.Endpoint backend, TransportProtocol protocol, string name)
    {
        // A backend that reaches itself through the service would get its own packets with its own source.
        nat.Add(backend.Chain, Commented(name, MarkMasq) with { SourcePrefix = Ipv4Cidr.Host(backend.Target.Ip) });
        nat.Add(backend.Chain, new Rule
        {
            Protocol = protocol,
            Matches = [new RuleMatch.Comment(name), new RuleMatch.DestinationPort(protocol, null)],
            Target = new RuleTarget.Dnat(backend.Target.Ip, backend.Target.Port),
            Code = NetfilterCodes.DnatService,
        });
    }

    private static Rule OnNew(string comment, string chain) => new()
    {
        Matches = [new RuleMatch.NewConnection(), new RuleMatch.Comment(comment)],
        Target = new RuleTarget.Jump(chain),
    };

    private static Rule Commented(string comment, string chain) => new()
    {
        Matches = [new RuleMatch.Comment(comment)],
        Target = new RuleTarget.Jump(chain),
    };

    private static Rule OnPort(TransportProtocol protocol, int port, string comment, string chain) => new()
    {
        Protocol = protocol,
        Matches = [new RuleMatch.Comment(comment), new RuleMatch.DestinationPort(protocol, port)],
        Target = new RuleTarget.Jump(chain),
    };
}
