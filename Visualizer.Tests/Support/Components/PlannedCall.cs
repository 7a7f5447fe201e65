namespace Visualizer.Tests.Support.Components;

/// <summary>One call made of JavaScript.</summary>
public sealed record JsInvocation(string Identifier, IReadOnlyList<object?> Arguments);

/// <summary>A call that a test expects.</summary>
public abstract class PlannedCall(string identifier, Func<IReadOnlyList<object?>, bool>? matches)
{
    internal abstract Task<object?> Answer { get; }

    internal bool Matches(string asked, IReadOnlyList<object?> arguments) => asked == identifier && (matches is null || matches(arguments));
}

/// <summary>A call that a test expects, with its answer.</summary>
public sealed class PlannedCall<TResult>(string identifier, Func<IReadOnlyList<object?>, bool>? matches) : PlannedCall(identifier, matches)
{
    private readonly TaskCompletionSource<object?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal override Task<object?> Answer => _answer.Task;

    public void SetResult(TResult result) => _answer.TrySetResult(result);

    public void SetException(Exception exception) => _answer.TrySetException(exception);
}
