using System.Globalization;

namespace Visualizer.Tests.Support;

/// <summary>What other programs know of the machine that the tests run on.</summary>
internal static class Machine
{
    private static readonly Lazy<Dictionary<int, string>> Interfaces = new(() => Directory.GetDirectories("/sys/class/net").ToDictionary(
        folder => int.Parse(File.ReadAllText(Path.Combine(folder, "ifindex")), CultureInfo.InvariantCulture), folder => Path.GetFileName(folder)));

    /// <summary>Name of a network interface; null when there is none of that number.</summary>
    public static string? InterfaceName(int index) => Interfaces.Value.GetValueOrDefault(index);
}
