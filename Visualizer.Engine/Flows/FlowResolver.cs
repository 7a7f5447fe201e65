using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Flows;

/// <summary>Turns a flow as written into one with every name resolved, or says everything that is wrong with it.</summary>
public static class FlowResolver
{
    private const int MaximumPayload = 65507, MostListed = 20;

    /// <summary>The flow; null with at least one problem.</summary>
    public static FlowResolution Resolve(ClusterIndex cluster, FlowRequest request)
    {
        var problems = ImmutableArray.CreateBuilder<FlowProblem>();
        var names = new NameResolver(cluster);
        var protocol = request.Kind == FlowKind.Udp ? TransportProtocol.Udp : TransportProtocol.Tcp;

        CheckRange(problems, "flow.count", request.Count, 1, 100);
        CheckRange(problems, "flow.ttl", request.Ttl, 1, 255);
        if (request.Size is { } size)
        {
            if (request.Kind == FlowKind.Curl)
            {
                problems.Add(new("flow.size", Text(size), new("no size with curl: what it sends is one GET", "curl 不带大小：它只发送一个 GET")));
            }
            else
            {
                CheckRange(problems, "flow.size", size, 0, MaximumPayload);
            }
        }

        var from = Single(problems, names, "flow.from", request.From);
        if (from is { End: null })
        {
            problems.Add(new("flow.from", request.From, new("a process: a pod, node/NAME or external/NAME", "一个进程：Pod、node/NAME 或 external/NAME")));
        }

        var (targetName, typedPort) = SplitPort(problems, request);
        var to = Single(problems, names, "flow.to", targetName);
        if (from?.End is { External: not null } && to is { Service: null, Node: null } && (to.End is null || to.End.External is not null))
        {
            problems.Add(new("flow.to", request.To, new("an end in the cluster, because the client is outside", "集群内的一端，因为客户端在集群外")));
        }

        var port = to is null || request.Kind == FlowKind.Ping ? 0 : Port(problems, request, to, protocol, typedPort);
        var backend = to is null ? null : Backend(problems, cluster, names, request, to, protocol, port);
        if (problems.Count > 0)
        {
            return new FlowResolution(null, problems.ToImmutable());
        }

        return new FlowResolution(
            new Flow(
                request.Kind, from!.End!, to!.Address, port, backend, request.Size ?? (request.Kind == FlowKind.Udp ? 32 : 56), request.Count,
                request.Ttl, request.DontFragment, request.ColdNeighbours, to.Node is null ? [] : [to.Node]),
            []);
    }

    private static FlowTarget? Single(ImmutableArray<FlowProblem>.Builder problems, NameResolver names, string path, string name)
    {
        var found = names.Find(name);
        if (found.Length == 1)
        {
            return found[0].Target;
        }

        problems.Add(new(
            path, name,
            found.IsEmpty ? names.Expected("a pod, service, node or address of the scenario", "场景中的 Pod、Service、节点或地址")
                : NameResolver.Ambiguous(found.Select(candidate => candidate.Name))));
        return null;
    }

    private static (string Name, int? Port) SplitPort(ImmutableArray<FlowProblem>.Builder problems, FlowRequest request)
    {
        var colon = request.To.LastIndexOf(':');
        if (colon < 0)
        {
            return (request.To, null);
        }

        if (!int.TryParse(request.To.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is 0 or > 65535)
        {
            problems.Add(new("flow.to", request.To, new("a port from 1 to 65535 after the colon", "冒号后 1 到 65535 之间的端口")));
        }

        if (request.Kind == FlowKind.Ping)
        {
            problems.Add(new("flow.to", request.To, new("no port with ping", "ping 不带端口")));
        }

        return (request.To[..colon], port);
    }

    private static int Port(
        ImmutableArray<FlowProblem>.Builder problems, FlowRequest request, FlowTarget to, TransportProtocol protocol, int? typed)
    {
        if (typed is { } port)
        {
            return port;
        }

        if (to.Service is null)
        {
            return request.Kind == FlowKind.Udp ? 53 : 80;
        }

        var ports = to.Service.Ports.Where(candidate => candidate.Protocol == protocol).Select(candidate => candidate.Port).ToArray();
        if (ports.Length == 1)
        {
            return ports[0];
        }

        problems.Add(new(
            "flow.to", request.To,
            ports.Length == 0
                ? new($"a service with a {protocol.ToString().ToUpperInvariant()} port", $"带有 {protocol.ToString().ToUpperInvariant()} 端口的 Service")
                : new($"a port: {request.To}:{string.Join($" or {request.To}:", ports)}", $"带端口：{request.To}:{string.Join($" 或 {request.To}:", ports)}")));
        return 0;
    }

    private static Ipv4Address? Backend(
        ImmutableArray<FlowProblem>.Builder problems, ClusterIndex cluster, NameResolver names, FlowRequest request, FlowTarget to,
        TransportProtocol protocol, int port)
    {
        if (request.Backend is not { } name)
        {
            return null;
        }

        var backends = request.Kind == FlowKind.Ping ? null : to.ServicePort(cluster, protocol, port)?.Backends;
        foreach (var (_, candidate) in names.Find(name))
        {
            if (candidate.End?.Pod is { } pod && backends?.SlotOf(pod.Ip) is { } slot && backends[slot].Pod == pod)
            {
                return pod.Ip;
            }
        }

        problems.Add(new(
            "flow.backend", name,
            backends is null or { IsEmpty: true }
                ? new(
                    $"no backend: {request.To} is no service for {request.Kind.ToString().ToLowerInvariant()}",
                    $"不指定后端：{request.To} 对 {request.Kind.ToString().ToLowerInvariant()} 来说不是 Service")
                : Listed(backends)));
        return null;
    }

    private static ExpectedText Listed(BackendList backends)
    {
        var names = string.Join(", ", backends.Take(MostListed).Select(backend => backend.Pod?.ShortName ?? backend.Ip.ToString()));
        var rest = backends.Length - MostListed;
        return rest <= 0 ? new($"one of {names}", $"{names} 之一") : new($"one of {names} and {rest} more", $"{names} 以及另外 {rest} 个之一");
    }

    private static void CheckRange(ImmutableArray<FlowProblem>.Builder problems, string path, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            problems.Add(new(path, Text(value), new($"a whole number from {least} to {most}", $"{least} 到 {most} 之间的整数")));
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A resolved flow, or what is wrong with it.</summary>
/// <param name="Flow">The flow; null with problems.</param>
/// <param name="Problems">Everything that is wrong; empty with a flow.</param>
public sealed record FlowResolution(Flow? Flow, ImmutableArray<FlowProblem> Problems);
