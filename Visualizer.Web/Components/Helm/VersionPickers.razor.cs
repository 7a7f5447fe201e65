using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;
using Visualizer.Web.Components.Controls;
using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Components.Helm;

/// <summary>Chart version and kernel: one of each line is offered, any may be typed.</summary>
public sealed partial class VersionPickers : ComponentBase
{
    // Long-term kernels, and those that bring what a Cilium program needs.
    private static readonly ImmutableArray<(string Kernel, UiText? Brings)> KernelLines =
    [
        ("4.19", null), ("5.4", null), ("5.10", HelmTexts.RedirectHelpers), ("5.15", null), ("6.1", null), ("6.6", new("tcx", "tcx")),
        ("6.8", new("netkit", "netkit")), ("6.12", null),
    ];

    private string? problem;

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>What is shown now.</summary>
    [Parameter, EditorRequired]
    public required WorkbenchState State { get; set; }

    /// <summary>The viewer asks for something else.</summary>
    [Parameter, EditorRequired]
    public EventCallback<WorkbenchRequest> OnRequest { get; set; }

    private string VersionText => State.Request.Version ?? State.Scenario?.Cilium.Text ?? "";

    private string KernelText => State.Request.Kernel ?? State.Scenario?.Kernel.Text ?? "";

    private IEnumerable<Choice> Versions
    {
        get
        {
            var own = State.Scenario?.Cilium.Text;
            return Enumerable.Range(ValueCatalogue.FirstMinor, ValueCatalogue.LastMinor - ValueCatalogue.FirstMinor + 1)
                .Select(minor => (Text: $"1.{minor.ToString(CultureInfo.InvariantCulture)}.0", Minor: minor))
                .Where(line => line.Text != own)
                .Select(line => new Choice("", line.Text, line.Text, Spelled(line.Minor)))
                .Prepend(new Choice("", own ?? "", own ?? "", HelmTexts.OfScenario.In(Language)));
        }
    }

    private IEnumerable<Choice> Kernels
    {
        get
        {
            var own = State.Scenario?.Kernel.Text;
            return KernelLines.Where(line => line.Kernel != own)
                .Select(line => new Choice("", line.Kernel, line.Kernel, line.Brings?.In(Language) ?? ""))
                .Prepend(new Choice("", own ?? "", own ?? "", HelmTexts.OfScenario.In(Language)));
        }
    }

    private string Spelled(int minor)
    {
        var values = State.Scenario is { } scenario ? HelmEdit.Values(scenario, State.Request) : HelmValues.Empty;
        var changes = ValueSpellings.Respell(values, minor).Changes.Length;
        return changes == 0 ? "" : HelmTexts.OtherwiseSpelled.In(Language, changes);
    }

    private Task VersionAsync(string typed)
    {
        problem = CiliumVersion.TryParse(typed, out _) ? null : HelmTexts.BadVersion.In(Language, typed);
        return problem is not null ? Task.CompletedTask
            : OnRequest.InvokeAsync(State.Request.FromStart() with { Version = typed == State.Scenario?.Cilium.Text ? null : typed });
    }

    private Task KernelAsync(string typed)
    {
        problem = KernelVersion.TryParse(typed, out _) ? null : HelmTexts.BadKernel.In(Language, typed);
        return problem is not null ? Task.CompletedTask
            : OnRequest.InvokeAsync(State.Request.FromStart() with { Kernel = typed == State.Scenario?.Kernel.Text ? null : typed });
    }
}
