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
    public static readonly UiText Projector = new("Projector: larger type, thicker lines", "投影模式：更大的字，更粗的线");
}
