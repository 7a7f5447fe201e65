using System.Text.Json;
using System.Text.Json.Serialization;
using Visualizer.Web.ViewModels.Playable;

namespace Visualizer.Web.State;

/// <summary>How traces and comparisons for the browser become JSON: camelCase, nulls written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(PlayableTrace))]
[JsonSerializable(typeof(PlayableComparison))]
internal sealed partial class PlayableJson : JsonSerializerContext;
