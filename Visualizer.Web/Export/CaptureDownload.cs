using Microsoft.AspNetCore.WebUtilities;
using Visualizer.Engine.Tracing;
using Visualizer.Web.Api;
using Visualizer.Web.Interop;
using Visualizer.Web.State;

namespace Visualizer.Web.Export;

/// <summary>Saves captures of what the page shows: the browser asks the API, so that however large the file is, no circuit holds it.</summary>
internal static class CaptureDownload
{
    /// <summary>Saves the file of a place, or of all taps; says why it could not.</summary>
    public static Task<string?> SaveAsync(PageModule module, WorkbenchState state, Place? place)
    {
        var query = place is { } one
            ? new Dictionary<string, string?> { ["node"] = one.Node, ["netns"] = one.NetNs, ["interface"] = one.Interface }
            : [];
        var address = QueryHelpers.AddQueryString($".{ApiEndpoints.Root}/captures", query);
        return module.SaveFromAsync(address, TraceRequestJson.Of(state.Request, state.Flow!), ExportCapture.NameOf(place));
    }
}
