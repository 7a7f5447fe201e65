using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Web.Api;

/// <summary>Captures over HTTP.</summary>
public sealed class CapturesTests(ApiClient api) : IClassFixture<ApiClient>
{
    private const string Worker = "cilium-kubeproxy-replacement-ebpf-worker", Worker2 = Worker + "2";

    private static readonly object Across = new { scenario = Labs.Ebpf, flow = new { kind = "ping", from = "net", to = "10.0.0.72" } };
    private static readonly string[] VxlanOnNativeRoutes = ["tunnel=vxlan"];

    [Fact]
    public async Task Post_AllTaps_HasABlockForEachTapThatSawSomethingAndEveryFrameInOrder()
    {
        var taps = (await api.TraceAsync(Across)).Json.GetProperty("taps").EnumerateArray().Where(tap => tap.GetProperty("frames").GetArrayLength() > 0).ToList();

        var answer = await CaptureAsync(Across);

        Assert.Equal((200, "application/x-pcapng"), (answer.Status, answer.Headers.ContentType?.ToString()));
        Assert.Equal("attachment; filename=\"all-taps.pcapng\"", answer.Headers.ContentDisposition?.ToString());
        var blocks = Blocks(answer.Body);
        Assert.Equal([0x0A0D0D0A, .. taps.Select(_ => 1u)], blocks.Select(block => block.Type).Where(type => type != 6));
        foreach (var (tap, block) in taps.Zip(blocks.Where(block => block.Type == 1)))
        {
            var name = $"{tap.GetProperty("node")}/{tap.GetProperty("netns")}/{tap.GetProperty("interface")}";
            Assert.Contains(name, Encoding.UTF8.GetString(block.Body.Span), StringComparison.Ordinal);
            Assert.Contains(tap.GetProperty("role").GetString()!, Encoding.UTF8.GetString(block.Body.Span), StringComparison.Ordinal);
        }

        var frames = taps
            .SelectMany((tap, index) => tap.GetProperty("frames").EnumerateArray().Select(frame => (index, frame)))
            .OrderBy(pair => pair.frame.GetProperty("seq").GetInt32());
        Assert.Equal(
            frames.Select(pair => $"{pair.index} {pair.frame.GetProperty("time").GetDecimal() * 1_000_000_000m:F0} {pair.frame.GetProperty("frame")}"),
            blocks.Where(block => block.Type == 6).Select(Show));
    }

    [Fact]
    public async Task Post_OneTap_HasItsFrameAndNamesTheHop()
    {
        var answer = await CaptureAsync(Across, $"?node={Worker2}&netns=host&interface=lxcbf5cb1e7ceb0");

        var blocks = Blocks(answer.Body);
        Assert.Equal([0x0A0D0D0A, 1u, 6u], blocks.Select(block => block.Type));
        Assert.Contains("packets[0].hops[4] dev-receive: ICMP echo request, id ", Encoding.UTF8.GetString(blocks[2].Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_TapThatSawNothing_IsAFileWithoutFrames()
    {
        var answer = await CaptureAsync(Across, $"?node={Worker2}&netns=host&interface=cilium_host");

        Assert.Equal([0x0A0D0D0A, 1u], Blocks(answer.Body).Select(block => block.Type));
    }

    // Vector 6: what goes past cilium_host shows at eth0 of both nodes all the same.
    [Theory]
    [InlineData(Worker2, "host", 3)]
    [InlineData(Worker, "host", 3)]
    [InlineData(Worker2, "pod/net", 2)]
    public async Task Post_AnyInterface_HasTheFramesOfAllOfItsNetNs(string node, string netNs, int expected)
    {
        var answer = await CaptureAsync(Across, $"?node={node}&netns={netNs}&interface=any");

        var blocks = Blocks(answer.Body);
        Assert.Equal(276, BinaryPrimitives.ReadUInt16LittleEndian(blocks[1].Body.Span));
        Assert.Equal(expected, blocks.Count(block => block.Type == 6));
    }

    [Theory]
    [InlineData("any", "\neth0  Out ifindex ")]
    [InlineData("eth0", "02:42:ac:12:00:02 > 02:42:ac:12:00:03, ethertype IPv4 (0x0800), length 98: 10.0.2.40 > 10.0.0.72: ICMP echo request")]
    public async Task Post_AsText_IsWhatTcpdumpPrintsThere(string device, string expected)
    {
        var answer = await CaptureAsync(Across, $"?node={Worker2}&netns=host&interface={device}&format=text");

        Assert.Equal("text/plain", answer.Headers.ContentType?.MediaType);
        Assert.Contains(expected, Encoding.UTF8.GetString(answer.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_Ipsec_KeysAreInTheSectionsComment()
    {
        var answer = await CaptureAsync(new { scenario = Labs.Ipsec, flow = new { kind = "ping", from = "net", to = "10.0.0.249" } });

        var comment = Encoding.UTF8.GetString(Blocks(answer.Body)[0].Body.Span);
        Assert.Contains("\"IPv4\",\"10.0.1.138\",\"10.0.0.40\",\"0x00000003\",\"AES-GCM with 16 octet ICV [RFC4106]\",\"0x", comment, StringComparison.Ordinal);
        Assert.Contains("\"IPv4\",\"10.0.0.40\",\"10.0.1.138\",\"0x00000003\"", comment, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?node=nowhere&netns=host&interface=eth0", "node")]
    [InlineData($"?node={Worker2}&netns=pod/nobody&interface=eth0", "netns")]
    [InlineData($"?node={Worker2}&netns=host&interface=eth7", "interface")]
    [InlineData($"?node={Worker2}&interface=eth0", "netns")]
    [InlineData("?iface=eth0", "iface")]
    [InlineData($"?node={Worker2}&netns=host&interface=eth0&format=xml", "format")]
    public async Task Post_TapThatDoesNotExist_IsNamed(string query, string path)
    {
        var answer = await CaptureAsync(Across, query);

        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.Headers.ContentType?.MediaType));
        Assert.Equal([path], answer.ErrorPaths);
    }

    [Fact]
    public async Task Post_RefusedConfiguration_Is422WithTheFinding()
    {
        var answer = await CaptureAsync(
            new { scenario = Labs.Ebpf, helm = new { set = VxlanOnNativeRoutes }, flow = new { kind = "ping", from = "net", to = "10.0.2.202" } });

        Assert.Equal((422, "application/problem+json"), (answer.Status, answer.Headers.ContentType?.MediaType));
        Assert.Contains("routing.direct-node-routes-with-tunnel", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SameRequestTwice_SameOctets() => Assert.Equal((await CaptureAsync(Across)).Body, (await CaptureAsync(Across)).Body);

    private Task<ApiAnswer> CaptureAsync(object request, string query = "") => api.PostAsync("/api/v1/captures" + query, JsonSerializer.Serialize(request));

    private static List<(uint Type, ReadOnlyMemory<byte> Body)> Blocks(byte[] file)
    {
        var blocks = new List<(uint, ReadOnlyMemory<byte>)>();
        for (var at = 0; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 4));
            Assert.Equal(length, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + length - 4)));
            blocks.Add((BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at)), file.AsMemory(at + 8, length - 12)));
            at += length;
        }

        return blocks;
    }

    private static string Show((uint Type, ReadOnlyMemory<byte> Body) block)
    {
        var body = block.Body.Span;
        uint Number(ReadOnlySpan<byte> octets, int at) => BinaryPrimitives.ReadUInt32LittleEndian(octets[at..]);
        var time = ((ulong)Number(body, 4) << 32) | Number(body, 8);
        return $"{Number(body, 0)} {time} {Convert.ToHexStringLower(body.Slice(20, (int)Number(body, 12)))}";
    }
}
