using System.Text;
using Visualizer.Engine;
using Visualizer.Web.Api;
using Visualizer.Web.State;
using Visualizer.Web.Texts;
using Visualizer.Web.ViewModels;

namespace Visualizer.Web.Export;

/// <summary>The files that a viewer can take home of a state that shows a trace.</summary>
public sealed class TraceExports(StandalonePage standalone, PlayableStore store)
{
    /// <summary>The state as a file of a kind; null when it shows no trace of what was asked for.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="state">The state.</param>
    /// <param name="leaving">Cancelled when the viewer wants the file no more.</param>
    public TraceFile? Make(TraceFileKind kind, WorkbenchState state, CancellationToken leaving = default)
    {
        leaving.ThrowIfCancellationRequested();
        if (state is not { IsStale: false, Flow: { } flow, Scenario: { } scenario, Answer: { Trace: not null } answer })
        {
            return null;
        }

        var name = NameOf(state);
        var language = state.Language;
        switch (kind)
        {
            case TraceFileKind.Json:
                return new TraceFile($"{name}.json", "application/json", JsonAnswer.Octets(TraceResponseMapper.Map(answer, language)));
            case TraceFileKind.Markdown:
                var trace = PlayableTraceMapper.Map("", flow, answer, language);
                var facts = ConfigFactList.Of(answer.Config.Summary, language);
                return new TraceFile($"{name}.md", "text/markdown", Encoding.UTF8.GetBytes(TraceMarkdown.Write(trace, facts, language)));
            default:
                var document = state is { Sent: not null, Shown: { } sent } ? sent : store.Document(scenario, VisualizerSession.HelmOf(state.Request), flow, answer, language);
                var title = TraceTexts.Title.In(language, FlowKinds.Name(flow.Kind), flow.From, flow.To);
                var page = standalone.Write(title, LanguageTag.Of(language), state.Request.Look, document.Json, state.Request.Packet, state.Request.Hop);
                return new TraceFile($"{name}.html", "text/html", Encoding.UTF8.GetBytes(page));
        }
    }

    /// <summary>A file name of letters, digits and hyphens: <c>ping-net-evescn-q7xhn</c>.</summary>
    public static string NameOf(WorkbenchState state)
    {
        var words = state.Flow is { } flow ? $"{FlowKinds.Name(flow.Kind)}-{flow.From}-{flow.To}" : "trace";
        var plain = new StringBuilder();
        foreach (var letter in words.ToLowerInvariant())
        {
            plain.Append(char.IsAsciiLetterOrDigit(letter) || letter == '.' ? letter : '-');
        }

        return plain.Length > 100 ? plain.ToString(0, 100) : plain.ToString();
    }
}

/// <summary>What kinds of files the server makes of a trace; pictures are the browser's.</summary>
public enum TraceFileKind
{
    /// <summary>As <c>POST /api/v1/traces</c> answers.</summary>
    Json,

    /// <summary>Tables for a ticket or a wiki.</summary>
    Markdown,

    /// <summary>Plays without a server.</summary>
    Html,
}

/// <summary>A file for the viewer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Content">Its octets.</param>
public sealed record TraceFile(string Name, string MediaType, byte[] Content);
