using System.Collections.Frozen;
using System.Collections.Immutable;
using Visualizer.Engine.Show.Agent;
using Visualizer.Engine.Show.Kubectl;
using Visualizer.Engine.Show.Linux;

namespace Visualizer.Engine.Show;

/// <summary>All commands that print state, and the programs that they belong to.</summary>
internal static class ShowCommands
{
    /// <summary>The commands.</summary>
    public static ImmutableArray<IShowCommand> All { get; } =
    [
        new IpAddressCommand(),
        new IpLinkCommand(),
        new IpRouteCommand(),
        new IpRuleCommand(),
        new IpNeighbourCommand(),
        new IpXfrmStateCommand(),
        new IpXfrmPolicyCommand(),
        new ArpCommand(),
        new TcFilterCommand(),
        new TcQdiscCommand(),
        new BpftoolNetCommand(),
        new IptablesSaveCommand(),
        new ConntrackCommand(),
        new WgShowCommand(),
        new CiliumStatusCommand(),
        new CiliumServiceListCommand(),
        new CiliumEndpointListCommand(),
        new CiliumIdentityListCommand(),
        new CiliumEncryptStatusCommand(),
        new CiliumMonitorCommand(),
        new CiliumBpfLbListCommand(),
        new CiliumBpfTunnelListCommand(),
        new CiliumBpfIpcacheListCommand(),
        new CiliumBpfEndpointListCommand(),
        new CiliumBpfConntrackListCommand(),
        new CiliumBpfNatListCommand(),
        new CiliumBpfNodeIdListCommand(),
        new CiliumBpfPolicyGetCommand(),
        new GetNodesCommand(),
        new GetPodsCommand(),
        new GetServicesCommand(),
        new GetEndpointsCommand(),
        new GetConfigMapCommand(),
        new ApplyCommand(),
        new RunCommand(),
    ];

    /// <summary>The programs, by name.</summary>
    public static FrozenDictionary<string, IShowTool> Tools { get; } = new IShowTool[]
    {
        new IpTool(),
        new TcTool(),
        new CiliumTool("cilium"),
        new CiliumTool("cilium-dbg"),
        new KubectlTool(),
        new WgTool(),
        new SingleCommandTool(Named("arp")),
        new SingleCommandTool(Named("bpftool net")),
        new SingleCommandTool(Named("iptables-save")),
        new SingleCommandTool(Named("conntrack")),
    }.ToFrozenDictionary(tool => tool.Name, StringComparer.Ordinal);

    /// <summary>Names of all commands, for people who typed another.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(command => command.Name)];

    /// <summary>The command of that full name.</summary>
    public static IShowCommand Named(string name) => All.Single(command => command.Name == name);
}
