using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.Extensions.FileProviders;
using Visualizer.Web.Hosting;
using Visualizer.Web.State;

namespace Visualizer.Web.Export;

/// <summary>One HTML file that plays one trace: script, styles, fonts and the trace inside, nothing to load.</summary>
/// <remarks>Its own policy lets the one script run and nothing else; the trace is data, in JSON whose letters cannot end the element.</remarks>
public sealed partial class StandalonePage(IWebHostEnvironment environment)
{
    private readonly Lazy<(string Script, string Styles, string[] OfLooks)> parts = new(() => Read(environment.WebRootFileProvider));

    /// <summary>The file.</summary>
    /// <param name="title">Title of the page.</param>
    /// <param name="language">Language tag of its texts.</param>
    /// <param name="look">How it looks.</param>
    /// <param name="trace">The trace, UTF-8 JSON as <see cref="State.PlayableStore"/> makes it.</param>
    /// <param name="packet">Packet that the player stands at.</param>
    /// <param name="hop">Its hop.</param>
    public string Write(string title, string language, ViewLook look, ReadOnlySpan<byte> trace, int packet, int hop)
    {
        var (script, styles, ofLooks) = parts.Value;
        var name = HtmlEncoder.Default.Encode(title);
        var themed = look.Theme is { } theme ? $" data-theme=\"{theme}\"" : "";
        var looks = string.Join('\n', StyleSheets.OfLooks.Zip(ofLooks, (sheet, rules) => $"<style media=\"{sheet.Media(look)}\">{rules}</style>"));
        return $"""
            <!DOCTYPE html>
            <html lang="{language}"{themed}>
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src '{HashOf(script)}'; style-src 'unsafe-inline'; font-src data:; img-src data: blob:">
            <title>{name} – Visualizer</title>
            <style>{styles}</style>
            {looks}
            </head>
            <body>
            <h1 class="sr-only">{name}</h1>
            <main class="bench alone"><div class="bench-hosts" id="workbench"></div></main>
            <script type="application/json" id="trace" data-packet="{packet}" data-hop="{hop}">{JsonInMarkup.Of(Encoding.UTF8.GetString(trace))}</script>
            <script>{script}</script>
            </body>
            </html>

            """;
    }

    private static (string Script, string Styles, string[] OfLooks) Read(IFileProvider files)
    {
        var styles = FontFile().Replace(
            Text(files, StyleSheets.Own), match => $"url(data:font/woff2;base64,{Convert.ToBase64String(Octets(files, match.Groups[1].Value.TrimStart('.', '/')))})");
        return (Text(files, "js/standalone.js").Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase), styles, [.. StyleSheets.OfLooks.Select(sheet => Text(files, sheet.Path))]);
    }

    private static string HashOf(string script) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));

    private static string Text(IFileProvider files, string path) => Encoding.UTF8.GetString(Octets(files, path)).ReplaceLineEndings("\n");

    private static byte[] Octets(IFileProvider files, string path)
    {
        using var stream = files.GetFileInfo(path).CreateReadStream();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    [GeneratedRegex("""url\("?([^")]+\.woff2)"?\)""")]
    private static partial Regex FontFile();
}
