using System.Collections.Immutable;

namespace Visualizer.Engine.Helm;

/// <summary>Values as arguments of <c>--set</c>, one for each leaf, sorted by key; <see cref="SetExpression"/> reads them back.</summary>
/// <remarks>
/// An empty map sets nothing and has no argument. A string that looks like a boolean or a number comes back as one, which a template prints alike.
/// </remarks>
public static class SetWriter
{
    /// <summary>The arguments, without shell quotes.</summary>
    public static ImmutableArray<string> Write(HelmValues values)
    {
        var expressions = ImmutableArray.CreateBuilder<string>();
        Write("", values.Root, expressions);
        return expressions.ToImmutable();
    }

    private static void Write(string path, HelmValue value, ImmutableArray<string>.Builder expressions)
    {
        switch (value)
        {
            case HelmValue.Map map:
                foreach (var (key, inner) in map.Entries.Where(entry => entry.Key.Length > 0))
                {
                    Write((path.Length == 0 ? "" : path + ".") + Escape(key, "\\.[=,"), inner, expressions);
                }

                break;
            case HelmValue.List list when list.Items.IsEmpty || list.Items.All(item => item is not (HelmValue.Map or HelmValue.List) && item.Display.Length > 0):
                expressions.Add($"{path}={{{string.Join(',', list.Items.Select(item => Escape(item.Display, "\\,}")))}}}");
                break;
            case HelmValue.List list:
                for (var index = 0; index < list.Items.Length; index++)
                {
                    Write($"{path}[{index}]", list.Items[index], expressions);
                }

                break;
            default:
                expressions.Add($"{path}={(value.Display.StartsWith('{') ? "\\" : "")}{Escape(value.Display, "\\,")}");
                break;
        }
    }

    private static string Escape(string text, string special) =>
        string.Concat(text.Select(character => special.Contains(character, StringComparison.Ordinal) ? $"\\{character}" : character.ToString()));
}
