using System.Globalization;
using System.Text;
using Visualizer.Engine.Configuration;
using Visualizer.Tests.Support;
using Visualizer.Web.Texts.Terms;

namespace Visualizer.Tests.Documentation;

public sealed class GlossaryPageTests
{
    [Fact]
    public void Page_Glossary_IsUpToDate() => Golden.VerifyFile(Text(), "docs/glossary.md");

    private static string Text()
    {
        var page = new StringBuilder("""
            # Glossary

            The words of this project, the same in code, on the page, in the API, in YAML and in tests. They are the field's own; where the field has several, one was
            chosen. British spelling where the kernel has it: *neighbour*. The page shows the same, in English and Simplified Chinese, on each word that it says;
            both are written from `Visualizer.Web/Texts/Terms`.

            """);
        foreach (var section in Glossary.Sections)
        {
            page.Append(section.Intro is { } intro ? $"\n## {section.Title.English}\n\n{intro.English}\n" : $"\n## {section.Title.English}\n");
            page.Append("\n| word | means |\n| --- | --- |\n");
            foreach (var term in section.Terms)
            {
                page.Append(CultureInfo.InvariantCulture, $"| {term.Word.English} | {term.Means.English} |\n");
            }
        }

        return page.ToString();
    }
}
