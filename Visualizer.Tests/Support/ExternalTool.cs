using System.Diagnostics;

namespace Visualizer.Tests.Support;

/// <summary>Runs a program that judges our output. A missing one fails the test and says what to install.</summary>
public static class ExternalTool
{
    public static string Run(string tool, string package, IEnumerable<string> arguments)
    {
        var (status, output, errors) = Ask(tool, package, arguments);
        Assert.True(status == 0, $"{tool} ended with {status}: {errors}");
        return output;
    }

    /// <summary>The same where the program may refuse.</summary>
    public static (int Status, string Output, string Errors) Ask(string tool, string package, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{tool} does not start.");
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, errors.Result);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            Assert.Fail($"{tool} is needed for this test and does not start ({missing.Message}). Install it: apt-get install {package}");
            throw;
        }
    }
}
