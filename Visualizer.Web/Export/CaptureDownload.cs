using Microsoft.AspNetCore.WebUtilities;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Tracing;
using Visualizer.Web.Api;
using Visualizer.Web.Interop;
using Visualizer.Web.State;

namespace Visualizer.Web.Export;

/// <summary>Saves captures of what the page shows: the browser asks the API, so that however large the file is, no circuit holds it.</summary>
internal static class CaptureDownload
{
    /// <summary>Saves the file of a place, or of all taps, until the viewer cancels; says why it could not.</summary>
    public static async Task<string?> SaveAsync(PageModule module, ComputePlaces places, WorkbenchState state, Place? place, CancellationToken leaving)
    {
        // Nobody else has what the terminal sent; its size is bounded.
        if (state is { Sent.IsReproducible: false, Answer: { Trace: { } trace, Cluster: { } cluster } })
        {
            var octets = await places.RunAsync(() => PcapngWriter.Write(ExportCapture.CaptureOf(new TraceCapture(cluster, trace), trace, place)), leaving);
            await module.SaveAsync(new TraceFile(ExportCapture.NameOf(place), ExportCapture.ContentType, octets));
            return null;
        }

        var query = place is { } one
            ? new Dictionary<string, string?> { ["node"] = one.Node, ["netns"] = one.NetNs, ["interface"] = one.Interface }
            : [];
        var address = QueryHelpers.AddQueryString($".{ApiEndpoints.Root}/captures", query);
        return await module.SaveFromAsync(address, TraceRequestJson.Of(state.Request, state.Flow!), ExportCapture.NameOf(place), leaving);
    }
}
