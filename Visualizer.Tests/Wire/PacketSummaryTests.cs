using FsCheck;
using FsCheck.Fluent;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Wire;

public sealed class PacketSummaryTests
{
    [Fact]
    public void Of_EveryKindOfFrame_NamesTheInnermostPacket()
    {
        Assert.Equal(
            [
                "ICMP echo request, id 55, seq 0",
                "UDP 40000 > 9999, 32 octets",
                "TCP SYN, 32794 > 80",
                "TCP PSH ACK, 32794 > 80, 18 octets",
                "ICMP port unreachable, about UDP 40000 > 9999, 32 octets",
                "ICMP fragmentation needed, MTU 1450, about ICMP echo request, id 55, seq 0",
                "ICMP time exceeded in transit, about ICMP echo request, id 55, seq 0",
                "ARP who-has 10.0.0.72 tell 10.0.2.40",
                "ICMP echo request, id 55, seq 0",
                "ICMP echo request, id 55, seq 0",
                "ICMP echo request, id 55, seq 0",
                "ESP, SPI 0x00000003, seq 5",
                "WireGuard data, counter 7",
            ],
            Frames.All().Select(frame => PacketSummary.Of(frame, FrameStart.Ethernet)));
    }

    [Fact]
    public void Of_DamagedFrames_NeverThrowsAndSaysSomething() => Prop.ForAll(
        DamagedFrames.Any, octets => PacketSummary.Of(octets, FrameStart.Ethernet).Length > 0).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
