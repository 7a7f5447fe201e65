using System.Text.Json;

namespace Visualizer.Web.Api.Contracts;

/// <summary>The shape of a request for a comparison, for the OpenAPI document. Requests are read by <see cref="ComparisonRequestReader"/>.</summary>
/// <param name="Scenario">Id of a bundled scenario; exactly one of scenario and document.</param>
/// <param name="Document">A whole scenario document, as JSON or as a text of YAML.</param>
/// <param name="Flow">Who talks to whom, the same in all variants.</param>
/// <param name="Variants">Two to four; the first is the base.</param>
public sealed record ComparisonRequestContract(
    string? Scenario, JsonElement? Document, FlowContract Flow, IReadOnlyList<VariantContract> Variants);

/// <summary>One configuration of a comparison.</summary>
/// <param name="Name">Its name, unique.</param>
/// <param name="Helm">Changes to the document's Helm values and versions; none: the document's own.</param>
public sealed record VariantContract(string Name, HelmContract? Helm);
