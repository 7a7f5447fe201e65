using Visualizer.Engine.Captures;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Captures;

/// <summary>Times, directions and octets of captures, as the reference describes them.</summary>
public sealed class TraceCaptureTests
{
    // redirect_peer keeps the stamp that the packet got when it entered the node; the outer device comes first.
    [Fact]
    public void OfAll_RedirectPeer_KeepsTheTimeAndTheOrder()
    {
        var view = Labs.Ping(Labs.Ebpf, "net", "10.0.0.72");
        var file = Capture(view).OfAll();
        var frames = file.Frames.ToList();

        int At(string role) => file.Interfaces.IndexOf(file.Interfaces.Single(tap => tap.Description!.StartsWith(role + ",", StringComparison.Ordinal)));
        var (outer, inner) = (At("serverNode.eth0"), At("server.eth0"));
        var arrived = frames.FindIndex(frame => frame.Interface == outer && frame.Direction == FrameDirection.In);

        Assert.Equal((inner, frames[arrived].TimeNanoseconds), (frames[arrived + 1].Interface, frames[arrived + 1].TimeNanoseconds));
        Assert.Equal(frames.Select(frame => frame.TimeNanoseconds).Order(), frames.Select(frame => frame.TimeNanoseconds));
        Assert.True(frames[arrived].TimeNanoseconds - frames[arrived - 1].TimeNanoseconds is > 0 and < 100_000);
    }

    [Theory]
    [InlineData("a", 1460, 64240, 65160)]
    [InlineData("d", 1410, 64860, 64308)]
    [InlineData("geneve", 1410, 64860, 64308)]
    [InlineData("f", 1383, 65001, 64437)]
    [InlineData("g", 1333, 65317, 64729)]
    [InlineData("h", 1380, 64860, 64296)]
    public void OfTap_Curl_MssIsTheRoutesMtuLess40AndWindowsAreMultiplesOfIt(string letter, int mss, int synWindow, int synAckWindow)
    {
        var view = Playground.Curl(letter, "client", "server-b");

        var lines = TraceView.Lines(view["client.eth0"]);

        Assert.Contains($"win {synWindow}, options [mss {mss},sackOK,TS val ", lines[0], StringComparison.Ordinal);
        Assert.Contains($"win {synAckWindow}, options [mss {mss},sackOK,TS val ", lines[1], StringComparison.Ordinal);
    }

    // Lengths of the frames on the wire: SYN, ACK and GET's acknowledgement in each encapsulation.
    [Theory]
    [InlineData("a", 98, 74, 66)]
    [InlineData("d", 148, 124, 116)]
    [InlineData("geneve", 148, 124, 116)]
    [InlineData("f", 154, 130, 122)]
    [InlineData("h", 170, 138, 138)]
    public void OfTap_OnTheWire_LengthsAreThoseOfTheEncapsulation(string letter, int echo, int syn, int acknowledgement)
    {
        var ping = Frames(Playground.Ping(letter, "client", "server-b")["clientNode.eth0"]);
        var curl = Playground.Curl(letter, "client", "server-b")["clientNode.eth0"].Sightings.Where(sighting => sighting.IsOutgoing).ToList();

        Assert.Equal(echo, ping[0].Length);
        Assert.Equal((syn, acknowledgement), (curl[0].Frame.Length, curl.Min(sighting => sighting.Frame.Length)));
    }

    [Theory]
    [InlineData("client.eth0")]
    [InlineData("server.eth0")]
    public void OfTap_Curl_EverySenderCountsItsIdentificationsAndSequenceNumbers(string role)
    {
        var segments = Frames(Playground.Curl("b", "client", "server-b")[role])
            .Select(frame => frame[EthernetHeader.LengthBytes..].ToArray()).ToList();

        Assert.Equal(12, segments.Count);
        foreach (var sent in segments.GroupBy(packet => Ipv4Packet.SourceOf(packet)))
        {
            var packets = sent.ToList();
            foreach (var (earlier, later) in packets.Zip(packets.Skip(1)))
            {
                Assert.Equal((ushort)(Ipv4Packet.IdentificationOf(earlier) + 1), Ipv4Packet.IdentificationOf(later));
                Assert.Equal(TcpHeader.SequenceOf(Ipv4Packet.ContentOf(earlier)) + Consumed(earlier), TcpHeader.SequenceOf(Ipv4Packet.ContentOf(later)));
            }
        }
    }

    [Fact]
    public void OfTap_Layer3Device_StartsWithTheIpHeader()
    {
        var view = Playground.Ping("h", "client", "server-b");
        var file = Capture(view).OfTap(view["clientNode.cilium_wg0"]);

        Assert.Equal(LinkType.Raw, Assert.Single(file.Interfaces).Link);
        Assert.All(file.Frames, frame => Assert.Equal(0x45, frame.Octets.Span[0]));
    }

    [Fact]
    public void OfAny_ExternalHost_HasItsOneInterface()
    {
        var view = Playground.Run("d", new FlowRequest(FlowKind.Ping, "external/198.51.100.99", "node/node-a"));

        var file = Capture(view).OfAny("external/198.51.100.99", "host");

        Assert.Equal([FrameDirection.Out, FrameDirection.In], file!.Frames.Select(frame => frame.Direction));
        Assert.Null(Capture(view).OfAny("external/198.51.100.98", "host"));
    }

    private static uint Consumed(byte[] packet)
    {
        var segment = Ipv4Packet.ContentOf(packet);
        var flags = TcpHeader.FlagsOf(segment);
        return (uint)(segment.Length - TcpHeader.HeaderLengthOf(segment)) + (flags.HasFlag(TcpFlags.Syn) || flags.HasFlag(TcpFlags.Fin) ? 1u : 0u);
    }

    private static TraceCapture Capture(TraceView view) => new(view.Answer.Cluster!, view.Trace);

    private static List<ReadOnlyMemory<byte>> Frames(Tap tap) => [.. tap.Sightings.Select(sighting => sighting.Frame)];
}
