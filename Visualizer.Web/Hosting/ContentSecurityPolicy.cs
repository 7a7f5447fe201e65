using System.Security.Cryptography;

namespace Visualizer.Web.Hosting;

/// <summary>The Content-Security-Policy of one response, with the nonce that its inline script carries.</summary>
public sealed class ContentSecurityPolicy
{
    // Cytoscape.js 3.34.4 adds one style element of fixed text. A new version changes the hash; the browser test on violations then prints it.
    private const string CytoscapeStyleHash = "'sha256-pgvDUBa4IjFA2yuSJ2cqcyxmNYJMborsd0ORcRv9vw8='";

    /// <summary>128 random bits in base64, new for every response.</summary>
    public string Nonce { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

    /// <summary>
    /// The header's value: everything from this origin and nothing inline but the import map, one style element and style attributes (Radzen's
    /// splitter and popups position themselves with them).
    /// </summary>
    public string HeaderValue => string.Join("; ",
        "default-src 'self'",
        "base-uri 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        $"script-src 'self' 'nonce-{Nonce}'",
        $"style-src 'self' {CytoscapeStyleHash}",
        "style-src-attr 'unsafe-inline'");
}
