using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;
using Visualizer.Web.Api;
using Visualizer.Web.State;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Hosting;

/// <summary>Bounds what one client, and all of them together, can make the server do.</summary>
internal static class RequestLimits
{
    /// <summary>Name of the policy for endpoints that compute.</summary>
    public const string Computes = "computes";

    /// <summary>Octets of one message from a page. A document that is pasted is one, and JSON doubles what it escapes.</summary>
    public const int MostOctetsOfMessage = (2 * ScenarioLibrary.MostOctetsOfDocument) + (64 * 1024);

    // Who waits longer than this behind others is better told so.
    private const int MostWaiting = 2000;

    /// <summary>Adds the limiter; its numbers are the <see cref="HostingOptions"/>'.</summary>
    public static void AddRequestLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<HostingOptions>>((limiter, hosting) =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) => RejectAsync(rejected);
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => OfClient(context, hosting.Value));
            limiter.AddConcurrencyLimiter(Computes, options =>
            {
                options.PermitLimit = hosting.Value.ConcurrentRequests;
                options.QueueLimit = MostWaiting;
            });
        });
    }

    private static RateLimitPartition<string> OfClient(HttpContext context, HostingOptions hosting) =>
        context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = hosting.Burst,
                TokensPerPeriod = hosting.RequestsPerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            });

    private static async ValueTask RejectAsync(OnRejectedContext rejected)
    {
        var context = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
        context.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        if (ApiErrors.IsApi(context))
        {
            await ProblemAnswers.WriteAsync(context, StatusCodes.Status429TooManyRequests);
        }
        else
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(ApiTexts.TooManyDetail.In(PreferenceReader.Read(context.Request).Language), context.RequestAborted);
        }
    }
}
