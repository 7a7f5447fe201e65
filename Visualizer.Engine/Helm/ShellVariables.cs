using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Visualizer.Engine.Helm;

/// <summary>The variables that a script gives a plain value: <c>VERSION=1.13.0</c>, <c>export API_SERVER_IP=172.18.0.4</c>.</summary>
/// <remarks>
/// What the shell would have to ask somebody for (<c>$(kubectl …)</c>, <c>$1</c>, the environment) is not known and stays as typed
/// (POSIX.1-2017, Shell Command Language §2.6.2, §2.9.1).
/// </remarks>
internal sealed partial class ShellVariables
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    /// <summary>Takes a command for what it assigns; true when it does nothing else.</summary>
    public bool TryAssign(ImmutableArray<ShellWord> command)
    {
        var words = command[0].Text is "export" or "readonly" or "local" or "declare" ? command[1..] : command;
        if (words.IsEmpty || !words.All(word => Assignment().IsMatch(word.Text)))
        {
            return false;
        }

        foreach (var word in words)
        {
            var expanded = Expand(word);
            var equals = expanded.Text.IndexOf('=', StringComparison.Ordinal);
            var name = expanded.Text[..equals];
            if (expanded.HasVariable)
            {
                values.Remove(name);
            }
            else
            {
                values[name] = expanded.Text[(equals + 1)..];
            }
        }

        return true;
    }

    /// <summary>The word with the variables that are known in their places.</summary>
    public ShellWord Expand(ShellWord word)
    {
        if (!word.HasVariable)
        {
            return word;
        }

        var isWhole = !word.Text.Contains("$(", StringComparison.Ordinal) && !word.Text.Contains('`', StringComparison.Ordinal);
        var text = Reference().Replace(word.Text, match =>
        {
            if (values.TryGetValue(match.Groups[1].Value + match.Groups[2].Value, out var value))
            {
                return value;
            }

            isWhole = false;
            return match.Value;
        });
        return word with { Text = text, HasVariable = !isWhole };
    }

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*=")]
    private static partial Regex Assignment();

    // Forms with a default or a cut, such as ${NAME:-x}, are left alone.
    [GeneratedRegex(@"\$(?:\{([A-Za-z_][A-Za-z0-9_]*)\}|([A-Za-z_][A-Za-z0-9_]*)|\{[^}]*\}?|[0-9@*#?$!-])")]
    private static partial Regex Reference();
}
