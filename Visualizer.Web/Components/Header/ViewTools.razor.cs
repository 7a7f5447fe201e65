using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Components.Header;

/// <summary>Theme, language, and what the product is: the tools that every bar ends with.</summary>
public sealed partial class ViewTools : ComponentBase
{
    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>Whether the page is dark now.</summary>
    [Parameter]
    public bool IsDark { get; set; }

    /// <summary>The viewer chose <c>light</c> or <c>dark</c>.</summary>
    [Parameter]
    public EventCallback<string> OnTheme { get; set; }

    /// <summary>The viewer chose a language.</summary>
    [Parameter]
    public EventCallback<Language> OnLanguage { get; set; }

    private Language Other => Language == Language.English ? Language.Chinese : Language.English;

    private string ThemeLabel => (IsDark ? CommonTexts.ThemeToLight : CommonTexts.ThemeToDark).In(Language);

    private Task ToggleThemeAsync() => OnTheme.InvokeAsync(IsDark ? "light" : "dark");
}
