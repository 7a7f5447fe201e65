using System.Diagnostics;
using System.Text;

namespace Visualizer.Tests.Support;

/// <summary>A process that a test starts and ends, with what it printed.</summary>
public sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    public ChildProcess(string file, IEnumerable<string> arguments, string workingDirectory)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // MSBuild's nodes and the compiler's server outlive the command and would keep its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        // What the test runner sets for itself is not meant for a build or an application that it starts.
        foreach (var name in start.Environment.Keys.Where(IsOfTheTestRunner).ToList())
        {
            start.Environment.Remove(name);
        }
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Append(line.Data);
        _process.ErrorDataReceived += (_, line) => Append(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Everything it printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Its exit code, once it ended and all its output was read.</summary>
    public async Task<int> WaitForExitAsync(TimeSpan limit)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        source.CancelAfter(limit);
        await _process.WaitForExitAsync(source.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }

    private static bool IsOfTheTestRunner(string name) =>
        name.StartsWith("MSBuild", StringComparison.Ordinal) || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)
        || name.StartsWith("VSTEST_", StringComparison.Ordinal) || name is "DOTNET_ENVIRONMENT" or "DOTNET_STARTUP_HOOKS";

    private void Append(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
