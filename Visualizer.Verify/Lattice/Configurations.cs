using System.Collections.Immutable;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Scenarios;

namespace Visualizer.Verify.Lattice;

/// <summary>All configurations of the lattice, and what the engine makes of each.</summary>
internal static class Configurations
{
    /// <summary>The full product of the major dimensions, each with every choice of every minor one.</summary>
    public static IEnumerable<Configuration> All()
    {
        IEnumerable<ImmutableArray<Choice>> products = [[]];
        foreach (var dimension in Dimensions.All)
        {
            products = products.SelectMany(
                chosen => dimension.Choices.Where(choice => IsWithin(chosen, dimension, choice)).Select(choice => chosen.Add(choice)));
        }

        return products.Select(choices => new Configuration(choices)).Where(configuration => configuration.Request() is not null);
    }

    /// <summary>What is in force, and what distinguishes it from others on the way of a packet; null where nothing is.</summary>
    public static (ConfigResolution Resolution, InForce? Key) Resolve(Scenario scenario, Configuration configuration)
    {
        var (resolution, problems) = DatapathEngine.Resolve(scenario, configuration.Request()!);
        if (!problems.IsEmpty)
        {
            throw new InvalidOperationException($"{configuration}: {string.Join("; ", problems)}");
        }

        // A kernel, the word of the replacement and the wish for tcx act through what they decide.
        return (resolution, resolution.Datapath is { } datapath
            ? new InForce(
                datapath with { Kernel = scenario.Kernel, KubeProxyReplacementMode = "", EnableTcx = datapath.IsTcx, Devices = [] },
                string.Join(',', datapath.Devices),
                string.Join(',', resolution.Findings.Select(finding => finding.Code).Where(IsNotModelled)))
            : null);
    }

    /// <summary>Whether the finding says that something is not modelled; whether that matters is decided flow by flow.</summary>
    public static bool IsNotModelled(string code) => code.StartsWith("not-modelled.", StringComparison.Ordinal);

    /// <summary>One minor dimension at a time is off its default. A kernel goes with each, because some choices need it.</summary>
    private static bool IsWithin(ImmutableArray<Choice> chosen, Dimension dimension, Choice choice) =>
        !dimension.IsMinor || dimension == Dimensions.Kernel || choice == dimension.Choices[0]
        || !chosen.Where((earlier, index) => Counts(Dimensions.All[index]) && earlier != Dimensions.All[index].Choices[0]).Any();

    private static bool Counts(Dimension dimension) => dimension.IsMinor && dimension != Dimensions.Kernel;
}

/// <summary>What of a configuration a packet can meet. Two inputs with the same are one configuration.</summary>
/// <param name="Values">Everything else; lists would compare by reference.</param>
/// <param name="Devices">The devices with programs, as one text.</param>
/// <param name="NotModelled">Codes of what it asks for and this build does not model, as one text.</param>
internal sealed record InForce(DatapathConfig Values, string Devices, string NotModelled);
