using System.Text.Json;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Web.Api;

/// <summary>Comparisons: the shape of the published contract, and everything that can be wrong with a request.</summary>
public sealed class ComparisonsTests(ApiClient api) : IClassFixture<ApiClient>
{
    private static readonly object Flow = new { kind = "ping", from = "net", to = "10.0.2.202" };
    private static readonly string[] Legacy = ["bpf.masquerade=false"];
    private static readonly string[] Refused = ["tunnel=vxlan"];
    private static readonly string[] Unreadable = ["=x"];

    [Fact]
    public async Task Post_BeforeAndAfterAFlag_AnswersAsTheContractShowsIt()
    {
        var answer = await CompareAsync(new { name = "before" }, new { name = "after", helm = new { set = Legacy } });

        Assert.Equal(200, answer.Status);
        Assert.Equal(["variants", "differences", "sentences"], Names(answer.Json));
        var variants = answer.Json.GetProperty("variants").EnumerateArray().ToList();
        Assert.Equal(["before", "after"], variants.Select(variant => variant.GetProperty("name").GetString()));
        Assert.All(variants, variant => Assert.Equal(["name", "trace", "measures"], Names(variant)));
        var trace = (await api.TraceAsync(new { scenario = Labs.Ebpf, helm = new { set = Legacy }, flow = Flow })).Json;
        Assert.Equal(trace.GetRawText(), variants[1].GetProperty("trace").GetRawText());
        Assert.All(answer.Json.GetProperty("differences").EnumerateArray(), difference =>
        {
            Assert.Equal(["kind", "place", "packet", "values", "code", "text"], Names(difference));
            Assert.Contains(difference.GetProperty("kind").GetString(), (string[])["hop", "tap", "ttl", "mtu", "config", "bytes"]);
            Assert.Equal(["before", "after"], Names(difference.GetProperty("values")));
            Assert.NotEqual(difference.GetProperty("values").GetProperty("before").GetRawText(), difference.GetProperty("values").GetProperty("after").GetRawText());
            Assert.DoesNotContain('`', difference.GetProperty("text").GetString()!);
        });
        var flip = answer.Json.GetProperty("differences").EnumerateArray().First(difference => difference.GetProperty("kind").GetString() == "tap");
        Assert.Equal(["node", "netns", "interface", "role"], Names(flip.GetProperty("place")));
        Assert.Equal((false, true), (flip.GetProperty("values").GetProperty("before").GetBoolean(), flip.GetProperty("values").GetProperty("after").GetBoolean()));
        Assert.Equal("server.lxc", flip.GetProperty("place").GetProperty("role").GetString());
    }

    [Fact]
    public async Task Post_Values_HaveTheTypesOfWhatTheyAre()
    {
        var answer = await CompareAsync(new { name = "own" }, new { name = "defaults", helm = new { reset = true } });

        var mtu = Of(answer, "mtu.pod");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (mtu.GetProperty("place").ValueKind, mtu.GetProperty("packet").ValueKind));
        Assert.Equal((1500, 1450), (mtu.GetProperty("values").GetProperty("own").GetInt32(), mtu.GetProperty("values").GetProperty("defaults").GetInt32()));
        Assert.Equal("vxlan", Of(answer, "config.routing").GetProperty("values").GetProperty("defaults").GetString());
        Assert.True(Of(answer, "config.kube-proxy").GetProperty("values").GetProperty("defaults").GetBoolean());
    }

    [Fact]
    public async Task Post_OneVariantIsRefused_TheOthersAreAnswered()
    {
        var answer = await CompareAsync(new { name = "a" }, new { name = "b", helm = new { set = Refused } }, new { name = "c", helm = new { set = Legacy } });

        Assert.Equal(200, answer.Status);
        Assert.Equal(JsonValueKind.Null, answer.Json.GetProperty("variants")[1].GetProperty("trace").GetProperty("disposition").ValueKind);
        Assert.Equal("refused", Of(answer, "config.outcome").GetProperty("values").GetProperty("b").GetString());
        Assert.Contains(answer.Json.GetProperty("differences").EnumerateArray(), difference => difference.GetProperty("kind").GetString() == "tap");
    }

    [Fact]
    public async Task Post_InChinese_TextsAreChineseAndCodesAreNot()
    {
        object[] variants = [new { name = "a" }, new { name = "b", helm = new { set = Legacy } }];
        var english = await CompareAsync(variants);
        var chinese = await api.PostAsync("/api/v1/comparisons", JsonSerializer.Serialize(new { scenario = Labs.Ebpf, flow = Flow, variants }), "zh-CN");

        Assert.Equal(["zh-Hans"], chinese.Headers.ContentLanguage);
        foreach (var list in (string[])["differences", "sentences"])
        {
            foreach (var (left, right) in english.Json.GetProperty(list).EnumerateArray().Zip(chinese.Json.GetProperty(list).EnumerateArray()))
            {
                Assert.Equal(left.GetProperty("code").GetString(), right.GetProperty("code").GetString());
                Assert.NotEqual(left.GetProperty("text").GetString(), right.GetProperty("text").GetString());
            }
        }
    }

    [Theory]
    [InlineData("""{"scenario":"native-routing-ebpf","flow":FLOW}""", "variants")]
    [InlineData("""{"scenario":"native-routing-ebpf","flow":FLOW,"variants":[]}""", "variants")]
    [InlineData("""{"scenario":"native-routing-ebpf","flow":FLOW,"variants":[{"name":"a"}]}""", "variants")]
    [InlineData("""{"scenario":"native-routing-ebpf","flow":FLOW,"variants":[{"name":"a"},{"name":"b"},{"name":"c"},{"name":"d"},{"name":"e"}]}""", "variants")]
    [InlineData("""{"scenario":"native-routing-ebpf","flow":FLOW,"variants":{}}""", "variants")]
    [InlineData("""{"scenario":"native-routing-ebpf","flow":FLOW,"variants":[{"name":"a"},7]}""", "variants[1]")]
    [InlineData("""{"scenario":"native-routing-ebpf","flow":FLOW,"variants":[{"name":"a"},{}]}""", "variants[1].name")]
    [InlineData("""{"scenario":"native-routing-ebpf","flow":FLOW,"variants":[{"name":"a"},{"name":"a"}]}""", "variants[1].name")]
    [InlineData("""{"scenario":"native-routing-ebpf","flow":FLOW,"variants":[{"name":"a"},{"name":" "}]}""", "variants[1].name")]
    [InlineData("""{"scenario":"native-routing-ebpf","flow":FLOW,"variants":[{"name":"a"},{"name":"b","hlem":{}}]}""", "variants[1].hlem")]
    [InlineData("""{"scenario":"native-routing-ebpf","flow":FLOW,"variants":[{"name":"a"},{"name":"b","helm":{"set":["a=b",7]}}]}""", "variants[1].helm.set[1]")]
    [InlineData("""{"scenario":"native-routing-ebpf","flow":FLOW,"variants":[{"name":"a"},{"name":"b","helm":{"version":"new"}}]}""", "variants[1].helm.version")]
    [InlineData("""{"scenario":"native-routing-ebpf","helm":{},"flow":FLOW,"variants":[{"name":"a"},{"name":"b"}]}""", "helm")]
    [InlineData("""{"scenario":"native-routing-ebpf","flow":{"kind":"ping","from":"nobody","to":"net"},"variants":[{"name":"a"},{"name":"b"}]}""", "flow.from")]
    [InlineData("""{"flow":FLOW,"variants":[{"name":"a"},{"name":"b"}]}""", "")]
    [InlineData("[]", "")]
    public async Task Post_OneThingWrong_IsNamedWithItsPath(string body, string path)
    {
        var answer = await api.PostAsync("/api/v1/comparisons", body.Replace("FLOW", """{"kind":"ping","from":"net","to":"10.0.2.202"}""", StringComparison.Ordinal));

        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.Headers.ContentType?.ToString()));
        Assert.Equal([path], answer.ErrorPaths.Distinct());
    }

    [Fact]
    public async Task Post_ValuesOfTwoVariantsUnreadable_BothAreNamedByVariant()
    {
        var answer = await CompareAsync(new { name = "a", helm = new { set = Unreadable } }, new { name = "b", helm = new { set = Unreadable } });

        Assert.Equal(["variants[0].helm.set[0]", "variants[1].helm.set[0]"], answer.ErrorPaths);
    }

    [Fact]
    public async Task Post_BodyOverTwoMebibytes_IsTooLarge() =>
        Assert.Equal(413, (await api.PostAsync("/api/v1/comparisons", new string(' ', (2 * 1024 * 1024) + 1))).Status);

    private Task<ApiAnswer> CompareAsync(params object[] variants) =>
        api.PostAsync("/api/v1/comparisons", JsonSerializer.Serialize(new { scenario = Labs.Ebpf, flow = Flow, variants }));

    private static JsonElement Of(ApiAnswer answer, string code) =>
        answer.Json.GetProperty("differences").EnumerateArray().First(difference => difference.GetProperty("code").GetString() == code);

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
