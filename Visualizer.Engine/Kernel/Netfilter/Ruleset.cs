using System.Collections.Immutable;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>The iptables rules of one netns, all tables.</summary>
/// <remarks>
/// <code>
///  PREROUTING   raw · conntrack · mangle · nat (destination)
///  INPUT        mangle · filter · nat (source) · confirm
///  FORWARD      mangle · filter
///  OUTPUT       raw · conntrack · mangle · nat (destination) · filter
///  POSTROUTING  mangle · nat (source) · confirm
/// </code>
/// Source: priorities of <c>include/uapi/linux/netfilter_ipv4.h @ 5.11</c>.
/// </remarks>
public sealed class Ruleset
{
    private readonly Dictionary<string, Chain>[] _tables;
    private readonly IEnumerable<Chain>[] _further;
    private readonly Chain[,] _hooks;

    /// <param name="tables">Chains of each table by name.</param>
    /// <param name="further">By table: chains that are made when somebody lists it.</param>
    /// <param name="sets">ipsets.</param>
    internal Ruleset(Dictionary<string, Chain>[] tables, IEnumerable<Chain>[] further, ImmutableArray<IpSet> sets)
    {
        _tables = tables;
        _further = further;
        Sets = sets;
        _hooks = new Chain[_tables.Length, 5];
        for (var table = 0; table < _tables.Length; table++)
        {
            for (var hook = 0; hook < 5; hook++)
            {
                _hooks[table, hook] = _tables[table].GetValueOrDefault(NameOf((NetfilterHook)hook))!;
            }
        }
    }

    /// <summary>ipsets that rules refer to.</summary>
    public ImmutableArray<IpSet> Sets { get; }

    /// <summary>Chains of a table: those of the hooks in the kernel's order, then the others by name, as <c>iptables-save</c> lists them.</summary>
    public ImmutableArray<Chain> ChainsOf(NetfilterTable table)
    {
        var chains = _tables[(int)table];
        var builtIn = BuiltInChains(table).Select(name => chains[name]);
        var others = chains.Values.Where(chain => !chain.IsBuiltIn).Concat(_further[(int)table]);
        return [.. builtIn, .. others.OrderBy(chain => chain.Name, StringComparer.Ordinal)];
    }

    /// <summary>The chain of that name; null when the table has none.</summary>
    public Chain? Find(NetfilterTable table, string chain) =>
        _tables[(int)table].GetValueOrDefault(chain) ?? _further[(int)table].FirstOrDefault(further => further.Name == chain);

    /// <summary>Runs one hook: its tables in the kernel's order, conntrack and NAT where they sit.</summary>
    public NetfilterVerdict Run(NetfilterHook hook, SocketBuffer skb, NetfilterContext context)
    {
        var run = new HookRun(hook, skb, context);
        var isTracking = hook is NetfilterHook.Prerouting or NetfilterHook.Output;
        if (isTracking)
        {
            if (!run.Consult(On(NetfilterTable.Raw, hook)))
            {
                return run.Verdict();
            }

            run.Track();
        }

        if (!run.Consult(On(NetfilterTable.Mangle, hook)))
        {
            return run.Verdict();
        }

        if (isTracking && !run.Translate(On(NetfilterTable.Nat, hook), NatManipulation.Destination))
        {
            return run.Verdict();
        }

        if (hook is NetfilterHook.Input or NetfilterHook.Forward or NetfilterHook.Output && !run.Consult(On(NetfilterTable.Filter, hook)))
        {
            return run.Verdict();
        }

        if (hook is NetfilterHook.Input or NetfilterHook.Postrouting && run.Translate(On(NetfilterTable.Nat, hook), NatManipulation.Source))
        {
            run.Confirm();
        }

        run.NoteDefault(On(isTracking || hook == NetfilterHook.Postrouting ? NetfilterTable.Nat : NetfilterTable.Filter, hook));
        return run.Verdict();
    }

    /// <summary>Chains that the kernel calls, in the order in which <c>iptables-save</c> lists them.</summary>
    internal static ImmutableArray<string> BuiltInChains(NetfilterTable table) => table switch
    {
        NetfilterTable.Raw => ["PREROUTING", "OUTPUT"],
        NetfilterTable.Mangle => ["PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING"],
        NetfilterTable.Nat => ["PREROUTING", "INPUT", "OUTPUT", "POSTROUTING"],
        _ => ["INPUT", "FORWARD", "OUTPUT"],
    };

    private static string NameOf(NetfilterHook hook) => hook switch
    {
        NetfilterHook.Prerouting => "PREROUTING",
        NetfilterHook.Input => "INPUT",
        NetfilterHook.Forward => "FORWARD",
        NetfilterHook.Output => "OUTPUT",
        _ => "POSTROUTING",
    };

    private Chain On(NetfilterTable table, NetfilterHook hook) => _hooks[(int)table, (int)hook];
}
