using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Visualizer.Tests.Conformance;

namespace Visualizer.Tests.Terminal;

/// <summary>Types all commands of a lab in its order, in two panes, and holds what they print against what the lab printed.</summary>
/// <remarks>
/// As in the labs: kubectl and docker lead to the places, and a ping in the first pane makes a tcpdump in the second print. Which backend answers a service
/// is up to a hash, so a curl is repeated until the lab's does; then conntrack lists more connections than the lab's, and a state has sent more packets.
/// </remarks>
/// <param name="lab">The lab.</param>
/// <param name="typist">Who types.</param>
/// <param name="isScreen">Whether what is printed was read from a screen, where tabs are blanks.</param>
internal sealed partial class LabReplay(Lab lab, ITypist typist, bool isScreen = false)
{
    private const int Sender = 0, Looker = 1, MostCurls = 40;

    private string? _at;

    /// <summary>Commands that were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Types everything; the rows that disagree.</summary>
    public async Task<ImmutableArray<string>> RunAsync()
    {
        var disagreeing = ImmutableArray.CreateBuilder<string>();
        foreach (var block in LabListing.All.Where(block => block.Lab == lab))
        {
            var printed = await TypeAsync(block);
            disagreeing.AddRange(Judge(block, printed).Where(row => row.Verdict == Verdict.Disagrees).Select(row => row.ToString()));
            Compared++;
        }

        return disagreeing.ToImmutable();
    }

    private IEnumerable<LedgerRow> Judge(PrintedBlock block, string printed)
    {
        var answer = EngineAnswers.To(block);
        if (isScreen)
        {
            var read = answer.Read;
            answer = answer with { Read = line => RunFields.Blanks(read(line)) };
        }

        var counts = block.Facts.Any(fact => fact.Text.EndsWith(" packets captured", StringComparison.Ordinal) || fact.Text.StartsWith("conntrack v", StringComparison.Ordinal));
        var lines = printed.Split('\n').Where(line => !LabListing.IsBoilerplate(line) && !One().IsMatch(line) && line != "^C" && (counts || !Count().IsMatch(line)));
        lines = lines.Select(line => Sent().Replace(line, "oseq 0x0"));
        var order = block.Kind == "conntrack" ? ListingOrder.Among : answer.Order;
        return Ledger.Judge(block, answer with { Lines = [.. lines.Select(answer.Read)], Order = order });
    }

    private async Task<string> TypeAsync(PrintedBlock block)
    {
        if (block.Command.StartsWith("tcpdump ", StringComparison.Ordinal))
        {
            return await CaptureAsync(block);
        }

        if (block.Command.StartsWith("cilium monitor", StringComparison.Ordinal))
        {
            await SendAsync(block.Traffic!);
        }

        return block switch
        {
            { Kind: "ping" } => await typist.EnterAsync(Sender, $"kubectl exec -it net -- {block.Command}"),
            { Kind: "curl" } => await SendAsync(block.Traffic!),
            { Node.Length: 0 } => await typist.EnterAsync(Sender, block.Command),
            { NetNs: "host" } when block.Command.StartsWith("cilium ", StringComparison.Ordinal) =>
                await InsideAsync($"kubectl -n kube-system exec -it {Agent(block)} -- bash", block.Command),
            { NetNs: "host" } => await InsideAsync($"docker exec -it {lab.Node(block.Node).Name} bash", block.Command),
            _ => await typist.EnterAsync(Sender, $"kubectl exec -it {PodOf(block)} -- {block.Command}"),
        };
    }

    private async Task<string> InsideAsync(string enter, string command)
    {
        await GoAsync(enter);
        return await typist.EnterAsync(Looker, command);
    }

    /// <summary>Goes to a place and stays there, as the labs do.</summary>
    private async Task GoAsync(string? enter)
    {
        if (enter == _at)
        {
            return;
        }

        if (_at is not null)
        {
            await typist.EnterAsync(Looker, "exit");
        }

        if (enter is not null)
        {
            await typist.EnterAsync(Looker, enter);
        }

        _at = enter;
    }

    /// <summary>Captures until the lab's backend has answered; only what was sent last counts.</summary>
    private async Task<string> CaptureAsync(PrintedBlock block)
    {
        await GoAsync(block.NetNs == "host" ? $"docker exec -it {lab.Node(block.Node).Name} bash" : $"kubectl exec -it {PodOf(block)} -- bash");
        var words = block.Traffic!.Split(' ');
        var printed = "";
        for (var tries = 0; tries < MostCurls; tries++)
        {
            printed = await typist.EnterAsync(Looker, block.Command);
            var answer = words[0] == "curl" ? await typist.EnterAsync(Sender, Curl(words)) : await SendAsync(block.Traffic);
            printed += await typist.InterruptAsync(Looker);
            if (words[0] != "curl" || IsFrom(answer, words))
            {
                break;
            }
        }

        return printed;
    }

    private async Task<string> SendAsync(string traffic)
    {
        var words = traffic.Split(' ');
        if (words[0] == "ping")
        {
            return await typist.EnterAsync(Sender, $"kubectl exec -it {words[1]} -- ping -c {(words.Length > 3 ? words[3][1..] : "1")} {words[2]}");
        }

        var answer = "";
        for (var tries = 0; tries < MostCurls && !IsFrom(answer, words); tries++)
        {
            answer = await typist.EnterAsync(Sender, Curl(words));
        }

        return answer;
    }

    private static string Curl(string[] words) => $"kubectl exec -ti {words[1]} -- curl {words[2]}";

    private static bool IsFrom(string answer, string[] words) => answer.StartsWith($"PodName: {words[3]} ", StringComparison.Ordinal);

    private static string PodOf(PrintedBlock block) => block.NetNs["pod/".Length..];

    private string Agent(PrintedBlock block) =>
        lab.Cluster.Pods.Single(pod => pod.Labels.GetValueOrDefault("k8s-app") == "cilium" && pod.Node == lab.Node(block.Node)).Name;

    [GeneratedRegex(" packets? captured$|^conntrack v")]
    private static partial Regex Count();

    // The labs print no count of one, which is the only one without a plural.
    [GeneratedRegex("^1 packet (received by filter|dropped by kernel)$")]
    private static partial Regex One();

    [GeneratedRegex("oseq 0x[0-9a-f]+")]
    private static partial Regex Sent();
}

/// <summary>Somebody at the panes of a terminal.</summary>
internal interface ITypist
{
    /// <summary>Types a line; what the pane prints after it.</summary>
    Task<string> EnterAsync(int pane, string line);

    /// <summary>Presses Ctrl-C; what the pane printed since its last line was typed, and prints now.</summary>
    Task<string> InterruptAsync(int pane);
}
