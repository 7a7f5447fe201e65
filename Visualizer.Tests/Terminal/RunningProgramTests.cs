using Visualizer.Engine;
using Visualizer.Engine.Flows;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Terminal;

/// <summary>Programs that run until Ctrl-C, alone and in pipes, and what a terminal's flows leave to the next. Nobody's clock runs: the test says when a second has passed.</summary>
public sealed class RunningProgramTests
{
    private const string Node = "cilium-kubeproxy-replacement-ebpf-worker2";

    private readonly EngineTypist _typist = new(Labs.Ebpf);

    [Fact]
    public void Enter_Stopped_PrintsNothingAndCtrlCHasTheLastWord()
    {
        using var stopping = new CancellationTokenSource();
        stopping.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => _typist.Session.Enter(0, "kubectl exec -it net -- ping -c 3 10.0.2.202", stopping.Token));

        Assert.Equal("^C\n", _typist.Interrupt(0));
        Assert.Contains("3 packets transmitted", _typist.Enter(0, "kubectl exec -it net -- ping -c 3 10.0.2.202"), StringComparison.Ordinal);
    }

    [Fact]
    public void GoOn_Stopped_LeavesThePingToCtrlC()
    {
        _typist.Enter(0, "kubectl exec -it net -- ping 10.0.2.202");
        using var stopping = new CancellationTokenSource();
        stopping.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => _typist.Session.GoOn(0, stopping.Token));

        Assert.Contains("packets transmitted", _typist.Interrupt(0), StringComparison.Ordinal);
    }

    [Fact]
    public void Ping_WithoutCount_GoesOnUntilCtrlC()
    {
        var ping = _typist.Enter(0, "kubectl exec -it net -- ping 10.0.2.202");

        Assert.Matches("^PING 10\\.0\\.2\\.202 \\(10\\.0\\.2\\.202\\): 56 data bytes\n64 bytes from 10\\.0\\.2\\.202: seq=0 ttl=63 time=[0-9.]+ ms\n$", ping);
        Assert.Equal((true, 1000), (_typist.Last!.Panes[0].IsBusy, _typist.Last.Panes[0].GoesOnAfterMilliseconds));
        Assert.Equal(1, _typist.Last.Flow!.Request.Count);
        Assert.Matches("^64 bytes from 10\\.0\\.2\\.202: seq=1 ttl=63 time=[0-9.]+ ms\n$", _typist.GoOn(0));
        Assert.Matches("^64 bytes .* seq=2 ", _typist.GoOn(0));
        Assert.Null(_typist.Last!.Flow);
        Assert.Equal("", _typist.Enter(0, "kubectl get pods"));

        Assert.Matches("^\\^C\n\n--- 10\\.0\\.2\\.202 ping statistics ---\n3 packets transmitted, 3 packets received, 0% packet loss\nround-trip min/avg/max = ", _typist.Interrupt(0));
        Assert.Equal((false, null), (_typist.Last!.Panes[0].IsBusy, _typist.Last.Panes[0].GoesOnAfterMilliseconds));
        Assert.Null(_typist.GoOn(0));
    }

    /// <summary>Second for second it is the ping that sends three at once: the same frames at the same times, on one entry of conntrack.</summary>
    [Fact]
    public void Ping_SecondForSecond_IsThePingOfAsMany()
    {
        var (one, other) = (Captured("ping 10.0.0.72", ticks: 2), Captured("ping -c 3 10.0.0.72", ticks: 0));

        Assert.Equal(other, one);

        static string Captured(string ping, int ticks)
        {
            var typist = new EngineTypist(Labs.Ebpf);
            typist.Enter(1, $"docker exec -it {Node} bash");
            typist.Enter(1, "tcpdump -neX -i any");
            typist.Enter(0, $"docker exec {Node} {ping}");
            for (var tick = 0; tick < ticks; tick++)
            {
                typist.GoOn(0);
            }

            typist.Interrupt(0);
            return typist.Interrupt(1) + typist.Enter(1, "conntrack -L");
        }
    }

    [Fact]
    public void Ping_OfMoreThanAtOnce_EndsByItself()
    {
        _typist.Enter(0, "kubectl exec -it net -- ping -c 101 -q 10.0.2.202");
        for (var tick = 0; tick < 99; tick++)
        {
            Assert.Equal("", _typist.GoOn(0));
        }

        Assert.Contains("101 packets transmitted, 101 packets received", _typist.GoOn(0), StringComparison.Ordinal);
        Assert.False(_typist.Last!.Panes[0].IsBusy);
    }

    [Fact]
    public void Ping_ThatNobodyEnds_EndsAfterTenMinutes()
    {
        _typist.Enter(0, "kubectl exec -it net -- ping -q 10.0.2.202");
        var ticks = 1;
        while (_typist.GoOn(0) is { } text && text.Length == 0)
        {
            ticks++;
        }

        Assert.Equal(599, ticks);
        Assert.False(_typist.Last!.Panes[0].IsBusy);
    }

    [Fact]
    public void Ping_ThatNobodyAnswers_EndsKubectlBadly()
    {
        _typist.Enter(0, "kubectl exec -it net -- ping 10.0.0.199");

        Assert.EndsWith("1 packets transmitted, 0 packets received, 100% packet loss\ncommand terminated with exit code 1\n", _typist.Interrupt(0), StringComparison.Ordinal);
    }

    [Fact]
    public void Ping_ThatCannotSend_EndsAtOnce()
    {
        Assert.Contains("Message too long", _typist.Enter(0, "kubectl exec -it net -- ping -M do -s 1473 10.0.0.72"), StringComparison.Ordinal);
        Assert.False(_typist.Last!.Panes[0].IsBusy);
    }

    [Fact]
    public void Ping_IntoAPipe_ComesThroughLineByLine()
    {
        _typist.Enter(0, "kubectl exec -it net -- bash");

        Assert.Matches("^64 bytes .* seq=0 .*\n$", _typist.Enter(0, "ping 10.0.2.202 | grep bytes.from"));
        Assert.Matches("^64 bytes .* seq=1 .*\n$", _typist.GoOn(0));
        Assert.Equal("^C\n", _typist.Interrupt(0));

        Assert.Matches("^PING .*\n64 bytes .* seq=0 .*\n$", _typist.Enter(0, "ping 10.0.2.202 | head -2"));
        Assert.Equal("", _typist.GoOn(0));
        Assert.False(_typist.Last!.Panes[0].IsBusy);

        Assert.Equal("", _typist.Enter(0, "ping 10.0.2.202 | wc -l"));
        Assert.Equal("^C\n", _typist.Interrupt(0));
        Assert.Contains("bash: foo: command not found", _typist.Enter(0, "ping 10.0.2.202 | foo"), StringComparison.Ordinal);
        Assert.False(_typist.Last!.Panes[0].IsBusy);
    }

    [Fact]
    public void Tcpdump_IntoHead_EndsWhenNobodyReadsOn()
    {
        _typist.Enter(1, "kubectl exec -it net -- bash");
        Assert.Contains("listening on eth0", _typist.Enter(1, "tcpdump -lnt -i eth0 icmp | head -3"), StringComparison.Ordinal);
        _typist.Enter(0, "kubectl exec net -- ping -c 2 10.0.0.72");

        Assert.Matches("^IP .* seq 0, length 64\nIP .* seq 0, length 64\nIP .* seq 1, length 64\ntcpdump: Unable to write output: Broken pipe\n\\^C\n$", _typist.Interrupt(1));

        _typist.Enter(1, "tcpdump -lnt -i eth0 icmp | head -3");
        _typist.Enter(0, "kubectl exec net -- ping -c 1 10.0.0.72");
        _typist.Enter(0, "kubectl exec net -- ping -c 2 10.0.0.72");
        Assert.EndsWith("\ntcpdump: Unable to write output: Broken pipe\n^C\n", _typist.Interrupt(1), StringComparison.Ordinal);
    }

    /// <summary>Without <c>-l</c> the real one writes nothing before it has 4096 octets.</summary>
    [Fact]
    public void Tcpdump_IntoAPipe_CollectsWhatItWrites()
    {
        _typist.Enter(1, "kubectl exec -it net -- bash");
        _typist.Enter(1, "tcpdump -nt -i eth0 icmp | grep request");
        _typist.Enter(0, "kubectl exec net -- ping -c 1 10.0.0.72");
        Assert.Equal("^C\n2 packets captured\n2 packets received by filter\n0 packets dropped by kernel\n[lost with the pipe: without -l tcpdump writes 4096 octets at a time]\n", _typist.Interrupt(1));

        _typist.Enter(1, "tcpdump -nt -i eth0 icmp | grep -c request");
        _typist.Enter(0, "kubectl exec net -- ping -c 60 10.0.0.72");
        Assert.DoesNotContain("60", _typist.Interrupt(1), StringComparison.Ordinal);

        _typist.Enter(1, "tcpdump -nt -c 4 -i eth0 icmp 2>/dev/null | grep -c request");
        _typist.Enter(0, "kubectl exec net -- ping -c 2 10.0.0.72");
        Assert.StartsWith("2\n", _typist.Interrupt(1), StringComparison.Ordinal);
    }

    /// <summary>A terminal's first flow is the flow that a link shows; later ones meet what it left.</summary>
    [Fact]
    public void Flows_OfATerminal_GoOnFromWhatEarlierOnesLeft()
    {
        var asked = DatapathEngine.Trace(Labs.Load(Labs.Ebpf), HelmRequest.None, new FlowRequest(FlowKind.Ping, "net", "10.0.0.72")).Trace!;
        _typist.Enter(0, "kubectl exec net -- ping -c 1 10.0.0.72");
        var first = _typist.Last!.Flow!;
        _typist.Enter(0, "kubectl exec net -- ping -c 1 10.0.0.72");
        var second = _typist.Last!.Flow!;

        Assert.Equal((0, 1), (first.Earlier, second.Earlier));
        Assert.Equal(asked.Client, first.Trace.Client);
        Assert.Equal(
            asked.Taps.SelectMany(tap => tap.Sightings).Select(sighting => Convert.ToHexString(sighting.Frame.Span)),
            first.Trace.Taps.SelectMany(tap => tap.Sightings).Select(sighting => Convert.ToHexString(sighting.Frame.Span)));
        Assert.Equal(asked.Packets.SelectMany(packet => packet.Hops).Select(hop => hop.Code), first.Trace.Packets.SelectMany(packet => packet.Hops).Select(hop => hop.Code));
        Assert.NotEqual(asked.Packets[0].Summary, second.Trace.Packets[0].Summary);
    }
}
