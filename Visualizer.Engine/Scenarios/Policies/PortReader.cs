using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Topology.Policies;

namespace Visualizer.Engine.Scenarios.Policies;

/// <summary>Reads destination ports of policies.</summary>
/// <param name="problems">Takes ranges that end before they begin.</param>
internal sealed class PortReader(ProblemList problems)
{
    private const byte Tcp = 6, Udp = 17, Sctp = 132;

    /// <summary>Ports of a list; one by name is told apart.</summary>
    /// <param name="ports">Maps of <c>protocol</c>, <c>port</c> and <c>endPort</c>.</param>
    /// <param name="defaultProtocol">Protocol of those that name none.</param>
    public (ImmutableArray<PolicyPort> Ports, bool HasName) Read(IEnumerable<BoundMap> ports, string defaultProtocol)
    {
        var read = ImmutableArray.CreateBuilder<PolicyPort>();
        var hasName = false;
        foreach (var port in ports)
        {
            var text = port.Text("port");
            if (text is not null && !char.IsAsciiDigit(text.Value[0]))
            {
                hasName = true;
                continue;
            }

            var first = text is null ? 0 : int.Parse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture);
            var last = LastOf(port, first, text);
            foreach (var protocol in ProtocolsOf(port.Text("protocol")?.Value ?? defaultProtocol))
            {
                read.Add(new PolicyPort(protocol, first, last));
            }
        }

        return (read.ToImmutable(), hasName);
    }

    private int LastOf(BoundMap port, int first, Written<string>? text)
    {
        if (port.Integer("endPort") is not { } end)
        {
            return first;
        }

        if (text is not null && end.Value >= first && first > 0)
        {
            return end.Value;
        }

        problems.Add(
            end.Node,
            new($"a port from {Math.Max(first, 1)} to 65535, with a port that it goes with", $"{Math.Max(first, 1)} 到 65535 之间的端口，并与起始端口一起写"),
            "The range ends before it begins.");
        return first;
    }

    private static ImmutableArray<byte> ProtocolsOf(string word) => word switch
    {
        "TCP" => [Tcp],
        "UDP" => [Udp],
        "SCTP" => [Sctp],
        _ => [Tcp, Udp],
    };
}
