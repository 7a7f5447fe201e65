using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Terminal.Commands;

/// <summary>What a host name resolves to. Services resolve where the cluster's DNS is asked, in pods; nodes and hosts outside everywhere. The question itself is not sent.</summary>
internal static class HostNames
{
    private const string Suffix = ".svc.cluster.local";

    /// <summary>The address; null for a name that nobody knows.</summary>
    public static Ipv4Address? Find(string name, CommandRun run)
    {
        if (Ipv4Address.TryParse(name, out var address))
        {
            return address;
        }

        var index = run.Session.Cluster.Index;
        if (name == "localhost")
        {
            return Ipv4Address.Loopback;
        }

        if (run.Place.Pod is { HostNetwork: false } pod)
        {
            var full = name.TrimEnd('.');
            var parts = (full.EndsWith(Suffix, StringComparison.Ordinal) ? full[..^Suffix.Length]
                : full.EndsWith(".svc", StringComparison.Ordinal) ? full[..^4] : full).Split('.');
            var space = parts.Length == 2 ? parts[1] : pod.Namespace;
            if (parts.Length <= 2 && index.ServicesNamed(parts[0]).FirstOrDefault(service => service.Namespace == space) is { } found)
            {
                return found.ClusterIp;
            }
        }

        return index.Node(name)?.Ip ?? index.Cluster.Externals.FirstOrDefault(host => host.Name == name)?.Ip;
    }
}
