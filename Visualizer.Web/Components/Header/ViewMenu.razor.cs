using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Interop;
using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Components.Header;

/// <summary>Language and look, and whatever a page is not asked for every minute: the end of every bar. The browser itself opens and closes it.</summary>
public sealed partial class ViewMenu : ComponentBase
{
    private static readonly (string Theme, UiText Text)[] Themes =
        [(ViewLook.SystemTheme, ViewTexts.ThemeSystem), ("light", ViewTexts.ThemeLight), ("dark", ViewTexts.ThemeDark)];

    private ViewLook? shown;

    [Inject]
    public required PageModule Module { get; init; }

    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>How the page looks now.</summary>
    [Parameter, EditorRequired]
    public required ViewLook Look { get; set; }

    /// <summary>The viewer chose another look.</summary>
    [Parameter, EditorRequired]
    public EventCallback<ViewLook> OnLook { get; set; }

    /// <summary>The viewer chose a language.</summary>
    [Parameter, EditorRequired]
    public EventCallback<Language> OnLanguage { get; set; }

    /// <summary>What the page has to add at the top.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private Language Other => Language == Language.English ? Language.Chinese : Language.English;

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The document came with the first look; later ones come by choice, or by going back.
        var before = shown ?? Look;
        shown = Look;
        if (before != Look)
        {
            await Module.ShowLookAsync(Look);
        }
    }

    private async Task ChooseAsync(string name, string value, ViewLook look)
    {
        await Module.PreferAsync(name, value);
        await OnLook.InvokeAsync(look);
    }

    private Task SwitchAsync(string name, ChangeEventArgs change, Func<bool, ViewLook> look)
    {
        var isOn = change.Value is true;
        return ChooseAsync(name, isOn ? "1" : "0", look(isOn));
    }
}
