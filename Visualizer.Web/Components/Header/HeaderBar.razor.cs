using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Components.Header;

/// <summary>The bar above the drawing: the question, the configuration in force, and the tools.</summary>
public sealed partial class HeaderBar : HeaderPart
{
    private bool isMenuOpen;

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>How the page looks now.</summary>
    [Parameter]
    public ViewLook Look { get; set; } = ViewLook.Unsaid;

    /// <summary>The viewer asks for something else.</summary>
    [Parameter, EditorRequired]
    public EventCallback<WorkbenchRequest> OnRequest { get; set; }

    /// <summary>The viewer wants to open a scenario of their own.</summary>
    [Parameter]
    public EventCallback OnOpen { get; set; }

    /// <summary>The viewer wants what tcpdump would capture.</summary>
    [Parameter]
    public EventCallback OnCaptures { get; set; }

    /// <summary>The viewer wants to search the cluster.</summary>
    [Parameter]
    public EventCallback OnSearch { get; set; }

    /// <summary>The viewer wants to take the view elsewhere.</summary>
    [Parameter]
    public EventCallback OnShare { get; set; }

    /// <summary>The viewer wants to be shown round.</summary>
    [Parameter]
    public EventCallback OnTour { get; set; }

    /// <summary>The viewer chose another look.</summary>
    [Parameter]
    public EventCallback<ViewLook> OnLook { get; set; }

    /// <summary>The viewer chose a language.</summary>
    [Parameter]
    public EventCallback<Language> OnLanguage { get; set; }

    // This flow, with the present values as the base.
    private string CompareAddress => CompareUrl.Write(new CompareRequest
    {
        Flow = CompareRequest.Shared(State.Request),
        Variants = State.Answer is { } answer ? [CompareVariant.Of(VariantNames.Of(answer.Config.Summary), State.Request)] : [],
    });

    private int Errors => Count(Severity.Error);

    private int Serious => Errors + Count(Severity.Warning);

    private string Counted => HelmTexts.Counted.In(Language, Errors, Serious - Errors);

    private int Count(Severity severity) => State.Answer?.Config.Findings.Count(finding => finding.Severity == severity) ?? 0;

    private Task GoAsync(WorkbenchRequest? question) =>
        question is null ? Task.CompletedTask : OnRequest.InvokeAsync(question.LookedAtAs(State.Request));

    private Task ToggleHelmAsync() => OnRequest.InvokeAsync(
        State.Request.Browsing(null) with { HelmOpen = !State.Request.HelmOpen });

    private Task ToggleBrowseAsync() => OnRequest.InvokeAsync(State.Request.Browsing(State.Request.Place is null ? BrowsePlace.Cluster : null));
}
