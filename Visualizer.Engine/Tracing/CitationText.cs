using System.Globalization;
using Visualizer.Engine.Configuration;

namespace Visualizer.Engine.Tracing;

/// <summary>A citation with the version at hand, as people read it and look it up.</summary>
/// <param name="Project"><c>Cilium</c> or <c>Kernel</c>.</param>
/// <param name="File">Path within the source tree.</param>
/// <param name="Symbol">Function, struct or section.</param>
/// <param name="Version">Release that the trace is about, without patch level: <c>1.13</c>, <c>5.11</c>.</param>
/// <param name="Url">Address of the file in that release.</param>
public sealed record CitationText(string Project, string File, string Symbol, string Version, string Url)
{
    /// <summary>The citation for one release of Cilium and one of the kernel.</summary>
    public static CitationText Of(Citation citation, CiliumVersion cilium, KernelVersion kernel)
    {
        var (project, version) = citation.Source == SourceTree.Cilium
            ? ("Cilium", string.Create(CultureInfo.InvariantCulture, $"{cilium.Major}.{cilium.Minor}"))
            : ("Kernel", string.Create(CultureInfo.InvariantCulture, $"{kernel.Major}.{kernel.Minor}"));

        // Cilium has a branch per minor release; kernel releases have a tag each.
        var url = citation.Source == SourceTree.Cilium
            ? $"https://github.com/cilium/cilium/blob/v{version}/{citation.File}"
            : $"https://elixir.bootlin.com/linux/v{version}/source/{citation.File}";
        return new CitationText(project, citation.File, citation.Symbol, version, url);
    }
}
