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

    [Fact]
    public void Lines_Sll2_IsAProgrammersMistake()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TcpdumpText.Lines([new byte[20]], LinkType.LinuxSll2));
    }
}
