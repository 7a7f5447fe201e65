using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Visualizer.Web.Hosting;

/// <summary>What whoever runs the application may set: section <c>Visualizer</c> of the settings, <c>Visualizer__PathBase=/lab</c> in the environment.</summary>
public sealed class HostingOptions : IValidatableObject
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Visualizer";

    /// <summary>Path that the application is served under, with a leading slash and none at the end; empty: the root.</summary>
    public string PathBase { get; init; } = "";

    /// <summary>Networks (CIDR) of reverse proxies whose <c>X-Forwarded-*</c> headers are believed, beside this machine's own.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Origins whose pages may frame the embedded view (<c>?embed=1</c>): <c>https://slides.example.org</c>. None by default.</summary>
    public IReadOnlyList<string> FrameOrigins { get; init; } = [];

    /// <summary>Requests per second that one address may make for long, static files aside, and questions that one open page may ask. A whole class may share one address.</summary>
    [Range(1, 100_000)]
    public int RequestsPerSecond { get; init; } = 100;

    /// <summary>Requests that one address may make at once, and questions that one open page may ask.</summary>
    [Range(1, 100_000)]
    public int Burst { get; init; } = 1000;

    /// <summary>Requests of the API that are computed at the same time; further ones wait, and leave when their client does.</summary>
    [Range(1, 1000)]
    public int ConcurrentRequests { get; init; } = 2 * Environment.ProcessorCount;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PathBase.Length > 0 && (PathBase[0] != '/' || PathBase[^1] == '/'))
        {
            yield return new ValidationResult($"{Section}:PathBase is '{PathBase}'; expected a path such as /lab, without a slash at its end.");
        }

        foreach (var proxy in TrustedProxies.Where(proxy => !IPNetwork.TryParse(proxy, out _)))
        {
            yield return new ValidationResult($"{Section}:TrustedProxies has '{proxy}'; expected a network such as 10.0.0.0/8.");
        }

        foreach (var origin in FrameOrigins.Where(origin => !IsOrigin(origin)))
        {
            yield return new ValidationResult($"{Section}:FrameOrigins has '{origin}'; expected an origin such as https://slides.example.org.");
        }
    }

    // Whatever is more than an origin would end the header's directive early, or open it wide.
    private static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.GetLeftPart(UriPartial.Authority) == origin;
}
