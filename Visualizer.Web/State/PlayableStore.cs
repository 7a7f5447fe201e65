using System.Globalization;
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
    /// <param name="scenario">Its scenario.</param>
    /// <param name="helm">What is changed of its values.</param>
    /// <param name="flow">The flow.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="language">Language of its texts.</param>
    /// <param name="sending">Which of the flows it is that one viewer's terminal sent; 0 for one that everybody gets who asks.</param>
    public PlayableDocument Document(Scenario scenario, HelmRequest helm, FlowRequest flow, TraceAnswer answer, Language language, int sending = 0)
    {
        var key = ScenarioLibrary.Fingerprint(string.Join('\u0002', ScenarioLibrary.Identify(scenario), TraceDesk.Spell(helm), TraceDesk.Spell(flow), LanguageTag.Of(language)));
        return sending == 0 ? documents.GetOrAdd(key, Make) : Make(string.Create(CultureInfo.InvariantCulture, $"{key}-{sending}"));

        PlayableDocument Make(string named) =>
            new(named, JsonSerializer.SerializeToUtf8Bytes(PlayableTraceMapper.Map(named, flow, answer, language), PlayableJson.Default.PlayableTrace));
    }
}

/// <summary>A trace for the browser.</summary>
/// <param name="Key">Differs whenever the content does.</param>
/// <param name="Json">The content, in the shape of <c>src/contracts/playable.ts</c>. Shared; nobody writes into it.</param>
public sealed record PlayableDocument(string Key, byte[] Json);
