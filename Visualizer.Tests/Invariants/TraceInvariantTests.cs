using System.Collections.Immutable;
using Visualizer.Engine;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;
using Visualizer.Verify;
using Visualizer.Verify.Invariants;

namespace Visualizer.Tests.Invariants;

public class TraceInvariantTests(ITestOutputHelper output)
{
    [Fact]
    public void Walk_EveryCell_KeepsEveryInvariant()
    {
        var cells = 0;
        var violations = new List<string>();
        foreach (var (name, answer) in Lattice.Walk())
        {
            if (answer.Trace is null)
            {
                violations.Add($"{name}: no trace: {string.Join("; ", answer.Config.Findings.Where(finding => finding.Severity == Engine.Configuration.Severity.Error).Select(finding => finding.Code))}");
                continue;
            }

            cells++;
            if (answer.Trace.Disposition != Disposition.Delivered)
            {
                violations.Add($"{name}: {answer.Trace.Disposition} at {answer.Trace.FailedAt}");
            }

            violations.AddRange(TraceInvariants.All.SelectMany(
                invariant => invariant.Violations(answer).Take(1).Select(violation => $"{name}: {invariant.Name}: {violation}")));
        }

        output.WriteLine($"{cells} cells");
        Assert.True(violations.Count == 0, $"{violations.Count} violations, the first of them:\n{string.Join('\n', violations.Take(15))}");
        Assert.True(cells > 500, $"only {cells} cells");
    }

    [Fact]
    public void TtlNeverRises_TtlRaisedInAHop_Fails() =>
        Fails(TraceInvariants.TtlNeverRises, Labs.Ping(Labs.Kpr, "net", "10.0.1.15"), hop => hop.Stage == Stage.Wire, hop => With(hop, ttl: 64));

    [Fact]
    public void NatIsUndone_ReplyArrivesUntranslated_Fails()
    {
        var view = Labs.Curl(Labs.Ipsec, "net", "172.18.0.3:32000", "cni-fcnh6");
        var reply = view.Trace.Packets[1];
        var untranslated = reply.Hops.First(hop => hop.Stage == Stage.SocketSend).Frame;

        Fails(
            TraceInvariants.NatIsUndone, view, hop => hop == reply.Hops[^1],
            hop => With(hop, frame: untranslated));
    }

    [Fact]
    public void NoPlaintextWithEncryption_WireCarriesTheInnerPacket_Fails()
    {
        var view = Labs.Ping(Labs.Ipsec, "net", "10.0.0.249");
        var plain = view.Trace.Packets[0].Hops.First(hop => hop.Stage == Stage.TcIngress).Frame;

        Fails(TraceInvariants.NoPlaintextWithEncryption, view, hop => hop.Stage == Stage.Wire, hop => With(hop, frame: plain));
    }

    [Fact]
    public void TapsFollowTheWalk_SightingLost_Fails()
    {
        var view = Labs.Ping(Labs.Ebpf, "net", "10.0.0.72");
        var blind = view.Trace with
        {
            Taps = [.. view.Trace.Taps.Select(tap => tap.Role == "clientNode.eth0" ? tap with { Sightings = [] } : tap)],
        };

        Assert.Empty(TraceInvariants.TapsFollowTheWalk.Violations(view.Answer));
        Assert.NotEmpty(TraceInvariants.TapsFollowTheWalk.Violations(view.Answer with { Trace = blind }));
    }

    [Fact]
    public void TapsFollowTheWalk_TapSeesWhatRedirectPeerSkipped_Fails()
    {
        var view = Labs.Ping(Labs.Ebpf, "net", "10.0.0.72");
        var invented = view["server.eth0"].Sightings[0];
        var clairvoyant = view.Trace with
        {
            Taps = [.. view.Trace.Taps.Select(tap => tap.Role == "server.lxc" ? tap with { Sightings = tap.Sightings.Insert(0, invented) } : tap)],
        };

        Assert.NotEmpty(TraceInvariants.TapsFollowTheWalk.Violations(view.Answer with { Trace = clairvoyant }));
    }

    [Fact]
    public void OctetsAreRight_OctetFlipped_Fails() => Fails(
        TraceInvariants.OctetsAreRight, Labs.Curl(Labs.Vxlan, "net", "172.18.0.2:32000", "evescn-2454l"), hop => hop.Stage == Stage.Wire, hop =>
        {
            var octets = hop.Frame.ToArray();
            octets[^1] ^= 1;
            return With(hop, frame: octets);
        });

    [Fact]
    public void HopsAreExplained_EvidenceTakenAway_Fails() => Fails(
        TraceInvariants.HopsAreExplained, Labs.Ping(Labs.Ebpf, "net", "10.0.0.72"), hop => hop.Stage == Stage.TcIngress, hop => With(hop, evidence: []));

    private static void Fails(Invariant invariant, TraceView view, Func<Hop, bool> where, Func<Hop, Hop> fault)
    {
        var broken = view.Trace with
        {
            Packets = [.. view.Trace.Packets.Select(packet => packet with { Hops = [.. packet.Hops.Select(hop => where(hop) ? fault(hop) : hop)] })],
        };

        Assert.Empty(invariant.Violations(view.Answer));
        Assert.NotEmpty(invariant.Violations(view.Answer with { Trace = broken }));
    }

    private static Hop With(Hop hop, byte? ttl = null, ReadOnlyMemory<byte>? frame = null, ImmutableArray<IEvidence>? evidence = null) => new()
    {
        Place = hop.Place,
        Stage = hop.Stage,
        Program = hop.Program,
        Action = hop.Action,
        Target = hop.Target,
        Skips = hop.Skips,
        Code = hop.Code,
        Args = hop.Args,
        Evidence = evidence ?? hop.Evidence,
        Confidence = hop.Confidence,
        Ttl = ttl ?? hop.Ttl,
        TtlBefore = hop.TtlBefore,
        Mark = hop.Mark,
        Frame = frame ?? hop.Frame,
        FrameStart = hop.FrameStart,
    };
}
