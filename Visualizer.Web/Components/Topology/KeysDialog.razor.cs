using Microsoft.AspNetCore.Components;
using Visualizer.Engine.Configuration;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Components.Topology;

/// <summary>The list of keys, and the switch for those that are letters or signs (WCAG 2.1.4).</summary>
public sealed partial class KeysDialog : ComponentBase
{
    /// <summary>Language of the texts.</summary>
    [CascadingParameter]
    public Language Language { get; set; }

    /// <summary>Whether the dialog is open.</summary>
    [Parameter, EditorRequired]
    public bool IsOpen { get; set; }

    /// <summary>Whether letters and signs act as keys.</summary>
    [Parameter, EditorRequired]
    public bool LetterKeys { get; set; }

    /// <summary>The viewer switched them on or off.</summary>
    [Parameter, EditorRequired]
    public EventCallback<bool> OnLetterKeys { get; set; }

    /// <summary>The viewer closed the dialog.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    private IEnumerable<(string Key, UiText Text)> Keys =>
    [
        ("→", WorkbenchTexts.KeyNext), ("←", WorkbenchTexts.KeyBack), ("Home", WorkbenchTexts.KeyFirst), ("End", WorkbenchTexts.KeyLast),
        ("Ctrl Z, Ctrl ⇧ Z", WorkbenchTexts.KeyUndo),
        ("↓ ↑", WorkbenchTexts.KeyInterface), (WorkbenchTexts.Enter.In(Language), WorkbenchTexts.KeyTables), ("⇧ ← ↑ ↓ →", WorkbenchTexts.KeyMove), ("+ − 0", WorkbenchTexts.KeyZoom),
        (WorkbenchTexts.Space.In(Language), WorkbenchTexts.KeyPlay), ("R", WorkbenchTexts.KeyRestart), ("/", SearchTexts.Key), ("?", WorkbenchTexts.KeyHelp),
    ];
}
