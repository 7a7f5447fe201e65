using System.Collections.Frozen;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Scenarios;

namespace Visualizer.Web.Texts;

/// <summary>Titles of the bundled scenarios and of their flows in Chinese, by the titles of their files. Anybody else's scenario is called what its file calls it.</summary>
public static class ScenarioTexts
{
    private static readonly FrozenDictionary<string, string> Titles = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["IPsec with native routing and kube-proxy"] = "IPsec、native 路由与 kube-proxy",
        ["Native routing with eBPF host routing"] = "native 路由与 eBPF 主机路由",
        ["Native routing with kube-proxy replacement and legacy host routing"] = "native 路由、kube-proxy 替代与 legacy 主机路由",
        ["Playground"] = "试验场",
        ["VXLAN with eBPF host routing"] = "VXLAN 与 eBPF 主机路由",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Flows = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Ping, same node"] = "同一节点",
        ["Ping, across nodes"] = "跨节点",
        ["NodePort of the own node, local backend"] = "本节点的 NodePort，后端在本节点",
        ["NodePort of the own node, remote backend"] = "本节点的 NodePort，后端在其他节点",
        ["NodePort of another node, backend there"] = "其他节点的 NodePort，后端在该节点",
        ["NodePort of another node, backend on the own node"] = "其他节点的 NodePort，后端在本节点",
        ["ClusterIP, local backend"] = "ClusterIP，后端在本节点",
        ["ClusterIP, remote backend"] = "ClusterIP，后端在其他节点",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Title of a scenario, bundled or not.</summary>
    public static string Title(string title, bool isBundled, Language language) =>
        language == Language.Chinese && isBundled ? Titles.GetValueOrDefault(title, title) : title;

    /// <summary>Title of a suggested flow beside its kind: "Ping, same node" and "ping one → two" there say it twice.</summary>
    public static string Title(SuggestedFlow flow, bool isBundled, Language language)
    {
        if (language == Language.Chinese && isBundled && Flows.TryGetValue(flow.Title, out var chinese))
        {
            return chinese;
        }

        if (flow.Title == $"{flow.Kind} {flow.From} → {flow.To}")
        {
            return $"{flow.From} → {flow.To}";
        }

        var start = flow.Kind + ", ";
        return flow.Title.StartsWith(start, StringComparison.OrdinalIgnoreCase)
            ? char.ToUpperInvariant(flow.Title[start.Length]) + flow.Title[(start.Length + 1)..]
            : flow.Title;
    }
}
