using System.Globalization;
using System.Text;
using Visualizer.Engine;
using Visualizer.Engine.Tracing;

namespace Visualizer.Verify.Running;

/// <summary>One cell as text: what was decided, every hop, and what does not hold.</summary>
internal static class CellText
{
    public static string Of(Cell cell, TraceAnswer answer)
    {
        var trace = answer.Trace!;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{cell}\n--set {string.Join(',', cell.Configuration.Request()!.Set)}\n{trace.Disposition} {trace.DropReason}\n");
        foreach (var packet in trace.Packets)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{packet.Direction}: {packet.Summary}\n");
            foreach (var hop in packet.Hops)
            {
                var place = $"{hop.Place.Node} {hop.Place.NetNs} {hop.Place.Interface}";
                text.Append(CultureInfo.InvariantCulture, $"  {place,-34} {StageNames.Of(hop.Stage),-15} {hop.Program,-14} {StageNames.Of(hop.Action),-14} ")
                    .Append(CultureInfo.InvariantCulture, $"{hop.Target,-14} ttl {hop.Ttl,-3} mark {hop.Mark} {hop.Code}\n");
            }
        }

        text.Append('\n').Append(trace.Client.Output);
        return text.ToString();
    }
}
