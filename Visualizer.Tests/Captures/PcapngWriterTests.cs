using Visualizer.Engine.Captures;

namespace Visualizer.Tests.Captures;

public sealed class PcapngWriterTests
{
    // Section header: type, 40 octets, magic, version 1.0, section length −1, comment "key" filled to 4, end of options, 40 octets again.
    [Fact]
    public void Write_OneFrame_BlocksAreAsTheDraftDrawsThem()
    {
        var file = new CaptureFile(
            [new CaptureInterface("e0", LinkType.Raw)],
            [new CaptureFrame(0, 0x0000_0001_0000_0002, FrameDirection.Out, new byte[] { 0xAA, 0xBB, 0xCC, 0xDD, 0xEE })],
            "key");

        var octets = Convert.ToHexStringLower(PcapngWriter.Write(file));

        Assert.Equal(
            "0a0d0d0a" + "28000000" + "4d3c2b1a" + "01000000" + "ffffffffffffffff" + "01000300" + "6b657900" + "00000000" + "28000000"
            + "01000000" + "28000000" + "65000000" + "00000000" + "02000200" + "65300000" + "09000100" + "09000000" + "00000000" + "28000000"
            + "06000000" + "34000000" + "00000000" + "01000000" + "02000000" + "05000000" + "05000000" + "aabbccddee000000"
            + "02000400" + "02000000" + "00000000" + "34000000",
            octets);
    }

    [Fact]
    public void Write_Twice_SameOctets()
    {
        var file = new CaptureFile([new CaptureInterface("e0", LinkType.Ethernet, "x")], [], null);

        Assert.Equal(PcapngWriter.Write(file), PcapngWriter.Write(file));
    }
}
