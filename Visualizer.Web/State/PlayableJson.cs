using System.Text.Json;
using System.Text.Json.Serialization;
using Visualizer.Web.ViewModels.Playable;

namespace Visualizer.Web.State;

/// <summary>How a trace for the browser becomes JSON: camelCase, nulls written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(PlayableTrace))]
internal sealed partial class PlayableJson : JsonSerializerContext;
