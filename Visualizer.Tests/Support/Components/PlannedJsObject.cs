using Microsoft.JSInterop;

namespace Visualizer.Tests.Support.Components;

/// <summary>A JavaScript object (or the window) of which each call is planned with its answer, and each call made is remembered.</summary>
public class PlannedJsObject : IJSObjectReference
{
    private readonly List<PlannedCall> _plans = [];
    private readonly List<string> _answeredByDefault = [];
    private readonly List<JsInvocation> _invocations = [];

    /// <summary>The calls made, in order.</summary>
    public IReadOnlyList<JsInvocation> Invocations => _invocations;

    /// <summary>Whether the component let go of the object.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>Plans a call that answers with a value; until <see cref="PlannedCall{TResult}.SetResult"/> the caller waits.</summary>
    public PlannedCall<TResult> Setup<TResult>(string identifier, Func<IReadOnlyList<object?>, bool>? matches = null)
    {
        var plan = new PlannedCall<TResult>(identifier, matches);
        _plans.Add(plan);
        return plan;
    }

    /// <summary>Plans a call that answers with nothing.</summary>
    public void SetupVoid(string identifier, Func<IReadOnlyList<object?>, bool>? matches = null) =>
        Setup<object?>(identifier, matches).SetResult(null);

    /// <summary>Plans a call that answers with an object, whose own calls are planned in turn.</summary>
    public PlannedJsObject SetupModule(string identifier, Func<IReadOnlyList<object?>, bool>? matches = null)
    {
        var answer = new PlannedJsObject();
        Setup<IJSObjectReference>(identifier, matches).SetResult(answer);
        return answer;
    }

    /// <summary>Calls whose identifier starts so answer with the default of their type, planned or not.</summary>
    public void AnswerByDefault(string identifierPrefix) => _answeredByDefault.Add(identifierPrefix);

    /// <summary>Fails unless the call was made so often; answers the calls.</summary>
    public IReadOnlyList<JsInvocation> VerifyInvoke(string identifier, int calledTimes)
    {
        var calls = _invocations.FindAll(call => call.Identifier == identifier);
        Assert.True(calls.Count == calledTimes,
            $"{identifier} was called {calls.Count} times, {calledTimes} expected. All calls: {string.Join(", ", _invocations.Select(call => call.Identifier))}.");
        return calls;
    }

    public void VerifyNotInvoke(string identifier) => VerifyInvoke(identifier, calledTimes: 0);

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => InvokeAsync<TValue>(identifier, CancellationToken.None, args);

    public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args)
    {
        var arguments = args ?? [];
        _invocations.Add(new JsInvocation(identifier, arguments));
        if (_plans.FindLast(plan => plan.Matches(identifier, arguments)) is { } plan)
        {
            return (TValue)(await plan.Answer.WaitAsync(cancellationToken))!;
        }
        if (_answeredByDefault.Exists(prefix => identifier.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return default!;
        }
        throw new InvalidOperationException($"The test plans no call of {identifier}({string.Join(", ", arguments)}).");
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
