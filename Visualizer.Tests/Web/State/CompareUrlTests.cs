using Visualizer.Engine.Configuration;
using Visualizer.Engine.Flows;
using Visualizer.Tests.Support;
using Visualizer.Web.State;
using Visualizer.Web.ViewModels.Playable;

namespace Visualizer.Tests.Web.State;

public sealed class CompareUrlTests
{
    private const string Origin = "http://localhost/";

    [Fact]
    public void Parse_WhatWasWritten_IsTheSame()
    {
        var request = new CompareRequest
        {
            Flow = new WorkbenchRequest
            {
                ScenarioId = Labs.Playground, Kind = FlowKind.Curl, From = "client", To = "web:80", Backend = "server-b", Language = Language.Chinese, Look = new() { Theme = "dark" },
                Speed = 2, Dialog = new(DialogKind.Variant, "2"),
            },
            Variants =
            [
                new() { Name = "as it is" },
                new() { Name = "1.14 & more", Set = ["routingMode=native", "ipv4NativeRoutingCIDR=10.0.0.0/8"], Reset = true, Version = "1.14.2", Kernel = "6.1" },
            ],
            At = new Position(1, 12),
        };

        var parsed = CompareUrl.Parse(Origin + CompareUrl.Write(request));

        Assert.Equal(request.Flow with { Set = parsed.Flow.Set }, parsed.Flow);
        Assert.Equal(request.Variants.Select(Spell), parsed.Variants.Select(Spell));
        Assert.Equal(request.At, parsed.At);
    }

    [Fact]
    public void Parse_OwnDocument_TravelsInTheFragment()
    {
        var request = new CompareRequest { Flow = new WorkbenchRequest { Document = "title: mine\n" }, Variants = [new() { Name = "a" }, new() { Name = "b" }] };

        Assert.Equal("title: mine\n", CompareUrl.Parse(Origin + CompareUrl.Write(request)).Flow.Document);
    }

    [Theory]
    [InlineData("compare", 0)]
    [InlineData("compare?name1=a&name3=c", 2)]
    [InlineData("compare?name1=a&name2=b&name3=c&name4=d&name5=e", 4)]
    [InlineData("compare?set1=x", 0)]
    public void Parse_Variants_AreThoseWithAName(string address, int count) => Assert.Equal(count, CompareUrl.Parse(Origin + address).Variants.Length);

    [Theory]
    [InlineData("compare?at=x.y")]
    [InlineData("compare?at=1")]
    [InlineData("compare?at=-1.2")]
    public void Parse_PositionThatIsNone_IsTheEnd(string address) => Assert.Null(CompareUrl.Parse(Origin + address).At);

    [Fact]
    public void Parse_NamesTwiceOrTooLong_BecomeUniqueAndShort()
    {
        var variants = CompareUrl.Parse($"{Origin}compare?name1=a&name2=a&name3={new string('x', 100)}").Variants;

        Assert.Equal(["a", "a 2", new string('x', 40)], variants.Select(variant => variant.Name));
    }

    [Fact]
    public void Parse_ValuesOfAWorkbench_CountForNoVariant() => Assert.Empty(CompareUrl.Parse($"{Origin}compare?set=tunnel%3Dvxlan&helm=1").Flow.Set);

    [Fact]
    public void Parse_NewerVersion_ReadsNoVariants()
    {
        var parsed = CompareUrl.Parse($"{Origin}compare?v=2&scenario=playground&from=client&name1=a&name2=b&at=0.1&lang=zh-Hans");

        Assert.Equal((2, Labs.Playground, Language.Chinese, null), (parsed.Flow.NewerFormat, parsed.Flow.ScenarioId, parsed.Flow.Language, parsed.Flow.From));
        Assert.Equal((0, null), (parsed.Variants.Length, parsed.At));
    }

    private static string Spell(CompareVariant variant) =>
        string.Join('|', [variant.Name, variant.Reset.ToString(), variant.Version ?? "", variant.Kernel ?? "", .. variant.Set]);
}
