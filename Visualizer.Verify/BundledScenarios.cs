using System.Collections.Concurrent;
using Visualizer.Engine.Scenarios;

namespace Visualizer.Verify;

/// <summary>The scenarios that come with the application, each read once.</summary>
internal static class BundledScenarios
{
    public const string Ebpf = "native-routing-ebpf", Kpr = "native-routing-kpr", Ipsec = "ipsec-native-kubeproxy", Vxlan = "vxlan-ebpf",
        Playground = "playground";

    private static readonly ConcurrentDictionary<string, Scenario> Loaded = new();

    public static Scenario Load(string id) => Loaded.GetOrAdd(id, static id =>
    {
        using var stream = typeof(BundledScenarios).Assembly.GetManifestResourceStream(id) ?? throw new ArgumentException($"There is no scenario '{id}'.", nameof(id));
        using var reader = new StreamReader(stream);
        var resolution = ScenarioResolver.Resolve(ScenarioReader.Read(reader.ReadToEnd()), id);
        return resolution.Scenario ?? throw new InvalidOperationException($"{id}: {string.Join("; ", resolution.Problems)}");
    });
}
