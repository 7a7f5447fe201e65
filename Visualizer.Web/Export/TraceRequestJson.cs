using System.Text;
using System.Text.Json;
using Visualizer.Engine.Flows;
using Visualizer.Web.Api;
using Visualizer.Web.Api.Contracts;
using Visualizer.Web.State;

namespace Visualizer.Web.Export;

/// <summary>What a page asks, as the API's requests spell it.</summary>
internal static class TraceRequestJson
{
    /// <summary>The body of a request for the trace of a flow.</summary>
    public static string Of(WorkbenchRequest request, FlowRequest flow) => Encoding.UTF8.GetString(JsonAnswer.Octets(new TraceRequestContract(
        request.Document is null ? request.ScenarioId : null,
        request.Document is { } document ? JsonSerializer.SerializeToElement(document, ApiJson.Default.String) : null,
        new HelmContract(request.Version, request.Kernel, request.Reset, null, request.Set),
        new FlowContract(
            FlowKinds.Name(flow.Kind), flow.From, flow.To, flow.Backend, flow.Size, flow.Count, flow.Ttl, flow.DontFragment,
            flow.ColdNeighbours ? "cold" : "warm"))));
}
