using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Visualizer.Tests.Conformance;

/// <summary>Printed lines that contradict the rest of their lab, and lines that depend on the moment they were printed.</summary>
/// <remarks>Numbers as in <see cref="Claims"/>: the lab's letter and a number, one series for lines and texts.</remarks>
internal static class Corrections
{
    private const string PastedFromA = "pasted from lab A", BeforeTheDaemonSet = "taken before the DaemonSet's pods existed",
        DuringRollout = "taken while the agents rolled out", PreviousPing = "belongs to the ping before (D16): the lifetime is one second older";

    private static readonly FrozenDictionary<string, Correction> ById = new Dictionary<string, Correction>
    {
        ["A-kubectl-01"] = new("A1", "the manifest names it evescn", ("cilium-with-replacement", "evescn")),
        ["B-status-11"] = new("B9", BeforeTheDaemonSet, ("5/254", "6/254")),
        ["B-status-16"] = new("B9", BeforeTheDaemonSet + "; each endpoint has four controllers", ("31/31", "35/35")),
        ["C-status-21"] = new("C1", DuringRollout + "; the XFRM states name three nodes", ("2/2", "3/3")),
        ["C-svc-02"] = new("C3", "another run; the listing beside the curl says 10.96.142.173", ("10.96.169.246", "10.96.142.173")),
        ["C-rule-08"] = new("C8", "`ip rule` lists rules; the table is `ip route show table 200`") { ProvedByClaim = true },
        ["D-kubectl-01"] = new("D14", "the manifest names it evescn", ("cilium-with-replacement", "evescn")),
        ["D-addr-05"] = new("D3", PastedFromA, ("8: eth0@if9", "9: eth0@if10")),
        ["D-addr-06"] = new("D3", PastedFromA, ("ae:32:09:5a:08:5c", "72:4a:62:7e:62:6e")),
        ["D-addr-07"] = new("D3", PastedFromA, ("10.0.2.40", "10.0.2.119")),
        ["D-addr-08"] = new("D3", PastedFromA + "; the address follows from the MAC address", ("ac32:9ff:fe5a:85c", "704a:62ff:fe7e:626e")),
        ["D-ping-01"] = new("D4", PastedFromA, ("10.0.0.72", "10.0.0.24")),
        ["D-ping-02"] = new("D4", PastedFromA + "; monitor shows 63", ("10.0.0.72", "10.0.0.24"), ("ttl=62", "ttl=63")),
        ["D-ping-03"] = new("D4", PastedFromA, ("10.0.0.72", "10.0.0.24")),
        ["D-svc-04"] = new("D7", PastedFromA, ("10.96.93.201", "10.96.158.92")),
        ["D-tc-06"] = new("D9", "id and tag pasted from lab A") { ProvedByClaim = true },
        ["D-tc-08"] = new("D9", "id and tag pasted from lab A") { ProvedByClaim = true },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Varying = new Dictionary<string, string>
    {
        ["C-pods-05"] = DuringRollout + " (C1)",
        ["C-status-11"] = BeforeTheDaemonSet + ", and where the system pods run is not printed",
        ["C-status-16"] = BeforeTheDaemonSet + ", and where the system pods run is not printed",
        ["D-monitor-26"] = PreviousPing,
        ["D-monitor-27"] = PreviousPing,
        ["D-monitor-28"] = PreviousPing,
        ["D-monitor-29"] = PreviousPing,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether the line belongs to what was sent before: this run has no line for it.</summary>
    public static bool IsOfAnotherRun(string id) => WhyItVaries(id) == PreviousPing;

    /// <summary>Ids that something is said about.</summary>
    public static IEnumerable<string> Ids => ById.Keys.Concat(Varying.Keys);

    /// <summary>Numbers that a line alone does not prove.</summary>
    public static ImmutableArray<string> ProvedByClaim => [.. ById.Values.Where(correction => correction.ProvedByClaim).Select(correction => correction.Number)];

    public static Correction? Of(string id) => ById.GetValueOrDefault(id);

    public static string? WhyItVaries(string id) => Varying.GetValueOrDefault(id);

    public static string Apply(LabFact fact) => Of(fact.Id) is { } correction
        ? correction.Replacements.Aggregate(fact.Text, (text, replacement) => text.Replace(replacement.From, replacement.To, StringComparison.Ordinal))
        : fact.Text;
}

/// <summary>What is wrong with a printed line.</summary>
/// <param name="Number">Number of the contradiction.</param>
/// <param name="Reason">How we know.</param>
/// <param name="Replacements">What the line should say instead.</param>
internal sealed record Correction(string Number, string Reason, params (string From, string To)[] Replacements)
{
    /// <summary>Whether the wrong part is one that <see cref="RunFields"/> leaves out or no table holds, so that a claim has to prove it.</summary>
    public bool ProvedByClaim { get; init; }
}
