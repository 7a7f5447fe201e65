using System.Buffers;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Visualizer.Engine.Captures;
using Visualizer.Engine.Flows;
using Visualizer.Engine.Simulation;

namespace Visualizer.Benchmarks;

/// <summary>Writing the all-taps file of a flow, remarks on frames included, from a trace that is there.</summary>
[MemoryDiagnoser]
[Config(typeof(Columns))]
public class PcapngBenchmarks
{
    private const string Vxlan = "kubeProxyReplacement=strict bpf.masquerade=true";

    // What the API hands over at once.
    private const int OctetsBetweenFlushes = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _output = new(2 * OctetsBetweenFlushes);
    private TraceCapture _capture = null!;

    /// <summary>What there is to choose from: small frames, those of connections, full ones, and a flow that fits into no cache of a processor.</summary>
    public static IEnumerable<Case> Cases =>
    [
        new("100 pings, 56 octets", Vxlan, new FlowRequest(FlowKind.Ping, "client", "server-b") { Count = 100 }),
        new("10 connections", Vxlan, new FlowRequest(FlowKind.Curl, "client", "svc/web") { Backend = "server-b", Count = 10 }),
        new("100 connections", Vxlan, new FlowRequest(FlowKind.Curl, "client", "svc/web") { Backend = "server-b", Count = 100 }),
        new("100 pings, 1400 octets", Vxlan, new FlowRequest(FlowKind.Ping, "client", "server-b") { Count = 100, Size = 1400 }),
    ];

    /// <summary>Configuration and flow.</summary>
    [ParamsSource(nameof(Cases))]
    public Case Case { get; set; } = null!;

    /// <summary>Walks the flow.</summary>
    [GlobalSetup]
    public void Walk() => _capture = CaptureOf(Case);

    /// <summary>From the trace to the octets of the file.</summary>
    [Benchmark]
    public int Export()
    {
        var written = 0;
        var file = _capture.OfAll();
        PcapngWriter.WriteHead(_output, file);
        foreach (var frame in file.Frames)
        {
            PcapngWriter.WriteFrame(_output, frame);
            if (_output.WrittenCount > OctetsBetweenFlushes)
            {
                written += _output.WrittenCount;
                _output.ResetWrittenCount();
            }
        }

        written += _output.WrittenCount;
        _output.ResetWrittenCount();
        return written;
    }

    private static TraceCapture CaptureOf(Case one)
    {
        var cluster = one.Provision(BundledScenario.Load("playground"));
        return new TraceCapture(cluster, Simulator.Run(cluster, FlowResolver.Resolve(cluster.Index, one.Flow).Flow!));
    }

    /// <summary>Adds a column with megabytes of frames written in a second.</summary>
    private sealed class Columns : ManualConfig
    {
        public Columns() => AddColumn(new Throughput());
    }

    private sealed class Throughput : IColumn
    {
        public string Id => nameof(Throughput);

        public string ColumnName => "MB/s of frames";

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Custom;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Dimensionless;

        public string Legend => "Megabytes of frames written in a second: their own octets, without blocks and remarks";

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
        {
            var written = CaptureOf((Case)benchmarkCase.Parameters[nameof(Case)]).OfAll().Frames.Sum(frame => (long)frame.Octets.Length);
            return summary[benchmarkCase]?.ResultStatistics is { Mean: var nanoseconds }
                ? (written / nanoseconds * 1000).ToString("F0", System.Globalization.CultureInfo.InvariantCulture)
                : "?";
        }

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        public bool IsAvailable(Summary summary) => true;
    }
}
