using System.Diagnostics.CodeAnalysis;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Cilium.Maps;

/// <summary>Map <c>cilium_lb4_reverse_sk</c> while a flow runs: what an application asked for, by the backend that its socket got.</summary>
/// <remarks>Source: <c>bpf/bpf_sock.c sock4_update_revnat @ 1.13</c>. Simplified: keyed by netns instead of the socket's cookie.</remarks>
public sealed class SockRevNatMap
{
    private readonly Dictionary<(string NetNs, Ipv4Address Ip, int Port), (Ipv4Address Ip, int Port)> _entries = [];

    /// <summary>Remembers that a process of the netns asked for one address and was given another.</summary>
    public void Record(string netNs, Ipv4Address given, int givenPort, Ipv4Address asked, int askedPort) =>
        _entries[(netNs, given, givenPort)] = (asked, askedPort);

    /// <summary>Finds what the process asked for; false when it was given exactly that.</summary>
    public bool TryLookup(string netNs, Ipv4Address given, int givenPort, [NotNullWhen(true)] out (Ipv4Address Ip, int Port)? asked)
    {
        asked = _entries.TryGetValue((netNs, given, givenPort), out var found) ? found : null;
        return asked is not null;
    }
}
