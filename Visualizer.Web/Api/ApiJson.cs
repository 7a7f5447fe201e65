using System.Text.Json;
using System.Text.Json.Serialization;
using Visualizer.Web.Api.Contracts;

namespace Visualizer.Web.Api;

/// <summary>How answers become JSON: camelCase, nulls written, properties in the order of their declaration.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(TraceResponse))]
[JsonSerializable(typeof(TraceRequestContract))]
[JsonSerializable(typeof(ComparisonResponse))]
[JsonSerializable(typeof(ComparisonRequestContract))]
// Values of differences.
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(ShowRequestContract))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(IReadOnlyList<ScenarioSummary>))]
[JsonSerializable(typeof(ProblemDocument))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class ApiJson : JsonSerializerContext;
