using System.Collections.Frozen;
using System.Collections.Immutable;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Kubectl;

/// <summary><c>kubectl</c>, at every place of the cluster.</summary>
/// <remarks>Errors are those of <c>k8s.io/kubectl @ 1.23</c>. Flags with a value may stand anywhere.</remarks>
internal sealed class KubectlTool : IShowTool
{
    private static readonly ImmutableArray<string> Valued = ["-n", "--namespace", "-o", "--output", "-f", "--filename", "-l", "--selector"];

    private static readonly ImmutableArray<string> Verbs =
    [
        "annotate", "api-resources", "api-versions", "apply", "attach", "auth", "autoscale", "certificate", "cluster-info", "completion", "config", "cordon", "cp", "create",
        "debug", "delete", "describe", "diff", "drain", "edit", "exec", "explain", "expose", "get", "help", "kustomize", "label", "logs", "options", "patch", "plugin", "port-forward",
        "proxy", "replace", "rollout", "run", "scale", "set", "taint", "top", "uncordon", "version", "wait",
    ];

    /// <summary>Types that the server of a cluster with Cilium has beside those that are printed: names, singular names and short names of <c>kubectl api-resources</c>.</summary>
    private static readonly FrozenSet<string> OtherResources =
        """
        all componentstatuses componentstatus cs events event ev limitranges limitrange limits namespaces namespace ns persistentvolumeclaims persistentvolumeclaim pvc
        persistentvolumes persistentvolume pv podtemplates podtemplate replicationcontrollers replicationcontroller rc resourcequotas resourcequota quota secrets secret
        serviceaccounts serviceaccount sa customresourcedefinitions customresourcedefinition crd crds apiservices apiservice controllerrevisions controllerrevision
        daemonsets daemonset ds deployments deployment deploy replicasets replicaset rs statefulsets statefulset sts horizontalpodautoscalers horizontalpodautoscaler hpa
        cronjobs cronjob cj jobs job certificatesigningrequests certificatesigningrequest csr leases lease endpointslices endpointslice ingressclasses ingressclass
        ingresses ingress ing networkpolicies networkpolicy netpol runtimeclasses runtimeclass poddisruptionbudgets poddisruptionbudget pdb clusterrolebindings
        clusterrolebinding clusterroles clusterrole rolebindings rolebinding roles role priorityclasses priorityclass pc csidrivers csidriver csinodes csinode
        storageclasses storageclass sc volumeattachments volumeattachment ciliumnetworkpolicies ciliumnetworkpolicy cnp ciliumnp ciliumclusterwidenetworkpolicies
        ciliumclusterwidenetworkpolicy ccnp ciliumendpoints ciliumendpoint cep ciliumep ciliumidentities ciliumidentity ciliumid ciliumnodes ciliumnode cn
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "kubectl";

    /// <inheritdoc/>
    public bool IsAt(ShowPlace place) => place.Node is not null;

    /// <inheritdoc/>
    public CommandOutput Run(ImmutableArray<string> words, ShowPlace place)
    {
        var (options, operands) = Split(words);
        var arguments = new CommandArguments(options, operands.Length > 2 ? operands[2..] : []);
        return operands switch
        {
            [] => CommandOutput.Lines(["kubectl controls the Kubernetes cluster manager.", "", "Commands that are modelled: exec, get, apply -f, run"]),
            ["get"] => CommandOutput.Error(
                """
                You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.

                error: Required resource not specified.
                Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).
                See 'kubectl get -h' for help and examples
                """),
            _ when options.FirstOrDefault(option => Valued.Contains(option)) is { } lacking => CommandOutput.Error(
                (lacking.StartsWith("--", StringComparison.Ordinal) ? $"error: flag needs an argument: {lacking}" : $"error: flag needs an argument: '{lacking[1]}' in {lacking}")
                + $"\nSee 'kubectl {operands[0]} --help' for usage."),
            ["get", var resource, ..] => Get(resource, arguments, place),
            ["apply", ..] => ShowCommands.Named("kubectl apply").Run(arguments with { Words = operands[1..] }, place),
            ["run", ..] => ShowCommands.Named("kubectl run").Run(arguments with { Words = operands[1..] }, place),
            [var other, ..] when Verbs.Contains(other) => CommandOutput.Error($"kubectl {other}: not modelled: exec, get, apply and run are"),
            [var other, ..] => CommandOutput.Error($"error: unknown command \"{other}\" for \"kubectl\"{CobraSuggestions.For(other, Verbs)}"),
        };
    }

    private static CommandOutput Get(string resource, CommandArguments arguments, ShowPlace place)
    {
        // pod/net names an object of a type.
        var slash = resource.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0)
        {
            arguments = arguments with { Words = [resource[(slash + 1)..], .. arguments.Words] };
            resource = resource[..slash];
        }

        var name = resource.ToLowerInvariant() switch
        {
            "node" or "nodes" or "no" => "nodes",
            "pod" or "pods" or "po" => "pods",
            "service" or "services" or "svc" => "services",
            "endpoint" or "endpoints" or "ep" => "endpoints",
            "configmap" or "configmaps" or "cm" => "configmap",
            _ => null,
        };
        return name is null
            ? CommandOutput.Error(OtherResources.Contains(resource.ToLowerInvariant())
                ? $"kubectl get {resource}: not modelled: nodes, pods, services, endpoints and configmaps are"
                : $"error: the server doesn't have a resource type \"{resource}\"")
            : ShowCommands.Named("kubectl get " + name).Run(arguments, place);
    }

    /// <summary>Flags with their values joined by <c>=</c>, and the other words.</summary>
    private static (ImmutableArray<string> Options, ImmutableArray<string> Operands) Split(ImmutableArray<string> words)
    {
        var (options, operands) = (ImmutableArray.CreateBuilder<string>(), ImmutableArray.CreateBuilder<string>());
        for (var at = 0; at < words.Length; at++)
        {
            var word = words[at];
            if (!word.StartsWith('-'))
            {
                operands.Add(word);
            }
            else if (Valued.Contains(word) && at + 1 < words.Length)
            {
                options.Add($"{Short(word)}={words[++at]}");
            }
            else if (word.Length > 2 && word[1] != '-' && word[2] != '=' && Valued.Contains(word[..2]))
            {
                options.Add($"{word[..2]}={word[2..]}");
            }
            else
            {
                var equals = word.IndexOf('=', StringComparison.Ordinal);
                options.Add(equals < 0 ? Short(word) : Short(word[..equals]) + word[equals..]);
            }
        }

        return (options.ToImmutable(), operands.ToImmutable());
    }

    private static string Short(string flag) => flag switch
    {
        "--namespace" => "-n",
        "--output" => "-o",
        "--filename" => "-f",
        "--selector" => "-l",
        "--all-namespaces" => "-A",
        _ => flag,
    };
}
