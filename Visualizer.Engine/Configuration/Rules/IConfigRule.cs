namespace Visualizer.Engine.Configuration.Rules;

/// <summary>One decision of the agent or the chart.</summary>
/// <remarks>
/// Reads the values and what earlier rules decided, writes its own members of the draft, and leaves at least one finding when it decided something.
/// Never throws for anything a user can write, and never changes what an earlier rule decided.
/// </remarks>
internal interface IConfigRule
{
    /// <summary>Decides.</summary>
    void Decide(ConfigDraft draft);
}
