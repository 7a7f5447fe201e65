using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Visualizer.Web.Hosting;

/// <summary>The Content-Security-Policy of one response, with the nonce that its inline script carries.</summary>
/// <param name="hosting">Says which origins may frame the embedded view.</param>
/// <param name="context">The request that is answered.</param>
public sealed class ContentSecurityPolicy(IOptions<HostingOptions> hosting, IHttpContextAccessor context)
{
    // Cytoscape.js 3.34.4 adds one style element of fixed text. A new version changes the hash; the browser test on violations then prints it.
    private const string CytoscapeStyleHash = "'sha256-pgvDUBa4IjFA2yuSJ2cqcyxmNYJMborsd0ORcRv9vw8='";

    /// <summary>128 random bits in base64, new for every response.</summary>
    public string Nonce { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

    // Only the workbench, embedded, which has nothing to click but the player, and only where the configuration says.
    private string FrameAncestors => context.HttpContext?.Request is { Path.Value: null or "" or "/" } request
        && request.Query["embed"].ToString() is "1" && hosting.Value.FrameOrigins is { Count: > 0 } origins
            ? string.Join(' ', origins)
            : "'none'";

    /// <summary>The header's value: everything from this origin and nothing inline but the import map and one style element.</summary>
    public string HeaderValue => string.Join("; ",
        "default-src 'self'",
        "base-uri 'self'",
        "object-src 'none'",
        $"frame-ancestors {FrameAncestors}",
        "form-action 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        $"script-src 'self' 'nonce-{Nonce}'",
        $"style-src 'self' {CytoscapeStyleHash}");
}
