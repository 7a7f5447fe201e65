using System.Collections.Immutable;
using Visualizer.Engine.Kernel.Devices;
using Visualizer.Engine.Show.Linux;

namespace Visualizer.Engine.Show;

/// <summary>Which tables there are at a place. Nothing is printed until a table is read, so that listing them costs nothing.</summary>
public static class ShowTables
{
    /// <summary>Tables of a netns: the kernel's, and in a node's host netns those of Cilium.</summary>
    public static ImmutableArray<ShowTable> Of(ShowPlace place)
    {
        var tables = ImmutableArray.CreateBuilder<ShowTable>();
        var netNs = place.NetNs;
        Add("ip a", "Addresses", "地址");
        Add("ip route", "Routes", "路由");
        Add("ip rule", "Routing rules", "路由规则");
        foreach (var table in netNs.Routing.Tables.Where(table => table.Number < Kernel.Fib.Route.Main || table.Number > Kernel.Fib.Route.LocalTable).OrderBy(table => table.Number))
        {
            Add(FormattableString.Invariant($"ip route show table {table.Number}"), FormattableString.Invariant($"Routes, table {table.Number}"), FormattableString.Invariant($"路由，表 {table.Number}"));
        }

        Add("ip route show table local", "Routes, table local", "路由，表 local");
        Add("ip neigh", "Neighbours", "邻居");
        if (netNs.Netfilter is not null)
        {
            Add("iptables-save", "iptables", "iptables");
            Add("conntrack -L", "Kernel conntrack", "内核 conntrack");
        }

        if (netNs.Xfrm is not null)
        {
            Add("ip xfrm policy", "XFRM policies", "XFRM 策略");
            Add("ip xfrm state", "XFRM states", "XFRM 状态");
        }

        if (netNs.Wireguard is not null)
        {
            Add("wg show", "WireGuard peers", "WireGuard 对端");
        }

        if (netNs.IsHost && place.Node is not null)
        {
            AddMaps();
        }

        return tables.DrainToImmutable();

        void AddMaps()
        {
            Add("cilium service list", "Services", "服务");
            Add("cilium bpf lb list", "Load-balancing map", "负载均衡映射");
            Add("cilium bpf endpoint list", "Endpoint map", "端点映射");
            Add("cilium endpoint list", "Endpoints", "端点");
            Add("cilium bpf ipcache list", "ipcache", "ipcache");
            if (place.Datapath.Maps.Tunnel.Entries.Any())
            {
                Add("cilium bpf tunnel list", "Tunnel map", "隧道映射");
            }

            Add("cilium bpf policy get --all -n", "Policy maps", "策略映射");
            Add("cilium identity list", "Identities", "身份");
            Add("cilium bpf ct list global", "Cilium CT", "Cilium CT");
            Add("cilium bpf nat list", "NAT map", "NAT 映射");
        }

        void Add(string command, string english, string chinese) => tables.Add(new ShowTable(command, place, english, chinese));
    }

    /// <summary>Tables of one interface: its addresses, its link, and the programs on its hooks.</summary>
    public static ImmutableArray<ShowTable> Of(ShowPlace place, NetInterface device)
    {
        var tables = ImmutableArray.CreateBuilder<ShowTable>();
        tables.Add(new ShowTable($"ip a show dev {device.Name}", place, "Addresses", "地址"));
        tables.Add(new ShowTable($"ip -d link show dev {device.Name}", place, "Device", "设备"));
        foreach (var (program, direction, chinese) in new[] { (device.TcIngress, "ingress", "入口"), (device.TcEgress, "egress", "出口") })
        {
            if (program is not null)
            {
                tables.Add(TcQdiscCommand.IsClassic(program)
                    ? new ShowTable($"tc filter show dev {device.Name} {direction}", place, $"Program on TC {direction}", $"TC {chinese}程序")
                    : new ShowTable($"bpftool net | grep -F '{device.Name}('", place, $"Program on {direction}", $"{chinese}程序"));
            }
        }

        tables.Add(new ShowTable($"ip route show dev {device.Name}", place, "Routes", "路由"));
        tables.Add(new ShowTable($"ip neigh show dev {device.Name}", place, "Neighbours", "邻居"));
        return tables.DrainToImmutable();
    }
}
