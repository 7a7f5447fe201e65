using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Fib;

/// <summary>A rule of policy routing, as <c>ip rule</c> prints it.</summary>
/// <param name="Priority">Lower first.</param>
/// <param name="MarkValue">Value that the mark must have under <paramref name="MarkMask"/>.</param>
/// <param name="MarkMask">Bits that are compared; 0: the rule matches every packet.</param>
/// <param name="Table">Table that it looks into.</param>
public sealed record RoutingRule(int Priority, uint MarkValue, uint MarkMask, int Table) : IEvidence
{
    /// <inheritdoc/>
    public string Source => "ip rule";

    /// <inheritdoc/>
    public string Entry => string.Create(
        CultureInfo.InvariantCulture,
        $"{Priority}:\tfrom all {(MarkMask == 0 ? "" : $"fwmark 0x{MarkValue:x}/0x{MarkMask:x} ")}lookup {RouteText.TableName(Table)}");

    /// <summary>Whether a packet with this mark is looked up in the rule's table.</summary>
    public bool Matches(Mark mark) => mark.Matches(MarkValue, MarkMask);
}
