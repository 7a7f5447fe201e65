using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>Whether every pod has a route of its own.</summary>
internal sealed class EndpointRoutesRule : IConfigRule
{
    private const string Key = "endpointRoutes.enabled";

    public void Decide(ConfigDraft draft)
    {
        var cause = draft.Values.Flag(Key) ? Key : Array.Find(CloudPresets.Keys, draft.Values.Flag);
        if (cause is not null)
        {
            draft.EndpointRoutes = true;
            draft.Add(RoutingCodes.EndpointRoutes.Raise([cause], $"{cause}=true"));
        }
    }
}
