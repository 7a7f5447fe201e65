using System.Globalization;
using System.Text.RegularExpressions;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Documentation.Datapath;

/// <summary>What tells configurations apart at a glance, read from traces. A flow that does not arrive says so in place of its number.</summary>
internal sealed partial class DatapathFigures(DatapathConfiguration configuration)
{
    private readonly TraceAnswer _sameNode = configuration.Trace(DatapathConfiguration.Flows[0].Request);
    private readonly TraceAnswer _across = configuration.Trace(DatapathConfiguration.Flows[1].Request);
    private readonly TraceAnswer _nodePort = configuration.Trace(DatapathConfiguration.Flows[3].Request);
    private readonly TraceAnswer _world = configuration.Trace(new FlowRequest(FlowKind.Ping, "client", "external/laptop"));

    public ConfigSummary Config => _sameNode.Config.Summary;

    public string TtlOnOneNode => TtlAtReceiver(_sameNode);

    public string TtlAcross => TtlAtReceiver(_across);

    /// <summary>TTL with which a packet to the world leaves the node.</summary>
    public string TtlToWorld => Show(_world, trace => Ttl(trace["clientNode.eth0"].Sightings.First(sighting => sighting.IsOutgoing)));

    /// <summary>TTL with which the answer of a NodePort leaves the node that was asked.</summary>
    public string TtlOfNodePortReply => Show(
        _nodePort, trace => trace.On("node-a", "eth0").Sightings.LastOrDefault(sighting => sighting is { IsOutgoing: true, Direction: PacketDirection.Reply }) is { } sent
            ? Ttl(sent) : "unseen");

    public string NetfilterHooks => Show(
        _across, trace => Number(trace.Trace.Packets[0].Hops.Count(hop => hop.Stage is >= Stage.NfPrerouting and <= Stage.NfPostrouting)));

    public string SendersLxc => Show(_across, trace => Arrows(trace["client.lxc"]));

    public string ReceiversLxc => Show(_across, trace => Arrows(trace["server.lxc"]));

    public string ReceiversLxcOnOneNode => Show(_sameNode, trace => Arrows(trace["server.lxc"]));

    /// <summary>Octets of the frame on the wire that carries an echo request of 98 octets.</summary>
    public string FrameOnTheWire => Show(
        _across, trace => Number(trace["clientNode.eth0"].Sightings.First(sighting => sighting is { IsOutgoing: true, Packet: 0 }).Frame.Length));

    /// <summary>Largest segment that a pod announces.</summary>
    public string Mss => Show(
        configuration.Trace(new FlowRequest(FlowKind.Curl, "client", "server-b")), trace => Announced().Match(TraceView.Lines(trace["client.eth0"])[0]).Groups[1].Value);

    private static string TtlAtReceiver(TraceAnswer answer) => Show(answer, trace => Number(trace.Trace.Packets[0].Hops[^1].Ttl!.Value));

    private static string Show(TraceAnswer answer, Func<TraceView, string> figure) => answer.Trace switch
    {
        null => answer.Config.Findings.Any(finding => finding.Severity == Severity.Error && !finding.Code.StartsWith("not-modelled.", StringComparison.Ordinal))
            ? "refused" : "not modelled",
        { Disposition: not Disposition.Delivered and var disposition } => disposition.ToString().ToLowerInvariant(),
        _ => figure(new TraceView(answer)),
    };

    private static string Ttl(Sighting sighting) => Number(Engine.Wire.Ipv4Packet.TtlOf(sighting.Frame.Span[Engine.Wire.EthernetHeader.LengthBytes..]));

    private static string Arrows(Tap tap) => (tap.Saw(PacketDirection.Request), tap.Saw(PacketDirection.Reply)) switch
    {
        (true, true) => "→ ←",
        (true, false) => "→",
        (false, true) => "←",
        _ => "–",
    };

    [GeneratedRegex(@"\bmss (\d+)")]
    private static partial Regex Announced();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
