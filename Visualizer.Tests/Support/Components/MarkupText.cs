using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Visualizer.Tests.Support.Components;

/// <summary>Brings markup into a form in which equal meaning is equal text: one line for each node, indented.</summary>
internal static partial class MarkupText
{
    public static string WithoutHandlers(string markup) => HandlerAttribute().Replace(markup, "");

    public static string Normalize(string markup)
    {
        var text = new StringBuilder();
        foreach (var node in new HtmlParser().ParseDocument(WithoutHandlers(markup)).Body!.ChildNodes)
        {
            Write(node, depth: 0, text);
        }
        return text.ToString();
    }

    private static void Write(INode node, int depth, StringBuilder text)
    {
        if (node is IText && Collapse(node.TextContent) is { Length: > 0 } words)
        {
            text.Append(' ', depth * 2).Append(words).Append('\n');
        }
        if (node is not IElement element)
        {
            return;
        }

        // b-… marks the scope of a component's own style sheet; it changes with the file's path.
        var attributes = element.Attributes
            .Where(attribute => !attribute.Name.StartsWith("b-", StringComparison.Ordinal))
            .OrderBy(attribute => attribute.Name, StringComparer.Ordinal)
            .Select(attribute => $" {attribute.Name}=\"{ValueOf(attribute)}\"");
        text.Append(' ', depth * 2).Append('<').Append(element.LocalName).AppendJoin("", attributes).Append(">\n");
        foreach (var child in element.ChildNodes)
        {
            Write(child, depth + 1, text);
        }
    }

    private static string ValueOf(IAttr attribute) => attribute.Name == "class"
        ? string.Join(' ', Collapse(attribute.Value).Split(' ').Order(StringComparer.Ordinal))
        : attribute.Value;

    private static string Collapse(string text) => WhiteSpace().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@" data-(?:handler|stop)-\w+(?:=""\d+"")?|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex HandlerAttribute();
}
