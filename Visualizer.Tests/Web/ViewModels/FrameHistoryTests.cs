using Visualizer.Engine.Addressing;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;
using Visualizer.Web.ViewModels;
using Visualizer.Web.ViewModels.Playable;

namespace Visualizer.Tests.Web.ViewModels;

/// <summary>What a hop changed: the new value, the old one, and the octets.</summary>
public sealed class FrameHistoryTests
{
    private readonly FrameHistory history = new();

    [Fact]
    public void Next_FirstFrame_ChangesNothing()
    {
        var view = history.Next(Frames.Ethernet(Frames.EchoRequest()), FrameStart.Ethernet);

        Assert.Empty(view.Changes);
        Assert.DoesNotContain(view.Views.SelectMany(layer => layer.Fields), field => field.Changed);
        Assert.Equal(["Ethernet", "IPv4", "ICMP", "Payload"], view.Views.Select(layer => layer.Kind));
    }

    [Fact]
    public void Next_TtlAndMacsDiffer_AreMarkedWithWhatTheyWere()
    {
        var before = Frames.Ethernet(Frames.EchoRequest());
        var after = before.ToArray();
        EthernetHeader.SetDestination(after, Frames.NodeMacA);
        after[14 + 8] = 63;
        history.Next(before, FrameStart.Ethernet);

        var view = history.Next(after, FrameStart.Ethernet);

        Assert.Equal((Frames.NodeMacA.ToString(), true, Frames.MacB.ToString()), Of(view, "Ethernet", "dst"));
        Assert.Equal(("63", true, "64"), Of(view, "IPv4", "ttl"));
        Assert.Equal((Frames.MacA.ToString(), false, null), Of(view, "Ethernet", "src"));
        Assert.Equal([new ByteRange(0, 6), new ByteRange(22, 1)], view.Changes);
    }

    [Fact]
    public void Next_StackShowsNoLinkLayerForAWhile_ComparesWithTheLastKnownOne()
    {
        var packet = Frames.EchoRequest();
        history.Next(Frames.Ethernet(packet), FrameStart.Ethernet);
        history.Next(packet, FrameStart.Ipv4);

        var view = history.Next(Frames.Underlay(packet), FrameStart.Ethernet);

        Assert.Equal((Frames.NodeMacB.ToString(), true, Frames.MacB.ToString()), Of(view, "Ethernet", "dst"));
        Assert.Equal([new ByteRange(0, 12)], view.Changes);
    }

    [Fact]
    public void Next_Encapsulated_OuterHeadersAreNewAndTheInnerFrameIsNot()
    {
        var inner = Frames.Ethernet(Frames.EchoRequest());
        history.Next(inner, FrameStart.Ethernet);

        var view = history.Next(Frames.Vxlan(7, inner), FrameStart.Ethernet);

        Assert.Equal([new ByteRange(0, 50)], view.Changes);
        Assert.All(view.Views[..4].SelectMany(layer => layer.Fields), field => Assert.True(field is { Changed: true, Was: null }));
        Assert.All(view.Views[4..].SelectMany(layer => layer.Fields), field => Assert.False(field.Changed));
        Assert.Equal(["vxlan"], FrameReading.Wrappers(view.Layers));
    }

    [Fact]
    public void Next_Decapsulated_ChangesNothing()
    {
        var inner = Frames.Ethernet(Frames.EchoRequest());
        history.Next(Frames.Vxlan(7, inner), FrameStart.Ethernet);

        Assert.Empty(history.Next(inner, FrameStart.Ethernet).Changes);
    }

    [Fact]
    public void Next_Encrypted_AllIsNew()
    {
        history.Next(Frames.Ethernet(Frames.EchoRequest()), FrameStart.Ethernet);
        var esp = Frames.Esp(Frames.EchoRequest());

        var view = history.Next(esp, FrameStart.Ethernet);

        Assert.Equal([new ByteRange(0, esp.Length)], view.Changes);
        Assert.Null(Wrapping.InnermostTtl(esp, view.Layers));
        Assert.Equal("ESP", FrameReading.Badge("esp", null, view.Layers));
    }

    [Fact]
    public void Next_Checksum_SaysOnlyWhenItIsWrong()
    {
        var frame = Frames.Ethernet(Frames.EchoRequest());
        Assert.StartsWith("0x", Of(history.Next(frame, FrameStart.Ethernet), "IPv4", "checksum").Value, StringComparison.Ordinal);
        Assert.DoesNotContain("correct", Of(history.Next(frame, FrameStart.Ethernet), "IPv4", "checksum").Value, StringComparison.Ordinal);

        var wrong = frame.ToArray();
        wrong[14 + 10] ^= 0xFF;

        Assert.Contains("incorrect", Of(history.Next(wrong, FrameStart.Ethernet), "IPv4", "checksum").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Next_EveryFieldOfEveryKindOfFrame_LiesInTheFrame()
    {
        foreach (var frame in Frames.All())
        {
            var view = new FrameHistory().Next(frame, FrameStart.Ethernet);
            Assert.All(view.Views.SelectMany(layer => layer.Fields), field => Assert.InRange(field.Offset + field.Width, 1, frame.Length));
        }
    }

    [Theory]
    [InlineData("SYN", TcpFlags.Syn)]
    [InlineData("SYN-ACK", TcpFlags.Syn | TcpFlags.Ack)]
    [InlineData("ACK", TcpFlags.Ack)]
    [InlineData("FIN", TcpFlags.Fin | TcpFlags.Ack)]
    [InlineData("RST", TcpFlags.Rst)]
    public void ShortName_TcpWithoutPayload_IsItsFlags(string expected, TcpFlags flags)
    {
        var frame = Frames.Ethernet(Frames.Tcp(new TcpHeader(32794, 80, 1, 0, flags, 64240)));

        Assert.Equal(expected, FrameReading.ShortName(frame, Dissector.Dissect(frame, FrameStart.Ethernet)));
    }

    private static (string Value, bool Changed, string? Was) Of(FrameView view, string layer, string field)
    {
        var found = view.Views.First(each => each.Kind == layer).Fields.First(each => each.Name == field);
        return (found.Value, found.Changed, found.Was);
    }
}
