using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Visualizer.Engine.Helm;

/// <summary>One <c>helm install|upgrade|template</c> or <c>cilium install|upgrade</c> of the Cilium chart.</summary>
internal sealed class HelmCommand
{
    private static readonly FrozenSet<string> Verbs = FrozenSet.Create("install", "upgrade", "template");

    // Options that take the next word, beside those that this type reads itself.
    private static readonly FrozenSet<string> TakingAWord = FrozenSet.Create(
        "-n", "--namespace", "--repo", "--timeout", "--kube-context", "--kubeconfig", "--context", "--description", "--username", "--password",
        "--ca-file", "--cert-file", "--key-file", "--keyring", "--history-max", "-o", "--output", "--post-renderer", "--name-template",
        "--chart-directory", "--helm-release-name", "--registry-config", "--repository-cache", "--repository-config", "--kube-version", "--output-dir", "-l", "--labels");

    private readonly ImmutableArray<SetArgument>.Builder arguments = ImmutableArray.CreateBuilder<SetArgument>();
    private readonly ImmutableArray<PassedOver>.Builder passedOver = ImmutableArray.CreateBuilder<PassedOver>();
    private readonly ImmutableArray<ShellWord>.Builder unreadable = ImmutableArray.CreateBuilder<ShellWord>();

    private HelmCommand(string title, int line)
    {
        Title = title;
        Line = line;
    }

    /// <summary>Program and verb: <c>helm install</c>.</summary>
    public string Title { get; }

    public int Line { get; }

    public string? Version { get; private set; }

    /// <summary>Whether an upgrade keeps what was set before.</summary>
    public bool ReusesValues { get; private set; }

    public ImmutableArray<SetArgument> Arguments => arguments.ToImmutable();

    public ImmutableArray<PassedOver> PassedOver => passedOver.ToImmutable();

    /// <summary>Options that set values and lack the value.</summary>
    public ImmutableArray<ShellWord> Unreadable => unreadable.ToImmutable();

    /// <summary>Reads a command; null when it is another program, another verb or another chart.</summary>
    public static HelmCommand? TryParse(ImmutableArray<ShellWord> words)
    {
        var at = 0;
        while (at < words.Length && !IsProgram(words[at].Text))
        {
            at++;
        }

        var verb = at + 1;
        while (verb < words.Length && words[verb].Text.StartsWith('-'))
        {
            verb += TakingAWord.Contains(words[verb].Text) ? 2 : 1;
        }

        if (verb >= words.Length || !Verbs.Contains(words[verb].Text))
        {
            return null;
        }

        // A prompt or a path may stand before the program's name.
        var program = words[at].Text.EndsWith("helm", StringComparison.Ordinal) ? "helm" : "cilium";
        var command = new HelmCommand($"{program} {words[verb].Text}", words[at].Line);
        var positional = command.ReadOptions([.. words[(at + 1)..verb], .. words[(verb + 1)..]]);
        var isCilium = program == "cilium" || positional.Any(word => word.Contains("cilium", StringComparison.OrdinalIgnoreCase));
        return isCilium ? command : null;
    }

    /// <summary>Reads options without a program in front.</summary>
    public static HelmCommand Options(ImmutableArray<ShellWord> words)
    {
        var command = new HelmCommand("", 1);
        command.ReadOptions(words);
        return command;
    }

    private static bool IsProgram(string word) =>
        word is "helm" or "cilium" || word.EndsWith("/helm", StringComparison.Ordinal) || word.EndsWith("/cilium", StringComparison.Ordinal);

    private List<string> ReadOptions(ImmutableArray<ShellWord> words)
    {
        var positional = new List<string>();
        for (var index = 0; index < words.Length; index++)
        {
            var word = words[index];
            if (!word.Text.StartsWith('-') || word.Text.Length == 1)
            {
                positional.Add(word.Text);
                continue;
            }

            var equals = word.Text.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? word.Text : word.Text[..equals];
            var takesNext = equals < 0 && index + 1 < words.Length;
            var next = takesNext ? words[index + 1] : null;
            var argument = equals < 0 ? next : word with { Text = word.Text[(equals + 1)..] };
            if (Read(name, word, argument) && takesNext)
            {
                index++;
            }
        }

        return positional;
    }

    /// <summary>Reads one option; true when it takes an argument.</summary>
    private bool Read(string name, ShellWord option, ShellWord? argument)
    {
        switch (name)
        {
            case "--set" or "--helm-set" or "--set-string" or "--helm-set-string" or "--set-json" or "--set-literal":
                if (argument is null)
                {
                    unreadable.Add(option);
                    return true;
                }

                if (argument.HasVariable)
                {
                    passedOver.Add(new PassedOver(PassedOverKind.ShellVariable, argument.Text, argument.Line));
                }

                var typing = name[(name.LastIndexOf('-') + 1)..] switch
                {
                    "string" => SetTyping.String,
                    "json" => SetTyping.Json,
                    "literal" => SetTyping.Literal,
                    _ => SetTyping.Guessed,
                };
                arguments.Add(new SetArgument(argument.Text, typing, argument.Line));
                return true;
            case "--version" when argument is { HasVariable: true }:
                passedOver.Add(new PassedOver(PassedOverKind.ShellVariable, argument.Text, argument.Line));
                return true;
            case "--version":
                Version = argument?.Text ?? Version;
                return true;
            case "-f" or "--values" or "--helm-values" or "--set-file" or "--helm-set-file":
                passedOver.Add(new PassedOver(PassedOverKind.File, $"{name} {argument?.Text}".TrimEnd(), option.Line));
                return true;
            case "--reuse-values" or "--reset-then-reuse-values":
                ReusesValues = true;
                return false;
            default:
                var takesWord = TakingAWord.Contains(name);
                var typed = takesWord && argument is not null ? $"{name} {argument.Text}" : name;
                passedOver.Add(new PassedOver(PassedOverKind.Option, typed, option.Line));
                return takesWord;
        }
    }
}
