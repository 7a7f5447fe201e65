using Visualizer.Engine.Helm;

namespace Visualizer.Tests.Helm;

public sealed class SetExpressionTests
{
    [Theory]
    [InlineData("a=b", "a", "b")]
    [InlineData("a.b=c", "a.b", "c")]
    [InlineData("a=", "a", "")]
    [InlineData("a=b=c", "a", "b=c")]
    [InlineData("a=b\\,c", "a", "b,c")]
    [InlineData("a=http://x.y[0]", "a", "http://x.y[0]")]
    [InlineData("a=007", "a", "007")]
    [InlineData("a=1.5", "a", "1.5")]
    [InlineData("a=99999999999999999999", "a", "99999999999999999999")]
    [InlineData("a=truely", "a", "truely")]
    [InlineData("a=b,", "a", "b")]
    public void Apply_Text_IsKept(string expression, string key, string expected)
    {
        var value = Assert.IsType<HelmValue.Text>(Set(expression, key));

        Assert.Equal(expected, value.Value);
    }

    [Theory]
    [InlineData("a=true", true), InlineData("a=False", false), InlineData("a=TRUE", true)]
    public void Apply_Boolean_IsGuessed(string expression, bool expected) =>
        Assert.Equal(expected, Assert.IsType<HelmValue.Flag>(Set(expression, "a")).Value);

    [Theory]
    [InlineData("a=0", 0), InlineData("a=-3", -3), InlineData("a=8472", 8472)]
    public void Apply_WholeNumber_IsGuessed(string expression, long expected) =>
        Assert.Equal(expected, Assert.IsType<HelmValue.Integer>(Set(expression, "a")).Value);

    [Fact]
    public void Apply_Null_IsGuessed() => Assert.IsType<HelmValue.Null>(Set("a=null", "a"));

    [Theory]
    [InlineData("a=true"), InlineData("a=12"), InlineData("a=null")]
    public void Apply_SetString_NothingIsGuessed(string expression)
    {
        var reading = SetExpression.Apply(HelmValues.Empty, expression, HelmPlace.None, SetTyping.String);

        Assert.True(reading.Values.TryFind("a", out var value));
        Assert.Equal(expression[2..], Assert.IsType<HelmValue.Text>(value).Value);
    }

    [Theory]
    [InlineData("a={b,c}", "{b,c}"), InlineData("a={}", "{}"), InlineData("a={1,true,x\\,y}", "{1,true,x,y}"), InlineData("a={b,}", "{b,}")]
    [InlineData("a[0]=b", "{b}"), InlineData("a[2]=b", "{null,null,b}"), InlineData("a={b},a[1]=c", "{b,c}")]
    public void Apply_List_HasItsItems(string expression, string expected) =>
        Assert.Equal(expected, Assert.IsType<HelmValue.List>(Set(expression, "a")).Display);

    [Fact]
    public void Apply_EscapedDot_IsPartOfTheKey()
    {
        var leaf = Assert.Single(Apply("podAnnotations.example\\.org/x=1").Values.Leaves());

        Assert.Equal("podAnnotations.example\\.org/x", leaf.Key);
    }

    [Fact]
    public void Apply_MapInList_IsReached()
    {
        var list = Assert.IsType<HelmValue.List>(Set("tolerations[0].key=a,tolerations[0].operator=Exists", "tolerations"));

        var map = Assert.IsType<HelmValue.Map>(Assert.Single(list.Items));
        Assert.Equal(["key", "operator"], map.Entries.Keys);
    }

    [Fact]
    public void Apply_CommaList_SetsAll()
    {
        var leaves = Apply("tunnel=disabled,bpf.masquerade=true,devices={eth0,eth1}").Values.Leaves();

        Assert.Equal(["bpf.masquerade", "devices", "tunnel"], leaves.Select(leaf => leaf.Key));
    }

    [Fact]
    public void Apply_Later_Wins()
    {
        var reading = SetExpression.ApplyAll(HelmValues.Empty, ["a.b=1", "a=x", "a.b=2"], "helm.set");

        Assert.True(reading.Values.TryFind("a.b", out var value));
        Assert.Equal("2", value.Display);
        Assert.Equal("helm.set[2]", value.Place.Path);
    }

    [Theory]
    [InlineData(""), InlineData("a"), InlineData("=b"), InlineData("a..b=c"), InlineData("a,b=c"), InlineData("a[x]=b"), InlineData("a[=b"), InlineData("a[0]")]
    [InlineData("a[99999]=b"), InlineData("a={b"), InlineData("a={b}c"), InlineData("[0]=b"), InlineData(".a=b"), InlineData("a[-1]=b"), InlineData("a[0]b=c")]
    public void Apply_Malformed_IsAProblemAndSetsNothing(string expression)
    {
        var reading = Apply(expression);

        var problem = Assert.Single(reading.Problems);
        Assert.Equal("helm.set[0]", problem.Path);
        Assert.Empty(reading.Values.Leaves());
    }

    [Fact]
    public void Apply_TooDeep_IsAProblem() =>
        Assert.Single(Apply(string.Join('.', Enumerable.Repeat("a", 40)) + "=b").Problems);

    private static HelmReading Apply(string expression) => SetExpression.Apply(HelmValues.Empty, expression, new HelmPlace("helm.set[0]"));

    private static HelmValue Set(string expression, string key)
    {
        var reading = Apply(expression);
        Assert.Empty(reading.Problems);
        Assert.True(reading.Values.TryFind(key, out var value));
        return value;
    }
}
