using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Helm;

namespace Visualizer.Web.ViewModels.Helm;

/// <summary>Values as people keep them: arguments of <c>--set</c>, a values.yaml, a whole helm command.</summary>
public static partial class RawValues
{
    /// <summary>The text of some values.</summary>
    public static string Write(RawForm form, HelmValues values, CiliumVersion version) => form switch
    {
        RawForm.Yaml => HelmValuesWriter.Write(values),
        RawForm.Command => string.Join(" \\\n  ", ["helm upgrade --install cilium cilium/cilium --namespace kube-system", $"--version {version}", .. Arguments(values)]),
        _ => string.Join('\n', Arguments(values)),
    };

    /// <summary>Reads a text of any of the forms; which one it is, its first line tells.</summary>
    public static RawReading Read(string text)
    {
        if (FirstLine(text) is { } first && IsYaml().IsMatch(first))
        {
            var yaml = HelmValuesReader.Read(text, "");
            return new RawReading(yaml.Values, null, yaml.Problems, []);
        }

        var command = HelmCommandReader.Read(text, "");
        var notes = CommandFindings.Of(command with { PassedOver = [.. command.PassedOver.Where(one => one.Kind != PassedOverKind.Option)] });
        return new RawReading(command.Values, command.Version, command.Problems, notes);
    }

    private static IEnumerable<string> Arguments(HelmValues values) => SetWriter.Write(values).Select(argument => $"--set {Quote(argument)}");

    // As a shell needs it; single quotes keep everything but themselves.
    private static string Quote(string argument) =>
        Harmless().IsMatch(argument) ? argument : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string? FirstLine(string text) =>
        text.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0 && !line.StartsWith('#') && line != "---");

    [GeneratedRegex(@"^[{]|^(?:[A-Za-z_][\w.-]*|""[^""]*""|'[^']*')\s*:(?:\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex IsYaml();

    [GeneratedRegex(@"^[\w.,=:/@%+-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Harmless();
}

/// <summary>Forms in which values are kept.</summary>
public enum RawForm
{
    /// <summary>One <c>--set key=value</c> a line.</summary>
    Set,

    /// <summary>A values.yaml.</summary>
    Yaml,

    /// <summary>A whole <c>helm upgrade</c>.</summary>
    Command,
}

/// <summary>What a text says.</summary>
/// <param name="Values">All values.</param>
/// <param name="Version">Chart version; null when the text names none.</param>
/// <param name="Problems">What cannot be read.</param>
/// <param name="Notes">What was passed over.</param>
public sealed record RawReading(HelmValues Values, string? Version, ImmutableArray<HelmProblem> Problems, ImmutableArray<Finding> Notes);
