namespace Visualizer.Web.State;

/// <summary>What the Helm panel shows.</summary>
public enum HelmView
{
    /// <summary>A control for each value.</summary>
    Controls,

    /// <summary>Arguments of <c>--set</c>.</summary>
    Set,

    /// <summary>A values.yaml.</summary>
    Yaml,

    /// <summary>A helm command.</summary>
    Command,

    /// <summary>What the values come to, where the screen is too narrow for both.</summary>
    Modes,
}
