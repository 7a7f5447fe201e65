using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Kernel.Fib;
using Visualizer.Engine.Kernel.Netfilter;
using Visualizer.Engine.Kernel.Xfrm;

namespace Visualizer.Tests.Conformance;

/// <summary>The engine's answers to commands that read what is set up in a netns: addresses, routes, rules, neighbours, XFRM, filters, iptables.</summary>
internal static partial class StateAnswers
{
    private const string HeaderRest = "index, name, peer and MTU agree";

    public static Expectation Addresses(PrintedBlock block)
    {
        var lines = NetNsOf(block).Interfaces.OrderBy(device => device.Ifindex).SelectMany(device => AddressLines(device));
        return new Expectation([.. lines.Select(RunFields.Blanks)], ReadAddress);
    }

    public static Expectation TunnelDevice(PrintedBlock block)
    {
        var device = NetNsOf(block).Interfaces.Single(candidate => candidate.Kind == DeviceKind.Vxlan);
        string[] lines = [Header(device), new LinkLine(device).Entry, new TunnelDeviceLine(device).Entry];
        return new Expectation([.. lines.Select(RunFields.Blanks)], ReadAddress);
    }

    public static Expectation Routes(PrintedBlock block)
    {
        var table = block.Command.EndsWith(" t 200", StringComparison.Ordinal) ? 200 : Route.Main;
        var routes = NetNsOf(block).Routing.Tables.Single(candidate => candidate.Number == table).Routes;
        return Expectation.Whole(routes.Select(route => route.Entry), RunFields.Blanks);
    }

    public static Expectation Rules(PrintedBlock block) =>
        Expectation.Whole(NetNsOf(block).Routing.Rules.Select(rule => rule.Entry), RunFields.Blanks);

    /// <summary><c>arp -n</c> in its own columns, from the neighbour entries.</summary>
    public static Expectation Neighbours(PrintedBlock block) => Expectation.Whole(
        NetNsOf(block).Neighbours.Entries.Select(entry => $"{entry.Ip} ether {entry.Mac} C {entry.Device.Name}"), RunFields.Blanks, ListingOrder.Any);

    public static Expectation XfrmStates(PrintedBlock block) =>
        Expectation.Whole(NetNsOf(block).Xfrm!.States.SelectMany(state => Lines(XfrmText.Lines(state, 0))), RunFields.Xfrm);

    public static Expectation XfrmPolicies(PrintedBlock block) =>
        Expectation.Whole(NetNsOf(block).Xfrm!.Policies.SelectMany(policy => Lines(XfrmText.Lines(policy))), RunFields.Xfrm);

    public static Expectation Iptables(PrintedBlock block) => Expectation.Whole(
        Lines(IptablesSaveText.Of(NetNsOf(block).Netfilter!)).Where(line => line.Contains("32000", StringComparison.Ordinal)), RunFields.Blanks);

    /// <summary><c>tc filter show</c> prints a line for the chain and one for the filter; the model has the second.</summary>
    public static Expectation Filters(PrintedBlock block)
    {
        var words = block.Command.Split(' ');
        var device = NetNsOf(block).Find(words[4])!;
        var program = words[5] == "ingress" ? device.TcIngress : device.TcEgress;
        return new Expectation(
            program is null ? [] : [RunFields.Filter(program.Filter.Entry)],
            line => line.Contains(" handle ", StringComparison.Ordinal) ? new Reading(RunFields.Filter(line)) : Reading.Nothing);
    }

    internal static NetNs NetNsOf(PrintedBlock block) => block.Lab.NodeDatapath(block.Node).Find(block.NetNs)!;

    private static IEnumerable<string> AddressLines(NetInterface device)
    {
        yield return Header(device);
        if (device.Kind != DeviceKind.Loopback)
        {
            yield return new LinkLine(device).Entry;
        }

        if (device.Address is not null)
        {
            yield return device.AddressLine.Entry;
        }
    }

    private static string Header(NetInterface device)
    {
        var peer = device.Peer is { } end && end.NetNs == device.NetNs ? "@" + end.Name : device.PeerIfindex > 0 ? $"@if{device.PeerIfindex}" : "";
        return $"{device.Ifindex}: {device.Name}{peer}: mtu {device.Mtu}";
    }

    private static Reading ReadAddress(string line)
    {
        var header = HeaderLine().Match(line);
        var text = RunFields.Blanks(line);
        var promiscuity = text.IndexOf(" promiscuity ", StringComparison.Ordinal);
        return header.Success ? new Reading($"{header.Groups[1]} mtu {header.Groups[2]}", HeaderRest)
            : text.StartsWith("link/loopback", StringComparison.Ordinal) || text.StartsWith("inet6 ", StringComparison.Ordinal) ? Reading.Nothing
            : promiscuity > 0 ? new Reading(text[..promiscuity], "the MAC address agrees")
            : new Reading(text);
    }

    private static ImmutableArray<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    [GeneratedRegex(@"^(\d+: \S+:) <\S+> mtu (\d+) ")]
    private static partial Regex HeaderLine();
}
