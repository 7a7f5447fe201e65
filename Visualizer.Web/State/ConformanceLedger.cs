using System.Globalization;
using System.Text.RegularExpressions;

namespace Visualizer.Web.State;

/// <summary>How many facts that the labs print the model meets; from the summary of the generated ledger, <c>conformance.md</c> beside the application.</summary>
public sealed partial class ConformanceLedger
{
    /// <summary>Reads the ledger; without one there are no counts.</summary>
    public ConformanceLedger(string file) => Counts = File.Exists(file) ? Read(File.ReadAllText(file)) : null;

    /// <summary>The four counts; null without a ledger, or when its summary lacks one.</summary>
    public ConformanceCounts? Counts { get; }

    /// <summary>Reads the counts from the ledger's text: rows <c>| agrees | 81 |</c>.</summary>
    public static ConformanceCounts? Read(string ledger)
    {
        int? Count(string name)
        {
            foreach (Match row in Row().Matches(ledger))
            {
                if (row.Groups[1].Value.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return int.Parse(row.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
                }
            }

            return null;
        }

        return Count("agrees") is { } agrees && Count("the lab is wrong") is { } wrong && Count("varies by run") is { } varies
            && Count("not modelled yet") is { } missing
            ? new ConformanceCounts(agrees, wrong, varies, missing)
            : null;
    }

    [GeneratedRegex(@"^\|\s*\**([a-z ]+?)\**\s*\|\s*(\d{1,6})\s*\|", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Row();
}

/// <summary>Counts of the ledger's verdicts.</summary>
public sealed record ConformanceCounts(int Agrees, int LabIsWrong, int VariesByRun, int NotModelledYet);
