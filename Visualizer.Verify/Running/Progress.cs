using System.Diagnostics;
using System.Globalization;

namespace Visualizer.Verify.Running;

/// <summary>One line that tells how far a run is: rewritten in place on a terminal, a new one for every tenth elsewhere.</summary>
internal sealed class Progress(TextWriter output, bool isTerminal, int total)
{
    private const int Tenths = 10;

    private readonly Stopwatch _since = Stopwatch.StartNew();
    private int _shown = -1;

    public void Show(int done, int violations)
    {
        var tenth = total == 0 ? Tenths : (int)((long)done * Tenths / total);
        if (!isTerminal && tenth == _shown)
        {
            return;
        }

        _shown = tenth;
        var line = string.Create(
            CultureInfo.InvariantCulture, $"{done:N0} of {total:N0} cells, {_since.Elapsed.TotalSeconds:0} s{(violations == 0 ? "" : $", {violations:N0} violations")}");
        output.Write(isTerminal ? $"\r{line}  " : line + "\n");
    }

    /// <summary>Leaves the line as it is.</summary>
    public void End(int done, int violations)
    {
        Show(done, violations);
        if (isTerminal)
        {
            output.Write('\n');
        }
    }
}
