using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Tests.Tracing;

/// <summary>Every code that a program can answer has a citation and both texts.</summary>
public sealed partial class ProgramCodesTests
{
    private static ImmutableArray<HopCode> Codes { get; } =
    [
        .. LocalDeliveryCodes.All, .. FromContainerCodes.All, .. FromNetdevCodes.All, .. ToNetdevCodes.All, .. FromHostCodes.All, .. ToHostCodes.All,
        .. FromNetworkCodes.All, .. FromWireguardCodes.All, .. XdpCodes.All, .. FromOverlayCodes.All, .. ToOverlayCodes.All, .. ToContainerCodes.All, .. NodePortCodes.All, .. DsrCodes.All,
        .. ProgramDropCodes.All, .. PolicyCodes.All, .. SocketLbCodes.All,
    ];

    [Fact]
    public void All_Values_AreKebabAndUnique()
    {
        Assert.All(Codes, code => Assert.Matches("^[a-z0-9-]+\\.[a-z0-9-]+$", code.Value));
        Assert.Equal(Codes.Length, Codes.Select(code => code.Value).Distinct().Count());
    }

    [Fact]
    public void All_Texts_UseTheSamePlaceholdersInBothLanguages() => Assert.All(
        Codes, code => Assert.Equal(Placeholders(code.English), Placeholders(code.Chinese)));

    [Fact]
    public void All_Headlines_AreShortAndWithoutFullStop() => Assert.All(
        Codes,
        code =>
        {
            Assert.True(code.English.Headline.Length <= 70, code.Value);
            Assert.DoesNotMatch("[.。]$", code.English.Headline);
            Assert.DoesNotMatch("[.。]$", code.Chinese.Headline);
            Assert.Matches("[.。]$", code.English.Sentence);
            Assert.Matches("。$", code.Chinese.Sentence);
        });

    //  Chinese texts have Chinese punctuation; only address:port keeps its colon
    [Fact]
    public void All_ChineseTexts_UseFullWidthPunctuation() => Assert.All(
        Codes, code => Assert.DoesNotMatch("[,;()]|:(?!\\{)", code.Chinese.Headline + code.Chinese.Sentence));

    [Fact]
    public void All_Citations_NameAFileOfCilium() => Assert.All(
        Codes, code => Assert.Matches("^bpf/(lib/)?[a-z0-9_]+\\.[ch]$", code.Citation.File));

    private static string Placeholders(HopText text) => string.Join(
        ' ', Placeholder().Matches(text.Headline + text.Sentence).Select(match => match.Value).Distinct().Order());

    [GeneratedRegex(@"\{[a-zA-Z0-9]+\}")]
    private static partial Regex Placeholder();
}
