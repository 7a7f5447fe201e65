using Visualizer.Engine.Captures;
using Visualizer.Engine.Captures.Matching;
using Visualizer.Engine.Captures.Reading;
using Visualizer.Engine.Simulation;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;
using Visualizer.Web.State;

namespace Visualizer.Tests.Captures;

/// <summary>A capture of somebody's own beside the prediction: what the run decides does not count, everything else does.</summary>
public sealed class CaptureMatchTests
{
    [Theory]
    [InlineData(Labs.Ebpf, "net", "10.0.0.72")]
    [InlineData(Labs.Ipsec, "net", "10.0.0.249")]
    [InlineData(Labs.Vxlan, "net", "10.0.0.24")]
    public void Of_AnotherRunOfTheFlow_MatchesAtEveryTap(string scenario, string from, string to)
    {
        foreach (var view in new[] { Labs.Ping(scenario, from, to), Labs.Curl(scenario, from, to) })
        {
            var again = Simulator.Run(view.Answer.Cluster!, view.Answer.Flow! with { Repetition = 1 });
            foreach (var (tap, other) in view.Trace.Taps.Zip(again.Taps))
            {
                var match = Compare(tap, [.. other.Sightings.Select(sighting => sighting.Frame.ToArray())]);

                Assert.True(match.First is null, $"{tap.Place}: {match.First}");
                Assert.Equal((tap.Sightings.Length, 0, 0), (match.Matched, match.Missing, match.Unexpected));
            }

            Assert.NotEqual(
                view["client.eth0"].Sightings.Select(sighting => Convert.ToHexString(sighting.Frame.Span)),
                again.Taps.Single(tap => tap.Role == "client.eth0").Sightings.Select(sighting => Convert.ToHexString(sighting.Frame.Span)));
        }
    }

    [Fact]
    public void Of_OtherTtl_NamesTheField()
    {
        var tap = Labs.Ping(Labs.Kpr, "net", "10.0.1.15")["server.eth0"];
        var frames = Octets(tap);
        Ipv4Packet.SetTtl(frames[0].AsSpan(EthernetHeader.LengthBytes), 62);

        var match = Compare(tap, frames);

        Assert.Equal((1, 1, 1), (match.Matched, match.Missing, match.Unexpected));
        Assert.Equal(
            new CaptureDifference(DifferenceKind.Field, 0, 0, new ShapeField(LayerKind.Ipv4, "TTL", "60"), new ShapeField(LayerKind.Ipv4, "TTL", "62")), match.First);
    }

    [Fact]
    public void Of_FrameMissing_IsNamed()
    {
        var tap = Labs.Ping(Labs.Kpr, "net", "10.0.1.15")["server.eth0"];

        var match = Compare(tap, Octets(tap)[1..]);

        Assert.Equal(new CaptureDifference(DifferenceKind.Missing, 0, null), match.First);
        Assert.Equal([(0, null), (1, 0)], match.Rows);
    }

    // A tap that should see nothing: redirect_peer goes past the host end of the server's pair.
    [Fact]
    public void Of_FrameWhereNoneIsPredicted_IsUnexpected()
    {
        var tap = Labs.Ping(Labs.Ebpf, "net", "10.0.2.202")["clientNode.cilium_host"];

        var match = Compare(tap, [Frames.Ethernet(Frames.EchoRequest())]);

        Assert.Equal(new CaptureDifference(DifferenceKind.Unexpected, null, 0), match.First);
        Assert.Equal([(null, 0)], match.Rows);
    }

    [Fact]
    public void Of_OtherOrder_IsNamedAndAllMatch()
    {
        var tap = Labs.Ping(Labs.Kpr, "net", "10.0.1.15")["server.eth0"];

        var match = Compare(tap, [.. Octets(tap).Reverse()]);

        Assert.Equal((2, new CaptureDifference(DifferenceKind.Order, 1, 0)), (match.Matched, match.First));
    }

    [Fact]
    public void Of_OtherTrafficBetween_IsUnexpectedWhereItCame()
    {
        var tap = Labs.Ping(Labs.Kpr, "net", "10.0.1.15")["server.eth0"];
        var frames = Octets(tap);

        var match = Compare(tap, [frames[0], ArpPacket.RequestFrame(Frames.MacA, Frames.PodA, Frames.PodB), frames[1]]);

        Assert.Equal([(0, 0), (null, 1), (1, 2)], match.Rows);
    }

    // -i any has no Ethernet header and every interface: those of the tap's are told by their index, their addresses do not count.
    [Theory]
    [InlineData("clientNode.eth0")]
    [InlineData("clientNode.cilium_net")]
    [InlineData("client.lxc")]
    public void Of_CaptureOfAny_TakesTheFramesOfTheInterface(string role)
    {
        var view = Labs.Ping(Labs.Ipsec, "net", "10.0.0.249");
        var tap = view[role];
        var file = PcapngWriter.Write(new TraceCapture(view.Answer.Cluster!, view.Trace).OfAny(tap.Place.Node!, "host")!);

        var uploaded = Upload(view, tap, file);

        Assert.StartsWith("ifindex ", uploaded.Interface, StringComparison.Ordinal);
        Assert.Equal((tap.Sightings.Length, null), (uploaded.Match!.Matched, uploaded.Match.First));
    }

    [Fact]
    public void Of_FileOfAllTaps_TakesTheInterfaceOfThatName()
    {
        var view = Labs.Curl(Labs.Vxlan, "net", "10.0.0.24");
        var file = PcapngWriter.Write(new TraceCapture(view.Answer.Cluster!, view.Trace).OfAll());

        foreach (var tap in view.Trace.Taps.Where(tap => !tap.Sightings.IsEmpty))
        {
            var uploaded = Upload(view, tap, file);

            Assert.EndsWith($"/{tap.Place.Interface}", uploaded.Interface, StringComparison.Ordinal);
            Assert.Null(uploaded.Match!.First);
            Assert.All(uploaded.Lines, line => Assert.Equal(line.Predicted, line.Found));
        }
    }

    // Written by tcpdump itself, in its own format.
    [Fact]
    public void Of_FileThatTcpdumpWrote_Matches()
    {
        var view = Labs.Curl(Labs.Ipsec, "net", "10.0.0.249");
        var tap = view["clientNode.eth0"];
        using var capture = new TemporaryCapture(new TraceCapture(view.Answer.Cluster!, view.Trace).OfTap(tap));
        var written = capture.Path + ".pcap";
        ExternalTool.Run("tcpdump", "tcpdump", ["-r", capture.Path, "-w", written]);
        var file = File.ReadAllBytes(written);
        File.Delete(written);

        Assert.Equal(0xD4, file[0]);
        Assert.Null(Upload(view, tap, file).Match!.First);
    }

    [Fact]
    public void Of_HostileFrames_NeverThrows()
    {
        var tap = Labs.Ping(Labs.Vxlan, "net", "10.0.0.24")["clientNode.eth0"];
        foreach (var link in Enum.GetValues<LinkType>())
        {
            var octets = Frames.All().SelectMany(frame => new[] { frame, frame[..(frame.Length / 2)], frame[..Math.Min(frame.Length, 9)], [] });
            var capture = new ReadCapture([new ReadInterface(null, link)], [.. octets.Select(frame => new ReadFrame(0, frame, frame.Length))], null);

            Assert.Equal(capture.Frames.Length, UploadedCapture.Of(capture, tap, 7).Match!.Unexpected);
        }
    }

    private static UploadedCapture Upload(TraceView view, Tap tap, byte[] file)
    {
        var reader = new CaptureReader();
        reader.Read(file);
        return UploadedCapture.Of(reader.End(), tap, TraceCapture.DeviceOf(view.Answer.Cluster!, tap.Place).Ifindex);
    }

    private static byte[][] Octets(Tap tap) => [.. tap.Sightings.Select(sighting => sighting.Frame.ToArray())];

    private static CaptureMatch Compare(Tap tap, IReadOnlyList<byte[]> frames)
    {
        var capture = new ReadCapture(
            [new ReadInterface(null, TraceCapture.LinkOf(tap))], [.. frames.Select(frame => new ReadFrame(0, frame, frame.Length))], null);
        return CaptureMatch.Of(tap, FoundFrames.Of(capture, tap.Place, 1));
    }
}
