using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Visualizer.Tests.Web.Hosting;

/// <summary>Keeps what a server logs.</summary>
internal sealed class LogRecorder : ILoggerProvider, ILogger
{
    public ConcurrentQueue<Line> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue(new Line(logLevel, $"{formatter(state, exception)} {exception}"));

    public void Dispose()
    {
    }

    /// <summary>One line.</summary>
    internal sealed record Line(LogLevel Level, string Text);
}
