using System.Globalization;
using System.Runtime.InteropServices;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Provisioning.Features;

/// <summary>kube-proxy's rules for one service port on one node: its lines in the chains that all services share, and its own chains in table nat.</summary>
/// <remarks>
/// Source: <c>pkg/proxy/iptables/proxier.go syncProxyRules</c> of Kubernetes 1.23 and 1.24. Ports without backends get REJECT rules instead of chains.
/// </remarks>
internal sealed class KubeProxyPort
{
    public const string Services = "KUBE-SERVICES", NodePorts = "KUBE-NODEPORTS", ExternalServices = "KUBE-EXTERNAL-SERVICES";
    public const string LoadBalancerFirewall = "KUBE-PROXY-FIREWALL", MarkMasq = "KUBE-MARK-MASQ", MarkDrop = "KUBE-MARK-DROP";

    /// <summary>Chains that hold lines of all services.</summary>
    public static readonly (NetfilterTable Table, string Chain)[] SharedChains =
    [
        (NetfilterTable.Nat, Services), (NetfilterTable.Nat, NodePorts), (NetfilterTable.Filter, Services),
        (NetfilterTable.Filter, ExternalServices), (NetfilterTable.Filter, LoadBalancerFirewall),
    ];

    private static readonly DropReason OutsideSourceRanges = new(Disposition.Denied, null);

    private readonly Node _node;
    private readonly Service _service;
    private readonly ServicePort _port;
    private readonly string _name;
    private readonly bool _hasExternalChains;
    private readonly Dictionary<(NetfilterTable Table, string Chain), List<Rule>> _rules = [];
    private readonly Dictionary<string, BalancingRules> _balancing = new(StringComparer.Ordinal);
    private readonly Memo<(NetfilterTable Table, string Chain), ChainStep[]> _steps;
    private readonly Lazy<Dictionary<string, Chain>> _own;
    private readonly Func<string, Chain> _outer;
    private BalancingRules? _toBackends;

    /// <summary>Makes the rules.</summary>
    /// <param name="node">Node that they are on.</param>
    /// <param name="kubernetesVersion">Version of kube-proxy.</param>
    /// <param name="port">The service port.</param>
    /// <param name="outer">Chains of table nat that are no service's.</param>
    public KubeProxyPort(Node node, string kubernetesVersion, PortOfService port, Func<string, Chain> outer)
    {
        (_node, _service, _port, _outer) = (node, port.Service, port.Port, outer);
        _name = ServiceChainNames.PortName(_service, _port);
        _hasExternalChains = MinorOf(kubernetesVersion) >= 24;
        _steps = new(place => FixedRules.StepsOf(_rules[place], Find));
        _own = new(OwnChains);
        AddRules();
    }

    /// <summary>The port's own chains in table nat, those of its backends too; made while they are read.</summary>
    public IEnumerable<Chain> Chains => _own.Value.Values.Concat(_toBackends?.Steps.Select(step => step.Next!) ?? []);

    /// <summary>The port's lines in a chain that all services share.</summary>
    public IEnumerable<Rule> RulesIn(NetfilterTable table, string chain) => _rules.GetValueOrDefault((table, chain), []);

    /// <summary>The same lines with their jumps resolved.</summary>
    public ChainStep[] StepsIn(NetfilterTable table, string chain) => _rules.ContainsKey((table, chain)) ? _steps[(table, chain)] : [];

    private static int MinorOf(string version)
    {
        var parts = version.Split('.');
        return parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor) ? minor : 0;
    }

    private Chain Find(string chain) => _own.Value.GetValueOrDefault(chain) ?? _outer(chain);

    private Dictionary<string, Chain> OwnChains()
    {
        var chains = new Dictionary<string, Chain>(StringComparer.Ordinal);
        foreach (var ((table, name), rules) in _rules)
        {
            if (table == NetfilterTable.Nat && !SharedChains.Contains((table, name)))
            {
                var group = new FixedRules(rules);
                chains.Add(name, _balancing.TryGetValue(name, out var balancing) ? new Chain(name, false, group, balancing) : new Chain(name, false, group));
            }
        }

        foreach (var chain in chains.Values)
        {
            chain.Link(name => chains.GetValueOrDefault(name) ?? _outer(name));
        }

        return chains;
    }

    private void AddRules()
    {
        var backends = _service.InternalTrafficLocal ? _port.Backends.On(_node) : _port.Backends;
        if (backends.IsEmpty)
        {
            AddRejections();
            return;
        }

        var digits = ServiceChainNames.OfPort(_service, _port);
        var svc = "KUBE-SVC-" + digits;
        Add(NetfilterTable.Nat, Services, OnPort(_port.Protocol, _port.Port, _name + " cluster IP", svc) with
        {
            DestinationPrefix = Ipv4Cidr.Host(_service.ClusterIp),
        });
        if (_service.LoadBalancerIp is { } loadBalancerIp)
        {
            AddLoadBalancer(loadBalancerIp, digits);
        }

        if (_port.NodePort is { } nodePort)
        {
            AddNodePort(nodePort, digits);
        }

        _toBackends = AddBalancing(svc, backends, number: null);
    }

    private void AddRejections()
    {
        void Reject(string chain, int number, Ipv4Address? address) => Add(NetfilterTable.Filter, chain, new Rule
        {
            DestinationPrefix = address is { } one ? Ipv4Cidr.Host(one) : null,
            Protocol = _port.Protocol,
            Matches = address is null
                ? [new RuleMatch.Comment(_name + " has no endpoints"), new RuleMatch.LocalAddress(), new RuleMatch.DestinationPort(_port.Protocol, number)]
                : [new RuleMatch.Comment(_name + " has no endpoints"), new RuleMatch.DestinationPort(_port.Protocol, number)],
            Target = new RuleTarget.Reject("icmp-port-unreachable"),
            Code = NetfilterCodes.RejectedNoBackend,
        });

        Reject(Services, _port.Port, _service.ClusterIp);
        if (_service.LoadBalancerIp is { } loadBalancerIp)
        {
            Reject(ExternalServices, _port.Port, loadBalancerIp);
        }

        if (_port.NodePort is { } nodePort)
        {
            Reject(ExternalServices, nodePort, null);
        }
    }

    // Up to 1.23 every LoadBalancer IP has a KUBE-FW chain; from 1.24 on only those with source ranges, in front of KUBE-EXT.
    private void AddLoadBalancer(Ipv4Address address, string digits)
    {
        var firewall = "KUBE-FW-" + digits;
        var isLocal = _service.ExternalPolicy == ExternalTrafficPolicy.Local;
        var external = _hasExternalChains ? "KUBE-EXT-" + digits : isLocal ? "KUBE-XLB-" + digits : "KUBE-SVC-" + digits;
        var hasFirewall = !_hasExternalChains || !_service.SourceRanges.IsEmpty;
        var comment = _name + " loadbalancer IP";
        Add(NetfilterTable.Nat, Services, OnPort(_port.Protocol, _port.Port, comment, hasFirewall ? firewall : external) with
        {
            DestinationPrefix = Ipv4Cidr.Host(address),
        });
        if (!hasFirewall)
        {
            return;
        }

        if (!_hasExternalChains && !isLocal)
        {
            Add(NetfilterTable.Nat, firewall, Commented(comment, MarkMasq));
        }

        if (_service.SourceRanges.IsEmpty)
        {
            Add(NetfilterTable.Nat, firewall, Commented(comment, external));
            return;
        }

        foreach (var range in _service.SourceRanges)
        {
            Add(NetfilterTable.Nat, firewall, Commented(comment, external) with { SourcePrefix = range });
        }

        Add(NetfilterTable.Filter, LoadBalancerFirewall, new Rule
        {
            DestinationPrefix = Ipv4Cidr.Host(address),
            Protocol = _port.Protocol,
            Matches =
            [
                new RuleMatch.Comment($"{_name} traffic not accepted by {firewall}"), new RuleMatch.DestinationPort(_port.Protocol, _port.Port),
            ],
            Target = new RuleTarget.Drop(),
            Code = NetfilterCodes.DroppedOutsideSourceRanges,
            Reason = OutsideSourceRanges,
        });
    }

    private void AddNodePort(int nodePort, string digits)
    {
        var svc = "KUBE-SVC-" + digits;
        var isLocal = _service.ExternalPolicy == ExternalTrafficPolicy.Local;
        if (_hasExternalChains)
        {
            var ext = "KUBE-EXT-" + digits;
            Add(NetfilterTable.Nat, NodePorts, OnPort(_port.Protocol, nodePort, _name, ext));
            if (isLocal)
            {
                AddLocal(ext, "KUBE-SVL-" + digits, svc);
            }
            else
            {
                Add(NetfilterTable.Nat, ext, Commented($"masquerade traffic for {_name} external destinations", MarkMasq));
                Add(NetfilterTable.Nat, ext, new Rule { Target = new RuleTarget.Jump(svc) });
            }
        }
        else if (isLocal)
        {
            var xlb = "KUBE-XLB-" + digits;
            Add(NetfilterTable.Nat, NodePorts, OnPort(_port.Protocol, nodePort, _name, MarkMasq) with { SourcePrefix = Ipv4Cidr.Parse("127.0.0.0/8") });
            Add(NetfilterTable.Nat, NodePorts, OnPort(_port.Protocol, nodePort, _name, xlb));
            AddLocal(xlb, xlb, svc);
        }
        else
        {
            Add(NetfilterTable.Nat, NodePorts, OnPort(_port.Protocol, nodePort, _name, svc));
            Add(NetfilterTable.Nat, svc, OnPort(_port.Protocol, nodePort, _name, MarkMasq));
        }
    }

    // externalTrafficPolicy Local: clients on this node are served as inside the cluster, all others by this node's backends or not at all.
    private void AddLocal(string external, string local, string svc)
    {
        Add(NetfilterTable.Nat, external, new Rule
        {
            Matches = [new RuleMatch.Comment($"masquerade LOCAL traffic for {_name} LB IP"), new RuleMatch.LocalAddress(IsSource: true)],
            Target = new RuleTarget.Jump(MarkMasq),
        });
        Add(NetfilterTable.Nat, external, new Rule
        {
            Matches = [new RuleMatch.Comment($"route LOCAL traffic for {_name} LB IP to service chain"), new RuleMatch.LocalAddress(IsSource: true)],
            Target = new RuleTarget.Jump(svc),
        });
        if (local != external)
        {
            Add(NetfilterTable.Nat, external, new Rule { Target = new RuleTarget.Jump(local) });
        }

        var backends = _port.Backends.On(_node);
        if (backends.IsEmpty)
        {
            Add(NetfilterTable.Nat, local, Commented($"{_name} has no local endpoints", MarkDrop));
        }
        else
        {
            AddBalancing(local, backends, "Balancing rule ");
        }
    }

    private BalancingRules AddBalancing(string chain, BackendList backends, string? number)
    {
        ChainStep Make(int place)
        {
            var comment = new RuleMatch.Comment(
                number is null ? _name : string.Create(CultureInfo.InvariantCulture, $"{number}{place} for {_name}"));
            var chances = backends.Length - place;
            var backend = ChainOf(backends.ByText[place]);
            return new ChainStep(
                new Rule
                {
                    Chain = chain,
                    Matches = chances > 1 ? [comment, new RuleMatch.RandomShare(chances)] : [comment],
                    Target = new RuleTarget.Jump(backend.Name),
                },
                backend);
        }

        _rules.TryAdd((NetfilterTable.Nat, chain), []);
        return _balancing[chain] = new BalancingRules(backends.Length, Make, backends.PlaceByText);
    }

    private Chain ChainOf(Backend backend)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{backend.Ip}:{backend.Port}");
        var name = "KUBE-SEP-" + ServiceChainNames.OfBackend(_service, _port, text);
        var rules = new FixedRules(
        [
            // A backend that reaches itself through the service would get its own packets with its own source.
            Commented(_name, MarkMasq) with { Chain = name, SourcePrefix = Ipv4Cidr.Host(backend.Ip) },
            new Rule
            {
                Chain = name,
                Protocol = _port.Protocol,
                Matches = [new RuleMatch.Comment(_name), new RuleMatch.DestinationPort(_port.Protocol, null)],
                Target = new RuleTarget.Dnat(backend.Ip, backend.Port),
                Code = NetfilterCodes.DnatService,
            },
        ]);
        var chain = new Chain(name, isBuiltIn: false, rules);
        chain.Link(_outer);
        return chain;
    }

    private void Add(NetfilterTable table, string chain, Rule rule)
    {
        ref var rules = ref CollectionsMarshal.GetValueRefOrAddDefault(_rules, (table, chain), out _);
        (rules ??= []).Add(rule with { Chain = chain });
    }

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
