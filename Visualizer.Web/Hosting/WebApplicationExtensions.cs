namespace Visualizer.Web.Hosting;

/// <summary>The steps of <c>Program.cs</c> that take more than a line.</summary>
internal static class WebApplicationExtensions
{
    /// <summary>Listens on <paramref name="url"/> unless the command line, the environment or a settings file says otherwise.</summary>
    public static void UseDefaultUrl(this WebApplicationBuilder builder, string url)
    {
        string[] keys = [WebHostDefaults.ServerUrlsKey, "http_ports", "https_ports"];
        var configured = keys.Any(key => !string.IsNullOrEmpty(builder.Configuration[key]))
            || builder.Configuration.GetSection("Kestrel:Endpoints").Exists();
        if (!configured)
        {
            builder.WebHost.UseUrls(url);
        }
    }

    /// <summary>Sends the policy, and the two headers that go with it, in every response.</summary>
    public static void UseContentSecurityPolicy(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.RequestServices.GetRequiredService<ContentSecurityPolicy>().HeaderValue;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        return next(context);
    });
}
