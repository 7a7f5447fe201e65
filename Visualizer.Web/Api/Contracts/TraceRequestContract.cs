using System.Text.Json;

namespace Visualizer.Web.Api.Contracts;

/// <summary>The shape of a request for a trace, for the OpenAPI document. Requests are read by <see cref="TraceRequestReader"/>, which names everything that is wrong.</summary>
/// <param name="Scenario">Id of a bundled scenario; exactly one of scenario and document.</param>
/// <param name="Document">A whole scenario document, as JSON or as a text of YAML.</param>
/// <param name="Helm">Changes to the document's Helm values and versions.</param>
/// <param name="Flow">Who talks to whom.</param>
public sealed record TraceRequestContract(string? Scenario, JsonElement? Document, HelmContract? Helm, FlowContract Flow);

/// <summary>Helm values and versions of a request.</summary>
/// <param name="Version">Chart version.</param>
/// <param name="Kernel">Kernel of all nodes.</param>
/// <param name="Reset">Drop the document's Helm values and set kubeProxy back to auto.</param>
/// <param name="Values">A values.yaml, as text or object.</param>
/// <param name="Set">Arguments of <c>helm --set</c>.</param>
public sealed record HelmContract(string? Version, string? Kernel, bool? Reset, JsonElement? Values, IReadOnlyList<string>? Set);

/// <summary>The flow of a request.</summary>
/// <param name="Kind"><c>ping</c>, <c>curl</c> or <c>udp</c>.</param>
/// <param name="From">A pod, <c>node/NAME</c> or <c>external/NAME</c>.</param>
/// <param name="To">A pod, service, node, external host or address, with an optional port.</param>
/// <param name="Backend">Pod that the load balancer shall choose.</param>
/// <param name="Size">Payload octets of ping and udp, 0–65507.</param>
/// <param name="Count">1–100.</param>
/// <param name="Ttl">1–255.</param>
/// <param name="DontFragment">As <c>ping -M do</c>.</param>
/// <param name="Neighbours"><c>warm</c> or <c>cold</c>.</param>
public sealed record FlowContract(
    string Kind, string From, string To, string? Backend, int? Size, int? Count, int? Ttl, bool? DontFragment, string? Neighbours);
