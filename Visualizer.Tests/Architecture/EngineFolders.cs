using System.Reflection;
using Visualizer.Engine.Wire;

namespace Visualizer.Tests.Architecture;

/// <summary>The engine's folders in the order in which they build on each other.</summary>
internal static class EngineFolders
{
    /// <summary>A folder may use itself and those before it. What lies in the engine's own folder is the façade, and may use all.</summary>
    public static readonly string[] InOrder =
    [
        "Addressing", "Wire", "Topology", "Helm", "Configuration", "Flows", "Scenarios", "Tracing", "Kernel", "Cilium", "Provisioning", "Simulation",
        "Captures", "Show", "Terminal", "Comparison",
    ];

    public static readonly Assembly Engine = typeof(InternetChecksum).Assembly;

    private const string Root = "Visualizer.Engine";

    /// <summary>The folder of a type of the engine, "" for the façade, null for a type that nobody wrote in the engine.</summary>
    public static string? Of(Type type)
    {
        if (type.Assembly != Engine)
        {
            return null;
        }
        var space = Outermost(type).Namespace;
        return space == Root ? ""
            : space?.StartsWith(Root + ".", StringComparison.Ordinal) == true ? space[(Root.Length + 1)..].Split('.')[0]
            : null; // The compiler's own: storage of constants and inline arrays.
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
