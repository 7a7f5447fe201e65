using System.Runtime.CompilerServices;
using Visualizer.Engine.Scenarios;

namespace Visualizer.Web.State;

/// <summary>Key of what answers a question about a scenario.</summary>
/// <remarks>Scenarios are compared by identity: the library hands out one object per document.</remarks>
/// <param name="scenario">The scenario.</param>
/// <param name="question">A text that two questions share exactly when they are the same.</param>
internal readonly struct QuestionKey(Scenario scenario, string question) : IEquatable<QuestionKey>
{
    private readonly Scenario scenario = scenario;
    private readonly string question = question;

    public bool Equals(QuestionKey other) => ReferenceEquals(scenario, other.scenario) && question == other.question;

    public override bool Equals(object? obj) => obj is QuestionKey other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(RuntimeHelpers.GetHashCode(scenario), question);
}
