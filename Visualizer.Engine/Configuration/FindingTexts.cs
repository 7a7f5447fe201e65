using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration;

/// <summary>Every kind of finding, and the sentence of a finding in a language.</summary>
public static class FindingTexts
{
    private static readonly FrozenDictionary<string, FindingCode> ByCode;

    static FindingTexts()
    {
        Codes =
        [
            .. ValueCodes.All, .. ChartCodes.All, .. RoutingCodes.All, .. ServiceCodes.All, .. KernelCodes.All, .. EncryptionCodes.All,
            .. MasqueradeCodes.All, .. HostRoutingCodes.All, .. DeviceCodes.All, .. NotModelledCodes.All, .. PolicyCodes.All,
            .. CommandCodes.All,
        ];
        ByCode = Codes.ToFrozenDictionary(code => code.Value, StringComparer.Ordinal);
    }

    /// <summary>All codes, by area in the order of the rules.</summary>
    public static ImmutableArray<FindingCode> Codes { get; }

    /// <summary>The kind of finding with this code.</summary>
    /// <exception cref="KeyNotFoundException">There is none: a finding was made without its code's table.</exception>
    public static FindingCode Code(string code) => ByCode[code];

    /// <summary>The sentence of a finding, then what it overruled and what would change it.</summary>
    public static string Message(Finding finding, Language language) =>
        Sentence(finding, language) + Appendix(finding.Overruled, Overruled(language), language) + Appendix(finding.Remedy, Remedy(language), language);

    /// <summary>The sentence alone, for those who show the rest in their own way.</summary>
    public static string Sentence(Finding finding, Language language)
    {
        var code = Code(finding.Code);
        return Fill(language == Language.English ? code.English : code.Chinese, finding.Args);
    }

    /// <summary>What a refusal means, where its sentence only repeats the agent's words.</summary>
    public static string? Meaning(Finding finding, Language language) =>
        Code(finding.Code).Meaning is { } meaning ? (language == Language.English ? meaning.English : meaning.Chinese) : null;

    private static string Overruled(Language language) => language == Language.English ? " Without effect: {0}." : "未生效的设置：{0}。";

    private static string Remedy(Language language) => language == Language.English ? " To change it, set {0}." : "如需改变，请设置 {0}。";

    private static string Appendix(ImmutableArray<ValueSetting> settings, string frame, Language language)
    {
        var separator = language == Language.English ? ", " : "、";
        return settings.IsEmpty ? "" : Fill(frame, [string.Join(separator, settings)]);
    }

    private static string Fill(string text, ImmutableArray<string> args) =>
        string.Format(CultureInfo.InvariantCulture, text, [.. args.Cast<object>()]);
}
