using Visualizer.Engine.Configuration;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Tracing;

/// <summary>Why a tap shows nothing, in the labs' words: the question that the whole product answers.</summary>
public sealed class UnseenReasonsTests
{
    //  pod/net ──lxc──▶ from-container ──redirect_peer──▶ pod/evescn   the reply comes back the same way, past the client's lxc
    [Fact]
    public void Of_EbpfLabSameNode_LxcOfTheClientIsJumpedOverByTheReply()
    {
        var (trace, tap) = TapOf(Labs.Ebpf, "net", "evescn-jzms5", "client.lxc");

        var reason = UnseenReasons.Of(trace, tap, PacketDirection.Reply);

        Assert.Equal(UnseenKind.JumpedOver, reason!.Kind);
        var hop = trace.Packets[reason.At!.Packet].Hops[reason.At.Hop];
        Assert.Equal(("from-container", HopAction.RedirectPeer, tap.Place.Interface), (hop.Program, hop.Action, hop.Skips));
        Assert.Null(UnseenReasons.Of(trace, tap, PacketDirection.Request));
    }

    [Fact]
    public void Of_KprLabSameNode_LxcOfTheClientSeesBoth()
    {
        var (trace, tap) = TapOf(Labs.Kpr, "net", "cilium-with-replacement-hbvkm", "client.lxc");

        Assert.Null(UnseenReasons.Of(trace, tap, PacketDirection.Request));
        Assert.Null(UnseenReasons.Of(trace, tap, PacketDirection.Reply));
    }

    [Fact]
    public void Of_InterfaceOffThePath_WasNeverReached()
    {
        var (trace, tap) = TapOf(Labs.Ebpf, "net", "evescn-jzms5", "clientNode.cilium_host");

        var reason = UnseenReasons.Of(trace, tap, PacketDirection.Request);

        Assert.Equal(new UnseenReason(UnseenKind.Never, null), reason);
        Assert.Contains("not on the path", UnseenReasons.Sentence(trace, reason!, PacketDirection.Request, Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_HandMadeTrace_TakenAwayAtTcEgressNamesProgramAndTarget()
    {
        var place = new Place("node", "host", "eth0");
        var trace = TraceOf(place, Hop(place, Stage.TcEgress, HopAction.Redirect, target: "cilium_vxlan", program: "to-netdev"));

        var reason = UnseenReasons.Of(trace, trace.Taps[0], PacketDirection.Request);

        Assert.Equal(new UnseenReason(UnseenKind.TakenAway, new FailurePoint(0, 0)), reason);
        var sentence = UnseenReasons.Sentence(trace, reason!, PacketDirection.Request, Language.English);
        Assert.Equal(
            "to-netdev took the request away before this tap: redirect to cilium_vxlan at tc-egress of eth0 on node, and tcpdump listens behind tc-egress.",
            sentence);
    }

    [Fact]
    public void Of_HandMadeTrace_ShotAtTcEgressEndedIt()
    {
        var place = new Place("node", "host", "eth0");
        var trace = TraceOf(place, Hop(place, Stage.TcEgress, HopAction.Shot, program: "to-netdev"));

        var reason = UnseenReasons.Of(trace, trace.Taps[0], PacketDirection.Request);

        Assert.StartsWith("to-netdev ended the request", UnseenReasons.Sentence(trace, reason!, PacketDirection.Request, Language.English), StringComparison.Ordinal);
        Assert.Contains("终止了请求", UnseenReasons.Sentence(trace, reason!, PacketDirection.Request, Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NoReplyWasSent_SaysThatThereIsNone()
    {
        var place = new Place("node", "host", "eth0");
        var trace = TraceOf(place, Hop(place, Stage.DevTransmit, HopAction.Transmit));

        Assert.Equal(UnseenKind.NoPacket, UnseenReasons.Of(trace, trace.Taps[0], PacketDirection.Reply)!.Kind);
    }

    [Fact]
    public void Of_RequestPassesAndReplyTakesAnotherWay_OnlyTheOtherDirection()
    {
        var place = new Place("node", "host", "eth0");
        var trace = TraceOf(place, Hop(place, Stage.DevTransmit, HopAction.Transmit));
        var sighting = new Sighting(0, 0, PacketDirection.Request, true, 0, 0, new byte[14]);
        var elsewhere = new PacketTrace(1, PacketDirection.Reply, "reply", [Hop(new Place("node", "host", "eth1"), Stage.DevReceive, HopAction.Receive)], null);
        trace = trace with { Packets = trace.Packets.Add(elsewhere), Taps = [trace.Taps[0] with { Sightings = [sighting] }] };

        var reason = UnseenReasons.Of(trace, trace.Taps[0], PacketDirection.Reply);

        Assert.Equal(UnseenKind.OtherDirection, reason!.Kind);
        Assert.Equal(
            "Only the request passes this interface; the reply takes another path.",
            UnseenReasons.Sentence(trace, reason, PacketDirection.Reply, Language.English));
    }

    [Fact]
    public void Of_EveryTapOfEveryLab_SeenOrWithAReasonInBothLanguages()
    {
        foreach (var (id, to) in ((string, string)[])
            [(Labs.Ebpf, "evescn-q7xhn"), (Labs.Kpr, "cilium-with-replacement-xtzwx"), (Labs.Ipsec, "cni-fcnh6"), (Labs.Vxlan, "evescn-2454l")])
        {
            var trace = Labs.Ping(id, "net", to).Answer.Trace!;
            foreach (var tap in trace.Taps)
            {
                foreach (var direction in (PacketDirection[])[PacketDirection.Request, PacketDirection.Reply])
                {
                    var reason = UnseenReasons.Of(trace, tap, direction);
                    Assert.Equal(tap.Saw(direction), reason is null);
                    if (reason is not null)
                    {
                        Assert.DoesNotContain('{', UnseenReasons.Sentence(trace, reason, direction, Language.English));
                        Assert.EndsWith("。", UnseenReasons.Sentence(trace, reason, direction, Language.Chinese), StringComparison.Ordinal);
                    }
                }
            }
        }
    }

    private static (Trace Trace, Tap Tap) TapOf(string id, string from, string to, string role)
    {
        var trace = Labs.Ping(id, from, to).Answer.Trace!;
        return (trace, trace.Taps.Single(tap => tap.Role == role));
    }

    private static Trace TraceOf(Place tap, Hop hop) => new(
        Disposition.Dropped, new FailurePoint(0, 0), null, new ClientResult("", null),
        [new PacketTrace(0, PacketDirection.Request, "request", [hop], null)], [new Tap(tap, "clientNode.eth0", false, [])]);

    private static Hop Hop(Place place, Stage stage, HopAction action, string? target = null, string? program = null) => new()
    {
        Place = place,
        Stage = stage,
        Action = action,
        Target = target,
        Program = program,
        Code = new HopCode("test.code", Citation.Kernel("a.c", "b"), new("h", "s"), new("h", "s")),
    };
}
