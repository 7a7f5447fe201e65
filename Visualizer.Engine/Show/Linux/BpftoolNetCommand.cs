using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Linux;

/// <summary><c>bpftool net</c>: programs on XDP, on tcx links and in netkit devices, and those of clsact.</summary>
/// <remarks>Source: <c>tools/bpf/bpftool/net.c do_show @ 6.8</c>.</remarks>
internal sealed class BpftoolNetCommand : IShowCommand
{
    /// <inheritdoc/>
    public string Name => "bpftool net";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        if (arguments.Words is not (["net"] or ["net", "show" or "list"]))
        {
            return CommandOutput.Error("Error: not modelled: bpftool net is", 255);
        }

        var devices = place.NetNs.Interfaces;
        var xdp = devices.Where(device => device.Xdp is not null).Select(device => $"{device.Name}({device.Ifindex}) driver {Id(device.Xdp!.Filter.Entry, " id ")}");
        var hooks = devices.SelectMany(device => new[] { device.TcIngress, device.TcEgress }.Where(program => program is not null).Select(program =>
            TcQdiscCommand.IsClassic(program!)
                ? $"{device.Name}({device.Ifindex}) clsact/{(program == device.TcIngress ? "ingress" : "egress")} {program!.FilterName} {Id(program.Filter.Entry, " id ")}"
                : program!.Filter.Entry));
        return CommandOutput.Lines(["xdp:", .. xdp, "", "tc:", .. hooks, "", "flow_dissector:", "", "netfilter:", ""]);
    }

    private static string Id(string entry, string before) => "id " + entry.Split(before)[1].Split(' ')[0];
}
