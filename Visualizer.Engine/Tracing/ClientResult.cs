namespace Visualizer.Engine.Tracing;

/// <summary>What the client prints. Two results with the same text and TTL are equal.</summary>
public sealed record ClientResult
{
    private readonly Func<string>? _print;
    private string? _output;

    /// <summary>A text that is known.</summary>
    /// <param name="output">Text of curl or the UDP client, line feeds included.</param>
    /// <param name="replyTtl">TTL of the first reply when the client's socket gets it; null when none came.</param>
    public ClientResult(string output, int? replyTtl)
    {
        _output = output;
        ReplyTtl = replyTtl;
    }

    /// <summary>A text that is made when it is first read; the same each time.</summary>
    internal ClientResult(Func<string> print, int? replyTtl)
    {
        _print = print;
        ReplyTtl = replyTtl;
    }

    /// <summary>Text of ping, curl or the UDP client, line feeds included.</summary>
    public string Output => _output ??= _print!();

    /// <summary>TTL of the first reply when the client's socket gets it; null when none came.</summary>
    public int? ReplyTtl { get; init; }

    /// <inheritdoc/>
    public bool Equals(ClientResult? other) => other is not null && ReplyTtl == other.ReplyTtl && Output == other.Output;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Output, ReplyTtl);
}
