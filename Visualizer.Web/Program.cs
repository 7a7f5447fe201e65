using Visualizer.Web.Api;
using Visualizer.Web.Components;
using Visualizer.Web.Hosting;
using Visualizer.Web.State;

// Assets and scenarios lie beside the assembly, so that the application starts from any working directory.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

builder.UseDefaultUrl("http://127.0.0.1:5080");
builder.WebHost.UseStaticWebAssets();
builder.WebHost.ConfigureKestrel(kestrel => (kestrel.AddServerHeader, kestrel.Limits.MaxRequestBodySize) = (false, RequestBody.MostOctets));
builder.UseDiscreetLogging();
builder.Services.AddHostingOptions();
builder.Services.AddAntiforgeryWithoutFiles();
builder.Services.AddRequestLimits();
builder.Services.AddHealth();
builder.Services.AddRazorComponents().AddInteractiveServerComponents()
    .AddHubOptions(hub => hub.MaximumReceiveMessageSize = RequestLimits.MostOctetsOfMessage);
builder.Services.AddHttpContextAccessor();
builder.Services.AddScoped<ContentSecurityPolicy>();
builder.Services.AddVisualizer();
builder.Services.AddVisualizerApi();
// Open circuits do not end by themselves: without a limit they keep a stopping server alive for half a minute.
builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(2));

var app = builder.Build();

app.UseReverseProxy();
// Before the policy: a page that takes the place of a failed answer is rendered in a scope of its own, and needs the policy with that scope's nonce.
app.UsePageErrors();
app.UseSecurityHeaders();
app.UseApiErrors();
// After the path base, which decides what is routed; the limits ask for the endpoint.
app.UseRouting();
app.UseRateLimiter();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapApi();
app.MapHealth();
// Null: our own policy says who may frame the page; a second header would add nothing.
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);

await app.RunAsync();
