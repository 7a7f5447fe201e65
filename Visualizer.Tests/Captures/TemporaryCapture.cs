using Visualizer.Engine.Captures;

namespace Visualizer.Tests.Captures;

/// <summary>A pcapng file that lives as long as the test that reads it.</summary>
internal sealed class TemporaryCapture : IDisposable
{
    public TemporaryCapture(CaptureFile file) => File.WriteAllBytes(Path, PcapngWriter.Write(file));

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"visualizer-{Guid.NewGuid():N}.pcapng");

    /// <summary>A file of one interface whose frames are a second apart.</summary>
    public static TemporaryCapture Of(LinkType link, IEnumerable<byte[]> frames) => new(new CaptureFile(
        [new CaptureInterface("node/host/eth0", link)],
        [.. frames.Select((frame, index) => new CaptureFrame(0, 1_000_000_000L * index, FrameDirection.In, frame))]));

    public void Dispose() => File.Delete(Path);
}
