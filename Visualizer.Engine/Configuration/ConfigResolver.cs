using Visualizer.Engine.Configuration.Rules;

namespace Visualizer.Engine.Configuration;

/// <summary>Helm values → what the agent makes of them, and why.</summary>
public static class ConfigResolver
{
    /// <summary>Runs every rule of <see cref="ConfigRules.All"/> in order. Never throws: what is wrong with the values is a finding.</summary>
    public static ConfigResolution Resolve(ConfigInput input)
    {
        var draft = new ConfigDraft(input);
        foreach (var rule in ConfigRules.All)
        {
            rule.Decide(draft);
            if (draft.Stopped)
            {
                break;
            }
        }

        return new ConfigResolution(draft.Summary(), draft.Findings, draft.Failed ? null : draft.Datapath());
    }
}
