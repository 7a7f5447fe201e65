namespace Visualizer.Engine.Configuration.Rules;

/// <summary>Values of cloud providers that force others: native routing and endpoint routes.</summary>
/// <remarks>Source: <c>cilium-configmap.yaml @ 1.18</c>.</remarks>
internal static class CloudPresets
{
    public static readonly string[] Keys = ["eni.enabled", "gke.enabled", "azure.enabled", "alibabacloud.enabled"];

    /// <summary>Presets whose IPAM derives the native routing CIDR by itself.</summary>
    public static readonly string[] DerivingCidr = ["eni.enabled", "alibabacloud.enabled"];
}
