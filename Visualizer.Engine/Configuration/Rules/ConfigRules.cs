using System.Collections.Immutable;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>Every rule. Order is meaning: each sees what earlier ones decided.</summary>
internal static class ConfigRules
{
    public static ImmutableArray<IConfigRule> All { get; } =
    [
        // Does the chart render at all?
        new VersionRule(),
        new ValuesRule(),
        new ChartRule(),

        // What the agent reads, in the order in which one depends on the other.
        new RoutingModeRule(),
        new KubeProxyReplacementRule(),
        new SocketLbRule(),
        new KernelRule(),
        new KubeProxyRule(),
        new NodePortRangeRule(),
        new EncryptionRule(),
        new DevicesRule(),
        new LoadBalancerRule(),
        new MasqueradeRule(),
        new MasqueradeNeedsRule(),
        new NativeRoutingCidrRule(),
        new DirectNodeRoutesRule(),
        new EndpointRoutesRule(),
        new HostRoutingRule(),
        new MtuRule(),
        new DatapathModeRule(),
        new NoConntrackRule(),
        new BandwidthManagerRule(),

        // And can this build walk it?
        new ModelledRule(),
    ];
}
