using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>Versions outside 1.12–1.18 have other values and other rules; nothing can be said about them.</summary>
internal sealed class VersionRule : IConfigRule
{
    public void Decide(ConfigDraft draft)
    {
        if (!draft.Input.Cilium.IsModelled)
        {
            draft.Stop(NotModelledCodes.Version.Raise([], draft.Input.Cilium.Text, ModelledRule.ModelledVersions));
        }
    }
}
