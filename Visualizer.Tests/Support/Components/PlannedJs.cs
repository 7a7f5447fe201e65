using Microsoft.JSInterop;

namespace Visualizer.Tests.Support.Components;

/// <summary>The browser's side of interop in a test. An unplanned call throws: what a component asks of JavaScript is part of its behaviour.</summary>
public sealed class PlannedJs : PlannedJsObject, IJSRuntime
{
    /// <summary>Plans <c>import("path")</c> and answers with the module, whose own calls are planned in turn.</summary>
    public PlannedJsObject SetupModule(string path) => SetupModule("import", arguments => arguments is [string asked] && asked == path);
}
