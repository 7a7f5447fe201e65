using Microsoft.Extensions.Options;
using Visualizer.Engine.Captures.Reading;
using Visualizer.Engine.Tracing;
using Visualizer.Web.Hosting;

namespace Visualizer.Web.State;

/// <summary>Reads captures that viewers bring and lays them beside the prediction. Only so many at a time as the API may compute: each takes memory.</summary>
public sealed class CaptureDesk(IOptions<HostingOptions> hosting) : IDisposable
{
    private const int PieceOctets = 32 * 1024;
    private readonly SemaphoreSlim places = new(hosting.Value.ConcurrentRequests);

    /// <summary>Reads a file piece by piece, no further than its first fault, and compares it with what a tap shows.</summary>
    /// <param name="file">The file.</param>
    /// <param name="tap">The tap.</param>
    /// <param name="ifindex">Index of its interface.</param>
    /// <param name="leaving">The viewer has gone.</param>
    /// <exception cref="LostFileException">The file did not come to its end.</exception>
    public async Task<UploadedCapture> CompareAsync(Stream file, Tap tap, int ifindex, CancellationToken leaving)
    {
        await places.WaitAsync(leaving);
        try
        {
            var reader = new CaptureReader();
            var piece = new byte[PieceOctets];
            int count;
            while (!reader.HasFailed && (count = await LostFileException.GuardAsync(() => file.ReadAsync(piece, leaving))) > 0)
            {
                reader.Read(piece.AsSpan(0, count));
            }

            // Not where the viewer waits: comparing takes longer than reading.
            return await Task.Run(() => UploadedCapture.Of(reader.End(), tap, ifindex), leaving);
        }
        finally
        {
            places.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();
}
