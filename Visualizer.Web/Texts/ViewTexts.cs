namespace Visualizer.Web.Texts;

/// <summary>Texts of the menu at the end of every bar.</summary>
public static class ViewTexts
{
    public static readonly UiText Menu = new("View and more", "视图与更多");
    public static readonly UiText Theme = new("Theme", "主题");
    public static readonly UiText ThemeSystem = new("As the system", "跟随系统");
    public static readonly UiText ThemeLight = new("Light", "浅色");
    public static readonly UiText ThemeDark = new("Dark", "深色");
    public static readonly UiText HighContrast = new("High contrast", "高对比度");
    public static readonly UiText Glossary = new("Glossary", "术语表");
    public static readonly UiText GlossaryText = new(
        "The words of this page, the same in the API, in scenarios and in the documentation. Underlined words show the same on the spot: point at them, or give them the focus.",
        "本页面所用的词语，与 API、场景和文档中一致。带下划线的词会就地显示同样的说明：指向它，或让它获得焦点。");
    public static readonly UiText Projector = new("Projector: larger type, thicker lines", "投影模式：更大的字，更粗的线");
}
