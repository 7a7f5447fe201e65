namespace Visualizer.Engine.Configuration;

/// <summary>Languages that texts for people come in. Names, codes and printed commands have none.</summary>
public enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>Simplified Chinese (zh-Hans).</summary>
    Chinese,
}
