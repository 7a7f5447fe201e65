using Microsoft.AspNetCore.Components.Forms;

namespace Visualizer.Tests.Support.Components;

/// <summary>A file of the browser whose connection is lost while it is read.</summary>
/// <param name="name">Its name.</param>
/// <param name="start">What still came.</param>
/// <param name="failure">How the rest fails.</param>
internal sealed class BrokenFile(string name, byte[] start, Exception failure) : IBrowserFile
{
    public string Name => name;

    public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;

    public long Size => start.Length * 2;

    public string ContentType => "";

    /// <summary>The files of a choice of this one.</summary>
    public InputFileChangeEventArgs Chosen => new([this]);

    public Stream OpenReadStream(long maxAllowedSize = 512_000, CancellationToken cancellationToken = default) => new Broken(start, failure);

    private sealed class Broken(byte[] start, Exception failure) : MemoryStream(start, writable: false)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position == Length ? ValueTask.FromException<int>(failure) : base.ReadAsync(buffer, cancellationToken);
    }
}
