using System.Globalization;
using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>Which ports count as NodePorts.</summary>
/// <remarks>Source: <c>daemon/cmd/kube_proxy_replacement.go checkNodePortAndEphemeralPortRanges @ 1.13</c>.</remarks>
internal sealed class NodePortRangeRule : IConfigRule
{
    // net.ipv4.ip_local_port_range as the kernel ships it.
    private const int FirstEphemeral = 32_768, LastEphemeral = 60_999;

    public void Decide(ConfigDraft draft)
    {
        if (!draft.NodePort)
        {
            return;
        }

        var text = draft.Values.Text("nodePort.range");
        var ports = text.Split(',', StringSplitOptions.TrimEntries);
        if (ports.Length != 2 || !TryPort(ports[0], out var first) || !TryPort(ports[1], out var last) || first >= last)
        {
            draft.Add(ServiceCodes.RangeMalformed.Raise(["nodePort.range"], text));
            return;
        }

        (draft.FirstNodePort, draft.LastNodePort) = (first, last);
        if (first <= LastEphemeral && last >= FirstEphemeral && !draft.Values.Flag("nodePort.autoProtectPortRange"))
        {
            draft.Add(ServiceCodes.RangeOverlaps.Raise(["nodePort.range", "nodePort.autoProtectPortRange"], ports[0], ports[1])
                with
            { Remedy = [new ValueSetting("nodePort.autoProtectPortRange", "true")] });
        }
    }

    private static bool TryPort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= 65_535;
}
