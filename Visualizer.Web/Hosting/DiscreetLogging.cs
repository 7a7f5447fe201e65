using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Visualizer.Web.State;

namespace Visualizer.Web.Hosting;

/// <summary>Logs without contents of clusters: whoever logs an exception (a circuit, the API, a page) logs its type and the place in the code, because its message may quote names and addresses.</summary>
internal static class DiscreetLogging
{
    // What keeps the server from starting has to be said in full, and no viewer is there yet.
    private const string Starting = "Microsoft.Extensions.Hosting";

    /// <summary>Puts the factory before the providers; a developer's own machine may read everything.</summary>
    public static void UseDiscreetLogging(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<ILoggerFactory, DiscreetLoggerFactory>());
        }
    }

    /// <summary>Makes loggers that hide what exceptions say.</summary>
    internal sealed class DiscreetLoggerFactory(
        IEnumerable<ILoggerProvider> providers, IOptionsMonitor<LoggerFilterOptions> filters, IOptions<LoggerFactoryOptions> options) : ILoggerFactory
    {
        private readonly LoggerFactory inner = new(providers, filters, options);

        public ILogger CreateLogger(string categoryName)
        {
            var logger = inner.CreateLogger(categoryName);
            return categoryName.StartsWith(Starting, StringComparison.Ordinal) ? logger : new DiscreetLogger(logger);
        }

        public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

        public void Dispose() => inner.Dispose();
    }

    private sealed class DiscreetLogger(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            inner.Log(logLevel, eventId, state, exception is null ? null : EngineFailureException.Hide(exception), formatter);
    }
}
