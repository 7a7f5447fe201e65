using Visualizer.Engine.Configuration;

namespace Visualizer.Engine.Provisioning.Features;

/// <summary>What all routes have in common that the agent installs.</summary>
internal static class AgentRoutes
{
    private const int FirstWithProtocol = 14;

    /// <summary>
    /// Their originator. From 1.14 on it is <c>kernel</c>, so that systemd-networkd leaves them alone (cilium/cilium#24288); before, none is given.
    /// </summary>
    public static string? Origin(DatapathConfig config) => config.Cilium.IsAtLeast(FirstWithProtocol) ? "kernel" : null;
}
