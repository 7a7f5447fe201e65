using System.Collections.Immutable;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Topology;

namespace Visualizer.Tests.Configuration;

/// <summary>Short forms for resolving a list of <c>--set</c> arguments.</summary>
internal static class Resolve
{
    public static ConfigResolution Lab(ImmutableArray<string> set, KubeProxyMode kubeProxy = KubeProxyMode.None) =>
        With("1.13.0-rc5", "5.11.5", kubeProxy, set);

    /// <summary>Kernel 5.15, or the oldest one that has netkit devices where the values want them.</summary>
    public static ConfigResolution Set(string version, params string[] set) => With(
        version, Array.Exists(set, one => one.Contains("=netkit", StringComparison.Ordinal)) ? "6.8" : "5.15", KubeProxyMode.Auto, [.. set]);

    public static ConfigResolution With(string version, string kernel, KubeProxyMode kubeProxy, ImmutableArray<string> set)
    {
        var reading = SetExpression.ApplyAll(HelmValues.Empty, set, "helm.set");
        Assert.Empty(reading.Problems);
        return ConfigResolver.Resolve(new ConfigInput(reading.Values, CiliumVersion.Parse(version), KernelVersion.Parse(kernel), kubeProxy));
    }

    public static Finding Finding(this ConfigResolution resolution, string code)
    {
        var found = resolution.Findings.Where(finding => finding.Code == code).ToArray();
        Assert.True(found.Length == 1, $"{code} is there {found.Length} times; there are {string.Join(", ", resolution.Findings.Select(one => one.Code))}");
        return found[0];
    }

    public static void AssertRefused(this ConfigResolution resolution, string code)
    {
        Assert.Null(resolution.Datapath);
        Assert.Equal(Severity.Error, resolution.Finding(code).Severity);
    }
}
