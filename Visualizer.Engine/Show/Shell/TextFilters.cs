using System.Collections.Immutable;

namespace Visualizer.Engine.Show.Shell;

/// <summary>The programs that a pipe may lead to, in one list.</summary>
internal static class TextFilters
{
    public static ImmutableArray<ITextFilter> All { get; } =
        [new GrepFilter("grep"), new GrepFilter("egrep"), new GrepFilter("fgrep"), new HeadFilter(), new TailFilter(), new SortFilter(), new UniqFilter(), new WordCountFilter(), new CatFilter()];

    /// <summary>The filter of that name; null when there is none.</summary>
    public static ITextFilter? Find(string name) => All.FirstOrDefault(filter => filter.Name == name);
}
