using System.Diagnostics.CodeAnalysis;

namespace Visualizer.Web.State;

/// <summary>The engine failed on a question: a fault of ours. Says the kind of failure and the place in the code, so that a log holds nothing of the viewer's cluster.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It is made of what it hides, and of nothing else.")]
public sealed class EngineFailureException : Exception
{
    private EngineFailureException(Exception cause)
        : base(Spell(cause))
    {
    }

    /// <summary>The exception, and those behind it, without what they say.</summary>
    public static EngineFailureException Hide(Exception cause) => cause as EngineFailureException ?? new EngineFailureException(cause);

    /// <summary>Asks; whatever fails is thrown as this exception, unless it was cancelled.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Messages of any exception may quote names and addresses; none may leave.")]
    public static TAnswer Guard<TAnswer>(Func<TAnswer> ask)
    {
        try
        {
            return ask();
        }
        catch (Exception cause) when (cause is not (EngineFailureException or OperationCanceledException))
        {
            throw Hide(cause);
        }
    }

    private static string Spell(Exception cause) =>
        $"{cause.GetType().Name}{Environment.NewLine}{cause.StackTrace}{(cause.InnerException is { } inner ? $"{Environment.NewLine}of {Spell(inner)}" : "")}";
}
