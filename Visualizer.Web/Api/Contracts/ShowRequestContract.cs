using System.Text.Json;

namespace Visualizer.Web.Api.Contracts;

/// <summary>The shape of a request for a command's output, for the OpenAPI document. Requests are read by <see cref="ShowRequestReader"/>.</summary>
/// <param name="Scenario">Id of a bundled scenario; exactly one of scenario and document.</param>
/// <param name="Document">A whole scenario document, as JSON or as a text of YAML.</param>
/// <param name="Helm">Changes to the document's Helm values and versions.</param>
/// <param name="Flow">Flow after which the command is typed; without it before any.</param>
/// <param name="At">A pod, <c>node/NAME</c>, <c>health/NODE</c> or <c>external/NAME</c>.</param>
/// <param name="Command">The command line, with pipes to grep, head, tail, sort, uniq and wc.</param>
/// <param name="Until">Hop of the flow right after which the command is typed instead.</param>
public sealed record ShowRequestContract(
    string? Scenario, JsonElement? Document, HelmContract? Helm, FlowContract? Flow, string At, string Command, HopPositionContract? Until);

/// <summary>A hop of the flow's trace.</summary>
/// <param name="Packet">Index of its packet.</param>
/// <param name="Hop">Its index in that packet.</param>
public sealed record HopPositionContract(int Packet, int Hop);
