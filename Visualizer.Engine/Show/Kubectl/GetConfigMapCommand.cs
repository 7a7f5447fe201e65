using System.Globalization;
using Visualizer.Engine.Cilium.Maps;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Kubectl;

/// <summary><c>kubectl -n kube-system get configmap cilium-config -o yaml</c>: the agents' options, as far as the model has them.</summary>
/// <remarks>Source: <c>install/kubernetes/cilium/templates/cilium-configmap.yaml @ 1.13, 1.18</c>. Values are those in force.</remarks>
internal sealed class GetConfigMapCommand : IShowCommand
{
    private const string Map = "cilium-config", Space = "kube-system";
    private const int FirstWithRoutingMode = 14;

    /// <inheritdoc/>
    public string Name => "kubectl get configmap";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        if (!arguments.Has($"-n={Space}"))
        {
            return arguments.Words.IsEmpty
                ? new CommandOutput("", "No resources found in default namespace.\n")
                : CommandOutput.Error($"Error from server (NotFound): configmaps \"{arguments.Words[0]}\" not found");
        }

        var data = Options(place.Cluster.Config).OrderBy(option => option.Key, StringComparer.Ordinal).ToList();
        if (arguments.Words is not [Map])
        {
            return arguments.Words.IsEmpty
                ? CommandOutput.Lines([$"{"NAME",-16}{"DATA",-7}AGE", string.Create(CultureInfo.InvariantCulture, $"{Map,-16}{data.Count,-7}{KubectlListing.Age}")])
                : CommandOutput.Error($"Error from server (NotFound): configmaps \"{arguments.Words[0]}\" not found");
        }

        return arguments.Has("-o=yaml")
            ? CommandOutput.Lines(["apiVersion: v1", "data:", .. data.Select(option => option.Entry), "kind: ConfigMap", "metadata:", $"  name: {Map}", $"  namespace: {Space}"])
            : CommandOutput.Lines([$"{"NAME",-16}{"DATA",-7}AGE", string.Create(CultureInfo.InvariantCulture, $"{Map,-16}{data.Count,-7}{KubectlListing.Age}")]);
    }

    private static IEnumerable<AgentSetting> Options(DatapathConfig config)
    {
        yield return new("kube-proxy-replacement", config.KubeProxyReplacementMode);
        yield return new("enable-ipv4", "true");
        yield return new("enable-ipv6", "false");
        yield return new("enable-ipv4-masquerade", Text(config.Masquerading != Masquerading.None));
        yield return new("enable-bpf-masquerade", Text(config.Masquerading == Masquerading.Bpf));
        yield return new("enable-endpoint-routes", Text(config.EndpointRoutes));
        yield return new("auto-direct-node-routes", Text(config.AutoDirectNodeRoutes));
        yield return new("enable-bandwidth-manager", Text(config.BandwidthManager));
        yield return new("enable-l7-proxy", Text(config.L7Proxy));
        yield return new("bpf-lb-sock", Text(config.SocketLb));
        if (config.SocketLbHostNamespaceOnly)
        {
            yield return new("bpf-lb-sock-hostns-only", "true");
        }

        if (config.NativeRoutingCidr is { } native)
        {
            yield return new("ipv4-native-routing-cidr", native.ToString());
        }

        if (config.Encryption == Encryption.Ipsec)
        {
            yield return new("enable-ipsec", "true");
        }

        if (config.Encryption == Encryption.Wireguard)
        {
            yield return new("enable-wireguard", "true");
        }

        var protocol = config.Routing.ToString().ToLowerInvariant();
        if (!config.Cilium.IsAtLeast(FirstWithRoutingMode))
        {
            yield return new("tunnel", config.Tunnel ? protocol : "disabled");
            yield break;
        }

        yield return new("routing-mode", config.Tunnel ? "tunnel" : "native");
        if (config.Tunnel)
        {
            yield return new("tunnel-protocol", protocol);
        }
    }

    private static string Text(bool value) => value ? "true" : "false";
}
