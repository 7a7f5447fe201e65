using System.Text.Json;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Scenarios;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels;

namespace Visualizer.Web.State;

/// <summary>Traces as the browser gets them, in UTF-8, made once for everybody who looks at the same one in the same language.</summary>
public sealed class PlayableStore
{
    private const long MostOctets = 128 << 20;
    private readonly BoundedCache<string, PlayableDocument> documents = new(MostOctets, document => document.Json.Length);

    /// <summary>The trace of an answer that has one.</summary>
    public PlayableDocument Document(Scenario scenario, HelmRequest helm, FlowRequest flow, TraceAnswer answer, Language language)
    {
        var key = ScenarioLibrary.Fingerprint(string.Join('\u0002', ScenarioLibrary.Identify(scenario), TraceDesk.Spell(helm), TraceDesk.Spell(flow), LanguageTag.Of(language)));
        return documents.GetOrAdd(key, _ => new PlayableDocument(
            key, JsonSerializer.SerializeToUtf8Bytes(PlayableTraceMapper.Map(key, flow, answer, language), PlayableJson.Default.PlayableTrace)));
    }
}

/// <summary>A trace for the browser.</summary>
/// <param name="Key">Differs whenever the content does.</param>
/// <param name="Json">The content, in the shape of <c>src/contracts/playable.ts</c>. Shared; nobody writes into it.</param>
public sealed record PlayableDocument(string Key, byte[] Json);
