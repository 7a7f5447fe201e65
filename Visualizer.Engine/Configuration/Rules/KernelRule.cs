using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>Kernels that are too old for the version, or for what the values ask of the programs.</summary>
/// <remarks>
/// Source: Cilium's page "System Requirements" of each version, and <c>kube_proxy_replacement.go probeKubeProxyReplacementOptions @ 1.13</c>.
/// Red Hat ports the programs' helpers back to its 4.18, so that kernel passes.
/// </remarks>
internal sealed class KernelRule : IConfigRule
{
    public void Decide(ConfigDraft draft)
    {
        var kernel = draft.Input.Kernel;
        var (major, minor) = Oldest(draft.Input.Cilium.Minor);
        if (kernel.Text.Contains(".el8", StringComparison.Ordinal))
        {
            return;
        }

        if (!kernel.IsAtLeast(major, minor))
        {
            draft.Add(KernelCodes.TooOld.Raise([], draft.Input.Cilium.Text, $"{major}.{minor}", kernel.Text));
        }
        else if (draft.NodePort && !kernel.IsAtLeast(4, 17))
        {
            draft.Add(KernelCodes.FeatureRefused.Raise(["kubeProxyReplacement"], "BPF NodePort services needs kernel 4.17.0 or newer"));
        }
        else if (draft.SocketLb == true && !kernel.IsAtLeast(4, 19))
        {
            draft.Add(KernelCodes.FeatureRefused.Raise(
                ["kubeProxyReplacement", "socketLB.enabled"], "BPF host-reachable services for UDP needs kernel 4.19.57, 5.1.16, 5.2.0 or newer"));
        }
    }

    private static (int Major, int Minor) Oldest(int version) => version switch
    {
        <= 13 => (4, 9),
        <= 16 => (4, 19),
        17 => (5, 4),
        _ => (5, 10),
    };
}
