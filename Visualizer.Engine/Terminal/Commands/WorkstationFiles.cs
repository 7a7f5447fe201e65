using System.Text;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary>The files beside kubectl: what would make this cluster, written from the scenario.</summary>
internal static class WorkstationFiles
{
    /// <summary>Makes the cluster and installs Cilium.</summary>
    public const string Script = "install.sh";

    /// <summary>The services of namespace default.</summary>
    public const string Manifest = "cni.yaml";

    /// <summary>A file's text; null where there is none.</summary>
    public static string? Read(string path, CommandRun run) => run.Place.IsWorkstation
        ? path.TrimStart('.', '/') switch { Script => ScriptText(run.Session), Manifest => ManifestText(run.Session.Cluster.Index.Cluster), _ => null }
        : null;

    private static string ScriptText(TerminalSession session)
    {
        var cluster = session.Cluster.Index.Cluster;
        var kubeProxy = session.Cluster.Config.KubeProxy ? "" : "  kubeProxyMode: none\n";
        var nodes = string.Concat(cluster.Nodes.Select(node => $"  - role: {(node.IsControlPlane ? "control-plane" : "worker")}\n"));
        var set = session.Scenario.Helm.Set.AddRange(session.Set).Select(argument => $" \\\n    --set {argument}");
        var values = session.Scenario.Helm.Values == HelmValues.Empty ? "" : " \\\n    --values values.yaml";
        return $"""
            #!/bin/bash
            cat <<EOF | kind create cluster --name={cluster.Name} --image=kindest/node:v{cluster.KubernetesVersion} --config=-
            kind: Cluster
            apiVersion: kind.x-k8s.io/v1alpha4
            networking:
              disableDefaultCNI: true
            {kubeProxy}nodes:
            {nodes}EOF
            helm repo add cilium https://helm.cilium.io
            helm install cilium cilium/cilium \
                --version {session.Cluster.Config.Cilium.Text} \
                --namespace kube-system{values}{string.Concat(set)}

            """.ReplaceLineEndings("\n");
    }

    private static string ManifestText(Cluster cluster)
    {
        var text = new StringBuilder();
        foreach (var service in cluster.Services.Where(service => service is { Namespace: "default", Name: not "kubernetes" }))
        {
            text.Append(text.Length == 0 ? "" : "---\n").Append(System.Globalization.CultureInfo.InvariantCulture, $"apiVersion: v1\nkind: Service\nmetadata:\n  name: {service.Name}\nspec:\n  type: {service.Type}\n  selector:\n");
            foreach (var (key, value) in service.Selector)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"    {key}: {value}\n");
            }

            text.Append("  ports:\n");
            foreach (var port in service.Ports)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  - {{ {(port.Name.Length == 0 ? "" : $"name: {port.Name}, ")}protocol: {port.Protocol.ToString().ToUpperInvariant()}, port: {port.Port}, targetPort: {port.TargetPort}{(port.NodePort is { } nodePort ? $", nodePort: {nodePort}" : "")} }}\n");
            }
        }

        return text.ToString();
    }
}
