using Visualizer.Engine.Captures;
using Visualizer.Engine.Terminal.Capturing;
using Visualizer.Tests.Captures;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Terminal;

/// <summary>Times and numbers in front of frames are those that the installed tcpdump prints (4.99.3).</summary>
public sealed class FrameTextOracleTests
{
    // A second before midnight, whole seconds, and less than a microsecond.
    private static readonly long[] Nanoseconds = [1_719_532_799_000_002_999, 1_719_532_799_000_009_100, 1_719_532_800_000_000_000, 1_719_532_860_999_999_999, 1_719_536_401_000_000_001];

    [Theory]
    [InlineData("-n", false)]
    [InlineData("-nt", false)]
    [InlineData("-ntt", false)]
    [InlineData("-nttt", false)]
    [InlineData("-ntttt", true)]
    [InlineData("-nttttt", true)]
    public void Of_Frames_IsTcpdumps(string flags, bool hasNumbers)
    {
        var octets = Frames.Ethernet(Frames.EchoRequest());
        using var capture = new TemporaryCapture(new CaptureFile(
            [new CaptureInterface("eth0", LinkType.Ethernet)], [.. Nanoseconds.Select(nanoseconds => new CaptureFrame(0, nanoseconds, FrameDirection.In, octets))]));
        var text = new FrameText(
            new TcpdumpOptions("eth0", new TcpdumpStyle(false), (TimeStyle)flags.Count('t'), null, null, "inout") { SnapshotOctets = octets.Length, HasNumbers = hasNumbers }, LinkType.Ethernet);

        var printed = ExternalTool.Run("env", "coreutils", ["TZ=UTC", "tcpdump", hasNumbers ? flags + "#" : flags, "-r", capture.Path]);

        Assert.Equal(printed, string.Concat(Nanoseconds.Select(nanoseconds => text.Of(new CapturedFrame(false, nanoseconds, octets)))));
    }
}
