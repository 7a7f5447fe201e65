using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Perfolizer.Horology;

// Names of cases are longer than the table's default column.
var config = DefaultConfig.Instance.WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(40).WithTimeUnit(TimeUnit.Microsecond));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
