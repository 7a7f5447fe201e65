using Visualizer.Engine.Configuration.Codes;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>Whether kube-proxy runs. Not a Helm value: the cluster was made with or without it.</summary>
internal sealed class KubeProxyRule : IConfigRule
{
    private const string Key = "kubeProxyReplacement";

    public void Decide(ConfigDraft draft)
    {
        if (draft.KubeProxyReplacement is not { } replaced)
        {
            return;
        }

        var runs = draft.Input.KubeProxy switch
        {
            KubeProxyMode.Iptables => true,
            KubeProxyMode.None => false,
            _ => !replaced,
        };
        draft.KubeProxy = runs;
        draft.Add((runs, draft.NodePort) switch
        {
            (true, true) => ServiceCodes.BothServe.Raise([Key]),
            (true, false) => ServiceCodes.KubeProxyRuns.Raise([Key]),
            (false, true) => ServiceCodes.KubeProxyAbsent.Raise([Key]),
            (false, false) => ServiceCodes.NobodyServes.Raise([Key]) with { Remedy = KubeProxyReplacementRule.TurnOn(draft) },
        });
    }
}
