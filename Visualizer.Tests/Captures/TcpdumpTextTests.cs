using FsCheck;
using FsCheck.Fluent;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Captures;

/// <summary>Lines as published captures show them, less the time.</summary>
public sealed class TcpdumpTextTests
{
    [Fact]
    public void Lines_EchoRequest_MacPartThenIds()
    {
        Assert.Equal(
            [
                "ae:32:09:5a:08:5c > be:06:1e:82:86:b6, ethertype IPv4 (0x0800), length 98: "
                    + "10.0.2.40 > 10.0.0.72: ICMP echo request, id 55, seq 0, length 64",
            ],
            TcpdumpText.Lines([Frames.Ethernet(Frames.EchoRequest())], LinkType.Ethernet));
    }

    [Fact]
    public void Lines_Raw_NoMacPartAndNoLength()
    {
        Assert.Equal(
            ["ip: 10.0.2.40 > 10.0.0.72: ICMP echo request, id 55, seq 0, length 64"],
            TcpdumpText.Lines([Frames.EchoRequest()], LinkType.Raw));
    }

    [Fact]
    public void Lines_Vxlan_InnerFrameHasItsOwnLine()
    {
        Assert.Equal(
            [
                "02:42:ac:12:00:03 > 02:42:ac:12:00:02, ethertype IPv4 (0x0800), length 148: "
                    + "172.18.0.3.49017 > 172.18.0.2.8472: OTV, flags [I] (0x08), overlay 0, instance 32359\n"
                    + "ae:32:09:5a:08:5c > be:06:1e:82:86:b6, ethertype IPv4 (0x0800), length 98: "
                    + "10.0.2.40 > 10.0.0.72: ICMP echo request, id 55, seq 0, length 64",
            ],
            TcpdumpText.Lines([Frames.Vxlan(32359, Frames.Ethernet(Frames.EchoRequest()))], LinkType.Ethernet));
    }

    [Fact]
    public void Lines_EspOfEchoRequest_LengthsAreThoseOfTheCapture()
    {
        Assert.Equal(
            [
                "02:42:ac:12:00:03 > 02:42:ac:12:00:02, ethertype IPv4 (0x0800), length 154: "
                    + "172.18.0.3 > 172.18.0.2: ESP(spi=0x00000003,seq=0x5), length 120",
            ],
            TcpdumpText.Lines([Frames.Esp(Frames.EchoRequest())], LinkType.Ethernet));
    }

    [Fact]
    public void Lines_SameFileTwice_NothingIsRemembered()
    {
        ReadOnlyMemory<byte>[] frames = [Frames.Ethernet(Frames.Tcp(new TcpHeader(1, 2, 3, 4, TcpFlags.Ack, 5)))];

        Assert.Equal(TcpdumpText.Lines(frames, LinkType.Ethernet), TcpdumpText.Lines(frames, LinkType.Ethernet));
    }

    [Fact]
    public void Lines_DamagedFrames_NeverThrows() => Prop.ForAll(
        DamagedFrames.Any, octets => TcpdumpText.Lines([octets], LinkType.Ethernet).Length == 1).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Theory]
    [InlineData(true, "eth0  Out ifindex 7 02:42:ac:12:00:03 ethertype IPv4 (0x0800), length 104: 10.0.2.40 > 10.0.0.72: ICMP echo request, id 55, seq 0, length 64")]
    [InlineData(false, "eth0  Out IP 10.0.2.40 > 10.0.0.72: ICMP echo request, id 55, seq 0, length 64")]
    public void Lines_Sll2_NameTheInterfaceOfTheMachineThatPrints(bool hasLinkLevel, string expected)
    {
        var frame = new LinuxSll2Header(EtherType.Ipv4, 7, 1, PacketType.Outgoing, Frames.NodeMacA).Frame(Frames.EchoRequest());

        Assert.Equal([expected], TcpdumpText.Lines([frame], LinkType.LinuxSll2, new TcpdumpStyle(hasLinkLevel) { InterfaceName = index => index == 7 ? "eth0" : null }));
        Assert.StartsWith("?     Out ", TcpdumpText.Lines([frame], LinkType.LinuxSll2)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_OfALinkTypeThatIsNotWritten_AreAProgrammersMistake() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TcpdumpText.Lines([new byte[20]], LinkType.LinuxSll));
}
