using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Interop;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Components.Controls;

/// <summary>A button that opens a searchable list (ARIA combobox with a list box).</summary>
public sealed partial class Picker : ComponentBase
{
    private const int MostShown = 60;
    private readonly string listId = $"pick-{Guid.NewGuid():n}";
    private ElementReference chip;
    private ElementReference input;
    private string typed = "";
    private List<Choice> shown = [];
    private bool isMore;
    private int active;
    private bool wantsFocus;
    private bool returnsFocus;

    [Inject]
    public required PageModule Module { get; init; }

    /// <summary>Language of the control's own words.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>What is picked, for screen readers.</summary>
    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>The present choice, as shown.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>All choices; enumerated only while the list is open, and no further than it is long.</summary>
    [Parameter]
    public IEnumerable<Choice> Choices { get; set; } = [];

    /// <summary>Choices that fit what was typed, where they are too many to try them all; null: those of <see cref="Choices"/> are tried.</summary>
    [Parameter]
    public Func<string, IEnumerable<Choice>>? Find { get; set; }

    /// <summary>Whether anything may be typed, not only what is listed.</summary>
    [Parameter]
    public bool AllowsTyped { get; set; }

    /// <summary>Whether the choices are names that machines print.</summary>
    [Parameter]
    public bool IsName { get; set; } = true;

    /// <summary>The value that was chosen.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> OnChosen { get; set; }

    private bool IsOpen { get; set; }

    private string Placeholder => (AllowsTyped ? PickerTexts.SearchOrType : PickerTexts.Search).In(Language);

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (wantsFocus && IsOpen)
        {
            wantsFocus = false;
            await Module.FocusAsync(input);
        }
        else if (returnsFocus)
        {
            returnsFocus = false;
            await Module.FocusAsync(chip);
        }
    }

    private string? OptionId(int index) => index >= 0 && index < shown.Count ? $"{listId}-{index}" : null;

    private void Toggle()
    {
        IsOpen = !IsOpen;
        wantsFocus = IsOpen;
        typed = "";
        if (IsOpen)
        {
            Filter();
        }
    }

    private void Close() => IsOpen = false;

    // The field that had the focus goes: without another place for it the keyboard would start anew at the top of the page.
    private void Leave()
    {
        Close();
        returnsFocus = true;
    }

    private void Filter()
    {
        var words = typed.Trim();
        var fitting = Find?.Invoke(words) ?? Choices.Where(choice => words.Length == 0
            || choice.Text.Contains(words, StringComparison.OrdinalIgnoreCase)
            || choice.Hint.Contains(words, StringComparison.OrdinalIgnoreCase));
        shown = fitting.Take(MostShown + 1).ToList();
        isMore = shown.Count > MostShown;
        shown = shown.GetRange(0, Math.Min(shown.Count, MostShown));
        if (AllowsTyped && words.Length > 0 && shown.TrueForAll(choice => choice.Value != words))
        {
            shown.Insert(0, new Choice("", words, PickerTexts.UseTyped.In(Language, words), ""));
        }

        active = words.Length > 0 ? 0 : Math.Max(0, shown.FindIndex(choice => choice.Text == Text));
    }

    private Task PressAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown":
                active = Math.Min(active + 1, shown.Count - 1);
                break;
            case "ArrowUp":
                active = Math.Max(active - 1, 0);
                break;
            case "Escape":
                Leave();
                break;
            case "Enter" when active >= 0 && active < shown.Count:
                return ChooseAsync(shown[active]);
        }

        return Task.CompletedTask;
    }

    private Task ChooseAsync(Choice choice)
    {
        Leave();
        return OnChosen.InvokeAsync(choice.Value);
    }
}

/// <summary>One choice of a <see cref="Picker"/>.</summary>
/// <param name="Group">Heading; empty: none.</param>
/// <param name="Value">What choosing it means.</param>
/// <param name="Text">How it is shown.</param>
/// <param name="Hint">A word beside it.</param>
public sealed record Choice(string Group, string Value, string Text, string Hint);
