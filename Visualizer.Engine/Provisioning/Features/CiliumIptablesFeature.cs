using Visualizer.Engine.Addressing;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Provisioning.Features;

/// <summary>Cilium's own iptables chains, and the feeder rules in front of everybody else's that lead to them.</summary>
/// <remarks>Source: <c>pkg/datapath/iptables/iptables.go installRules, installMasqueradeRules @ 1.12</c>, in the order in which the agent adds them.</remarks>
internal sealed class CiliumIptablesFeature : IDatapathFeature
{
    private const string Input = "CILIUM_INPUT", Output = "CILIUM_OUTPUT", Forward = "CILIUM_FORWARD";
    private const string PreRaw = "CILIUM_PRE_raw", OutputRaw = "CILIUM_OUTPUT_raw";
    private const string PreNat = "CILIUM_PRE_nat", OutputNat = "CILIUM_OUTPUT_nat", PostNat = "CILIUM_POST_nat";
    private const string PreMangle = "CILIUM_PRE_mangle", PostMangle = "CILIUM_POST_mangle";
    private const string CiliumHost = "cilium_host", EveryLxc = "lxc+";
    private const uint ToProxy = 0x200, FromHost = 0xc00, Decrypt = 0xd00, Encrypt = 0xe00, FromPod = 0xf00, MagicMask = 0xf00;
    private const uint FromProxy = 0xa00, FromProxyMask = 0xe00, ProxyReturnMask = 0xfffffeff;

    private const uint Overlay = 0x400;
    private const int FirstWithOverlayMark = 16;

    private static readonly RuleMatch[] NoMatches = [];

    private static readonly RuleTarget Accept = new RuleTarget.Accept();

    /// <inheritdoc/>
    public bool AppliesTo(DatapathConfig config) => true;

    /// <inheritdoc/>
    public void Provision(NodeDatapathBuilder node)
    {
        var rules = node.Netfilter;
        Feed(rules, NetfilterTable.Filter, "INPUT", Input);
        Feed(rules, NetfilterTable.Filter, "OUTPUT", Output);
        Feed(rules, NetfilterTable.Filter, "FORWARD", Forward);
        Feed(rules, NetfilterTable.Raw, "PREROUTING", PreRaw);
        Feed(rules, NetfilterTable.Raw, "OUTPUT", OutputRaw);
        Feed(rules, NetfilterTable.Nat, "PREROUTING", PreNat);
        Feed(rules, NetfilterTable.Nat, "OUTPUT", OutputNat);
        Feed(rules, NetfilterTable.Nat, "POSTROUTING", PostNat);
        Feed(rules, NetfilterTable.Mangle, "PREROUTING", PreMangle);
        Feed(rules, NetfilterTable.Mangle, "POSTROUTING", PostMangle);

        var isIpsec = node.Config.Encryption == Encryption.Ipsec;
        if (isIpsec)
        {
            LeaveXfrmUntracked(rules);
        }

        if (node.Config.L7Proxy)
        {
            LetProxyPass(rules);
        }

        if (isIpsec)
        {
            LetXfrmPass(rules);
        }

        LetForwardPass(rules, node.Config.EndpointRoutes);
        rules.Append(NetfilterTable.Filter, Output, new Rule
        {
            Matches =
            [
                new RuleMatch.MarkIs(Encrypt, MagicMask, IsNegated: true),
                new RuleMatch.MarkIs(Decrypt, MagicMask, IsNegated: true),
                .. node.Config.Cilium.IsAtLeast(FirstWithOverlayMark) ? [new RuleMatch.MarkIs(Overlay, MagicMask, IsNegated: true)] : NoMatches,
                new RuleMatch.MarkIs(FromProxy, FromProxyMask, IsNegated: true),
                new RuleMatch.Comment("cilium: host->any mark as from host"),
            ],
            Target = new RuleTarget.SetMark(FromHost, MagicMask),
            Code = NetfilterCodes.MarkedFromHost,
        });
        if (node.Config.Masquerading == Masquerading.Iptables)
        {
            Masquerade(node);
        }
    }

    private static void Feed(RulesetBuilder rules, NetfilterTable table, string hook, string chain)
    {
        rules.Declare(table, chain);
        rules.Prepend(table, hook, new Rule
        {
            Matches = [new RuleMatch.Comment($"cilium-feeder: {chain}")],
            Target = new RuleTarget.Jump(chain),
        });
    }

    private static void LeaveXfrmUntracked(RulesetBuilder rules)
    {
        foreach (var mark in (ReadOnlySpan<uint>)[Decrypt, Encrypt])
        {
            rules.Append(NetfilterTable.Raw, PreRaw, new Rule
            {
                Matches = [new RuleMatch.MarkIs(mark, MagicMask), new RuleMatch.Comment("cilium-xfrm-notrack:")],
                Target = new RuleTarget.Notrack(),
                Code = NetfilterCodes.NotrackXfrm,
            });
        }
    }

    private static void LetProxyPass(RulesetBuilder rules)
    {
        rules.Append(NetfilterTable.Raw, PreRaw, OnMark(ToProxy, MagicMask, "cilium: NOTRACK for proxy traffic", new RuleTarget.Notrack()));
        rules.Append(NetfilterTable.Filter, Input, OnMark(ToProxy, MagicMask, "cilium: ACCEPT for proxy traffic", Accept));
        foreach (var device in (ReadOnlySpan<string>)[EveryLxc, CiliumHost])
        {
            rules.Append(NetfilterTable.Raw, OutputRaw, OnMark(
                FromProxy, ProxyReturnMask, "cilium: NOTRACK for proxy return traffic", new RuleTarget.Notrack()) with
            { Out = device });
        }

        rules.Append(NetfilterTable.Filter, Output, OnMark(FromProxy, ProxyReturnMask, "cilium: ACCEPT for proxy return traffic", Accept));
        rules.Append(NetfilterTable.Mangle, PreMangle, new Rule
        {
            Matches = [new RuleMatch.TransparentSocket(), new RuleMatch.Comment("cilium: any->pod redirect proxied traffic to host proxy")],
            Target = new RuleTarget.SetMark(ToProxy, uint.MaxValue),
        });
    }

    private static void LetXfrmPass(RulesetBuilder rules)
    {
        ReadOnlySpan<(NetfilterTable Table, string Name, string Chain)> chains =
        [
            (NetfilterTable.Filter, "filter", Input), (NetfilterTable.Filter, "filter", Output), (NetfilterTable.Filter, "filter", Forward),
            (NetfilterTable.Nat, "nat", PreNat), (NetfilterTable.Nat, "nat", OutputNat), (NetfilterTable.Nat, "nat", PostNat),
        ];
        foreach (var (table, name, chain) in chains)
        {
            foreach (var mark in (ReadOnlySpan<uint>)[Decrypt, Encrypt])
            {
                rules.Append(table, chain, OnMark(mark, MagicMask, $"exclude xfrm marks from {name} {chain} chain", Accept) with
                {
                    Code = NetfilterCodes.XfrmAccepted,
                });
            }
        }
    }

    private static void LetForwardPass(RulesetBuilder rules, bool hasEndpointRoutes)
    {
        void Let(string? from, string? to, string comment) => rules.Append(NetfilterTable.Filter, Forward, new Rule
        {
            In = from,
            Out = to,
            Matches = [new RuleMatch.Comment(comment)],
            Target = Accept,
            Code = NetfilterCodes.ForwardAccepted,
        });

        Let(null, CiliumHost, "cilium: any->cluster on cilium_host forward accept");
        Let(CiliumHost, null, "cilium: cluster->any on cilium_host forward accept (nodeport)");
        Let(EveryLxc, null, "cilium: cluster->any on lxc+ forward accept");
        Let("cilium_net", null, "cilium: cluster->any on cilium_net forward accept (nodeport)");
        if (hasEndpointRoutes)
        {
            Let(null, EveryLxc, "cilium: any->cluster on lxc+ forward accept");
            Let(EveryLxc, null, "cilium: cluster->any on lxc+ forward accept (nodeport)");
        }
    }

    // Which device delivers to local pods decides rules 5 and 6: cilium_host, or the pod's own lxc with endpoint routes.
    private static void Masquerade(NodeDatapathBuilder node)
    {
        var config = node.Config;
        var podCidr = node.Node.PodCidr;
        var delivery = config.EndpointRoutes ? EveryLxc : CiliumHost;
        var router = new RuleTarget.Snat(node.Node.RouterIp);
        void Add(Rule rule) => node.Netfilter.Append(NetfilterTable.Nat, PostNat, rule);

        if (!config.Tunnel)
        {
            Add(new Rule
            {
                SourcePrefix = podCidr,
                Matches =
                [
                    new RuleMatch.DestinationInSet(OtherNodes(node)),
                    new RuleMatch.Comment("exclude traffic to cluster nodes from masquerade"),
                ],
                Target = Accept,
                Code = NetfilterCodes.ExcludedFromMasquerade,
            });
        }

        Add(new Rule
        {
            SourcePrefix = podCidr,
            DestinationPrefix = config.NativeRoutingCidr ?? podCidr,
            IsDestinationNegated = true,
            Out = "cilium_+",
            IsOutNegated = true,
            Matches = [new RuleMatch.Comment("cilium masquerade non-cluster")],
            Target = new RuleTarget.Masquerade(),
            Code = NetfilterCodes.Masquerade,
        });
        Add(OnMark(FromProxy, FromProxyMask, "exclude proxy return traffic from masquerade", Accept));
        if (config.Tunnel)
        {
            Add(new Rule
            {
                SourcePrefix = podCidr,
                IsSourceNegated = true,
                DestinationPrefix = podCidr,
                IsDestinationNegated = true,
                Out = CiliumHost,
                Matches = [new RuleMatch.Comment("cilium host->cluster masquerade")],
                Target = router,
                Code = NetfilterCodes.SnatRouter,
            });
        }

        Add(new Rule
        {
            SourcePrefix = Ipv4Cidr.Host(Ipv4Address.Loopback),
            Out = delivery,
            Matches = [new RuleMatch.Comment("cilium host->cluster from 127.0.0.1 masquerade")],
            Target = router,
            Code = NetfilterCodes.SnatRouter,
        });
        if (!config.EndpointRoutes)
        {
            Add(new Rule
            {
                Out = delivery,
                Matches =
                [
                    new RuleMatch.MarkIs(FromPod, MagicMask),
                    new RuleMatch.DestinationTranslated(),
                    new RuleMatch.Comment("hairpin traffic that originated from a local pod"),
                ],
                Target = router,
                Code = NetfilterCodes.SnatHairpin,
            });
        }
    }

    // Members are the other nodes' addresses; asking the cluster's own index costs nothing per node, however many nodes there are.
    private static IpSet OtherNodes(NodeDatapathBuilder node)
    {
        var cluster = node.Cluster;
        var self = node.Node;
        return node.Netfilter.AddSet(
            "cilium_node_set_v4",
            address => cluster.Owner(address) is AddressOwner.NodeAddress { Node: var owner } && owner.Name != self.Name,
            cluster.Nodes.Where(other => other.Name != self.Name).Select(other => other.Ip));
    }

    private static Rule OnMark(uint value, uint mask, string comment, RuleTarget target) => new()
    {
        Matches = [new RuleMatch.MarkIs(value, mask), new RuleMatch.Comment(comment)],
        Target = target,
        Code = target is RuleTarget.Accept ? NetfilterCodes.ProxyAccepted : null,
    };
}
