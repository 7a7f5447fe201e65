using System.Collections.Immutable;

namespace Visualizer.Tests.Documentation.Datapath;

/// <summary>Every page of <c>docs/datapath</c>, in the order of its index.</summary>
internal static class DatapathConfigurations
{
    public static ImmutableArray<DatapathConfiguration> All { get; } = [.. RoutedConfigurations.All, .. TunnelledConfigurations.All, .. EncryptedConfigurations.All, .. VariedConfigurations.All];
}
