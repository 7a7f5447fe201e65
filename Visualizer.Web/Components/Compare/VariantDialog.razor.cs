using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Scenarios;
using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Components.Compare;

/// <summary>Name, version, kernel and values of one variant; a pasted helm command fills them in.</summary>
public sealed partial class VariantDialog : ComponentBase
{
    private CompareVariant? shown;
    private string name = "";
    private string version = "";
    private string kernel = "";
    private string set = "";
    private bool reset;
    private bool isNameBad;
    private bool isVersionBad;
    private bool isKernelBad;
    private ImmutableArray<HelmProblem> valueProblems = [];

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>The variant as it is; null: the dialog is closed.</summary>
    [Parameter, EditorRequired]
    public CompareVariant? Variant { get; set; }

    /// <summary>Names that the other variants have.</summary>
    [Parameter, EditorRequired]
    public required ImmutableArray<string> OtherNames { get; set; }

    /// <summary>The scenario, whose version and kernel hold where nothing is written.</summary>
    [Parameter]
    public Scenario? Scenario { get; set; }

    /// <summary>The variant as the viewer wants it.</summary>
    [Parameter, EditorRequired]
    public EventCallback<CompareVariant> OnVariant { get; set; }

    /// <summary>The viewer closed the dialog.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    private IEnumerable<string> Problems
    {
        get
        {
            if (isNameBad)
            {
                yield return CompareTexts.NameTaken.In(Language);
            }

            if (isVersionBad)
            {
                yield return HelmTexts.BadVersion.In(Language, version);
            }

            if (isKernelBad)
            {
                yield return HelmTexts.BadKernel.In(Language, kernel);
            }

            foreach (var problem in valueProblems)
            {
                yield return WorkbenchTexts.Found.In(
                    Language, problem.Line is { } line ? WorkbenchTexts.LineOf.In(Language, line) : problem.Path, problem.Found.QuotedIn(Language), problem.Expected.In(Language));
            }
        }
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (Variant == shown)
        {
            return;
        }

        shown = Variant;
        (isNameBad, isVersionBad, isKernelBad, valueProblems) = (false, false, false, []);
        if (Variant is { } variant)
        {
            (name, version, kernel, reset, set) = (variant.Name, variant.Version ?? "", variant.Kernel ?? "", variant.Reset, string.Join('\n', variant.Set));
        }
    }

    private Task ApplyAsync()
    {
        var reading = HelmCommandReader.Read(set, "");
        var asked = new CompareVariant
        {
            Name = name.Trim(),
            Set = [.. reading.Arguments.Select(argument => argument.Text)],
            Reset = reset,
            Version = reading.Version ?? Written(version),
            Kernel = Written(kernel),
        };
        valueProblems = reading.Problems;
        isNameBad = asked.Name.Length == 0 || OtherNames.Contains(asked.Name);
        isVersionBad = asked.Version is { } chart && !CiliumVersion.TryParse(chart, out _);
        isKernelBad = asked.Kernel is { } linux && !KernelVersion.TryParse(linux, out _);
        return Problems.Any() ? Task.CompletedTask : OnVariant.InvokeAsync(asked);
    }

    private static string? Written(string text) => text.Trim() is { Length: > 0 } written ? written : null;
}
