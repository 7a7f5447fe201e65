using System.Globalization;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Tracing;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Captures;

/// <summary>The real tshark reads the all-taps file of every flow; the files of one scenario are joined, since its start takes longer than reading.</summary>
public sealed class CaptureTsharkTests
{
    private static readonly string[] Names =
    [
        "_ws.malformed", "ip.checksum.status", "tcp.checksum.status", "udp.checksum.status", "icmp.checksum.status", "frame.protocols", "vxlan.vni",
        "esp.icv_good", "geneve.vni", "ip.len",
    ];

    private const int Malformed = 0, FirstStatus = 1, LastStatus = 4, Protocols = 5, Vni = 6, IcvGood = 7;

    public static TheoryData<string> Scenarios => [.. CapturedFlows.All.Select(flow => flow.Scenario).Distinct()];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Tshark_EveryFlowOfAScenario_HasNothingToComplainOf(string scenario)
    {
        var flows = CapturedFlows.All.Where(flow => flow.Scenario == scenario).ToList();
        var (file, seen) = Join(flows);
        using var capture = new TemporaryCapture(file);
        var keys = (file.Comment ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).SelectMany(key => new[] { "-o", $"uat:esp_sa:{key}" });

        var rows = Tshark(
            capture,
            [
                "-d", "udp.port==8472,vxlan", "-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE",
                "-o", "esp.enable_encryption_decode:TRUE", "-o", "esp.enable_authentication_check:TRUE", .. keys,
                // One segment shows at several interfaces: joining segments would take the later sightings for damaged retransmissions.
                "-o", "tcp.desegment_tcp_streams:FALSE",
                // A UDP flow to port 53 carries no DNS.
                "--disable-protocol", "dns",
            ]);

        Assert.Equal(seen.Count, rows.Length);
        foreach (var (row, frame) in rows.Zip(seen))
        {
            Assert.True(row[Malformed].Length == 0, $"malformed: {frame}");
            Assert.True(row[FirstStatus..(LastStatus + 1)].All(statuses => !statuses.Split(',').Contains("0")), $"bad checksum: {frame}");
            Assert.True(row[Protocols].Contains(":esp", StringComparison.Ordinal) == (row[IcvGood] == "1"), $"ESP that does not verify: {frame}");
            Assert.True(
                !row[Protocols].Contains(":esp", StringComparison.Ordinal) || row[Protocols].Contains(":esp:ip:", StringComparison.Ordinal)
                || row[Protocols].EndsWith(":esp:ip", StringComparison.Ordinal),
                $"ESP that hides its packet ({row[Protocols]}): {frame}");
        }

        // Identities that frames in the tunnel carry, as the endpoints' entries have them: always the sender's.
        foreach (var (row, frame) in rows.Zip(seen).Where(pair => pair.Second.Sender is not null && pair.First[Vni].Length > 0))
        {
            Assert.Equal(frame.Sender, uint.Parse(row[Vni], CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Tshark_PingInEveryTunnel_ShowsTheEchoInside()
    {
        string[][] expected =
        [
            ["d", "eth:ethertype:ip:udp:vxlan:eth:ethertype:ip:icmp:data"], ["geneve", "eth:ethertype:ip:udp:geneve:eth:ethertype:ip:icmp:data"],
            ["f", "eth:ethertype:ip:esp:ip:icmp:data"], ["g", "eth:ethertype:ip:udp:vxlan:eth:ethertype:ip:esp:ip:icmp:data"], ["h", "eth:ethertype:ip:udp:wg"],
        ];
        var flows = expected.Select(one => CapturedFlows.All.First(flow => flow.Name.StartsWith($"{one[0]}: ", StringComparison.Ordinal))).ToList();
        var (file, seen) = Join(flows);
        using var capture = new TemporaryCapture(file);
        var keys = (file.Comment ?? "").Split('\n').SelectMany(key => new[] { "-o", $"uat:esp_sa:{key}" });

        var rows = Tshark(capture, ["-d", "udp.port==8472,vxlan", "-o", "esp.enable_encryption_decode:TRUE", .. keys]);

        foreach (var one in expected)
        {
            Assert.Contains(rows.Zip(seen), pair => pair.Second.Flow.StartsWith($"{one[0]}: ", StringComparison.Ordinal) && pair.First[Protocols] == one[1]);
        }
    }

    private static (CaptureFile File, List<SeenFrame> Frames) Join(IReadOnlyList<CapturedFlow> flows)
    {
        var interfaces = new List<CaptureInterface>();
        var frames = new List<CaptureFrame>();
        var seen = new List<SeenFrame>();
        var keys = new List<string>();
        foreach (var flow in flows)
        {
            var file = new TraceCapture(flow.Answer.Cluster!, flow.Answer.Trace!).OfAll();
            frames.AddRange(file.Frames.Select(frame => frame with { Interface = frame.Interface + interfaces.Count }));
            interfaces.AddRange(file.Interfaces);
            keys.AddRange((file.Comment ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries));
            seen.AddRange(flow.Answer.Trace!.Taps
                .SelectMany(tap => tap.Sightings.Select(sighting => (tap.Place, sighting)))
                .OrderBy(pair => pair.sighting.Sequence)
                .Select(pair => new SeenFrame(flow.Name, pair.Place, Sender(flow, pair.sighting.Direction))));
        }

        return (new CaptureFile([.. interfaces], frames, keys.Count == 0 ? null : string.Join('\n', keys.Distinct())), seen);
    }

    // Identity of whoever sends in a direction; null where an end is no pod or the load balancer's node speaks for it.
    private static uint? Sender(CapturedFlow flow, PacketDirection direction)
    {
        var trace = flow.Answer.Trace!;
        var (client, server) = (NetNsOf("client.eth0"), NetNsOf("server.eth0"));
        if (direction == PacketDirection.None || client is null || server is null || flow.Answer.Flow!.Kind != Engine.Flows.FlowKind.Ping || flow.Answer.Flow.Ttl < 3)
        {
            return null;
        }

        var netNs = direction == PacketDirection.Request ? client : server;
        return flow.Answer.Cluster!.Index.Cluster.Pods.Single(pod => "pod/" + pod.ShortName == netNs).Identity.Value;

        string? NetNsOf(string role) => trace.Taps.FirstOrDefault(tap => tap.Role == role)?.Place.NetNs;
    }

    private static string[][] Tshark(TemporaryCapture capture, string[] options)
    {
        string[] arguments = ["-n", "-r", capture.Path, .. options, "-T", "fields", .. Names.SelectMany(name => new[] { "-e", name })];
        return [.. ExternalTool.Run("tshark", "tshark", arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))];
    }

    /// <summary>A frame of the joined file.</summary>
    private sealed record SeenFrame(string Flow, Place Place, uint? Sender);
}
