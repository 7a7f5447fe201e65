using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Visualizer.Engine.Configuration;
using Visualizer.Tests.Support;
using Visualizer.Tests.Web.State;
using Visualizer.Web.State;

namespace Visualizer.Tests.Web.ViewModels;

/// <summary>What the browser gets of a comparison.</summary>
public sealed class PlayableComparisonTests
{
    [Fact]
    public void Json_FourLabs_HasRowsThatPointAtEveryHopOfEveryVariant()
    {
        var json = Json(new CompareRequest { Flow = new WorkbenchRequest { From = "net", To = "evescn-q7xhn", Kind = Engine.Flows.FlowKind.Ping } });

        var variants = json.GetProperty("variants").EnumerateArray().ToList();
        foreach (var packet in json.GetProperty("packets").EnumerateArray())
        {
            for (var variant = 0; variant < variants.Count; variant++)
            {
                var index = packet.GetProperty("packets")[variant].GetInt32();
                var hops = variants[variant].GetProperty("trace").GetProperty("packets")[index].GetProperty("hops").GetArrayLength();
                var rows = packet.GetProperty("rows").EnumerateArray().Select(row => row[variant]).Where(hop => hop.ValueKind == JsonValueKind.Number).Select(hop => hop.GetInt32());
                Assert.Equal(Enumerable.Range(0, hops), rows);
            }
        }
    }

    [Fact]
    public void Json_FourLabs_HasOneRowForEachMeasureAndMarksWhatDiffers()
    {
        var measures = Json(new CompareRequest { Flow = new WorkbenchRequest { From = "net", To = "evescn-q7xhn", Kind = Engine.Flows.FlowKind.Ping } })
            .GetProperty("measures").EnumerateArray().ToDictionary(row => row.GetProperty("name").GetString()!, row => row.GetProperty("cells").EnumerateArray().ToList());

        Assert.Equal(["TTL on arrival", "Hops of the request", "Netfilter hooks", "Bytes on the wire", "Pod MTU"], measures.Keys);
        Assert.Equal(["98", "98", "154", "148"], measures["Bytes on the wire"].Select(cell => cell.GetProperty("value").GetString()));
        Assert.Equal(["", "", "98 + 56 ESP", "98 + 50 VXLAN"], measures["Bytes on the wire"].Select(cell => cell.GetProperty("detail").GetString()));
        Assert.Equal([false, false, true, true], measures["Bytes on the wire"].Select(cell => cell.GetProperty("differs").GetBoolean()));
        Assert.Equal([false, true, true, true], measures["TTL on arrival"].Select(cell => cell.GetProperty("differs").GetBoolean()));
    }

    [Fact]
    public void Json_Taps_LeaveOutWhatNoVariantComesNear()
    {
        var taps = Json(new CompareRequest { Variants = [new() { Name = "a" }, new() { Name = "b", Set = ["bpf.masquerade=false"] }] })
            .GetProperty("taps").EnumerateArray().Select(tap => tap.GetProperty("interface").GetString()).ToList();

        Assert.Equal(["eth0", "lxcbf5cb1e7ceb0", "lxccb7c1b078d26", "eth0"], taps);
    }

    [Fact]
    public void Json_VariantThatIsRefused_HasNoTrace()
    {
        var json = Json(new CompareRequest { Variants = [new() { Name = "a" }, new() { Name = "b", Set = ["tunnel=vxlan"] }] });

        Assert.Equal(JsonValueKind.Null, json.GetProperty("variants")[1].GetProperty("trace").ValueKind);
        Assert.All(json.GetProperty("packets").EnumerateArray(), packet => Assert.Equal(JsonValueKind.Null, packet.GetProperty("packets")[1].ValueKind));
    }

    private static JsonElement Json(CompareRequest request)
    {
        var (library, desk, store) = Sessions.Shared();
        var state = new ComparisonDesk(library, desk, store, NullLogger<ComparisonDesk>.Instance).Answer(request, Language.English);
        return JsonDocument.Parse(state.Shown!.Json).RootElement;
    }
}
