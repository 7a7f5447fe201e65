using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Map <c>cilium_lb4_backends_v3</c>: id → backend. Ids are given per address and port in the order of arrival, from 1.</summary>
/// <remarks>Source: <c>bpf/lib/lb.h lb4_lookup_backend @ 1.13</c>. One backend of several services has one id.</remarks>
public sealed class BackendMap
{
    private readonly Dictionary<(Ipv4Address Ip, int Port, TransportProtocol Protocol), int> _ids = [];
    private readonly List<Backend> _entries = [];

    /// <summary>Backends; the one with id n is at n − 1.</summary>
    public IReadOnlyList<Backend> Entries => _entries;

    /// <summary>The id of a backend; a new one when it has none yet.</summary>
    public int Upsert(Backend backend, TransportProtocol protocol)
    {
        if (!_ids.TryGetValue((backend.Ip, backend.Port, protocol), out var id))
        {
            _entries.Add(backend);
            id = _entries.Count;
            _ids[(backend.Ip, backend.Port, protocol)] = id;
        }

        return id;
    }
}
