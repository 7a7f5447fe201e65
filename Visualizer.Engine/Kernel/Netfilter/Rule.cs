using System.Collections.Immutable;
using System.Text;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>An iptables rule: what it compares, what it does, and how <c>iptables-save</c> prints it.</summary>
public sealed record Rule : IEvidence
{
    /// <summary>Chain that the rule is in; given by the builder.</summary>
    public string Chain { get; init; } = "";

    /// <summary><c>-s</c>; null: every source.</summary>
    public Ipv4Cidr? SourcePrefix { get; init; }

    /// <summary>Whether <see cref="SourcePrefix"/> is negated.</summary>
    public bool IsSourceNegated { get; init; }

    /// <summary><c>-d</c>; null: every destination.</summary>
    public Ipv4Cidr? DestinationPrefix { get; init; }

    /// <summary>Whether <see cref="DestinationPrefix"/> is negated.</summary>
    public bool IsDestinationNegated { get; init; }

    /// <summary><c>-i</c>; null: every device.</summary>
    public string? In { get; init; }

    /// <summary><c>-o</c>; a trailing <c>+</c> stands for any rest of the name; null: every device.</summary>
    public string? Out { get; init; }

    /// <summary>Whether <see cref="Out"/> is negated.</summary>
    public bool IsOutNegated { get; init; }

    /// <summary><c>-p</c>; null: every protocol.</summary>
    public TransportProtocol? Protocol { get; init; }

    /// <summary>Match extensions, in the order in which they are printed.</summary>
    public ImmutableArray<RuleMatch> Matches { get; init; } = [];

    /// <summary>What is done with a packet that fits.</summary>
    public required RuleTarget Target { get; init; }

    /// <summary>What a hop says when this rule decides; null: what the target says by itself.</summary>
    public HopCode? Code { get; init; }

    /// <summary>Reason of a drop or reject; null: dropped without further reason.</summary>
    public DropReason? Reason { get; init; }

    /// <inheritdoc/>
    public string Source => "iptables-save";

    /// <inheritdoc/>
    public string Entry
    {
        get
        {
            var text = new StringBuilder(160).Append("-A ").Append(Chain);
            Append(text, " -s ", SourcePrefix?.ToString(), IsSourceNegated);
            Append(text, " -d ", DestinationPrefix?.ToString(), IsDestinationNegated);
            Append(text, " -i ", In, isNegated: false);
            Append(text, " -o ", Out, IsOutNegated);
            Append(text, " -p ", Protocol switch { TransportProtocol.Tcp => "tcp", TransportProtocol.Udp => "udp", _ => null }, isNegated: false);
            foreach (var match in Matches)
            {
                text.Append(' ').Append(match.Text);
            }

            return text.Append(" -j ").Append(Target.Text).ToString();
        }
    }

    /// <summary>The rule's line.</summary>
    public override string ToString() => Entry;

    /// <summary>Whether a jump by this rule tells a reader something: it picked one port or one backend among others.</summary>
    internal bool IsTellingJump
    {
        get
        {
            foreach (var match in Matches)
            {
                if (match is RuleMatch.DestinationPort { Port: not null } or RuleMatch.RandomShare)
                {
                    return true;
                }
            }

            return false;
        }
    }

    internal bool Fits(in RulePacket packet)
    {
        if ((SourcePrefix is { } source && source.Contains(packet.Source) == IsSourceNegated)
            || (DestinationPrefix is { } destination && destination.Contains(packet.Destination) == IsDestinationNegated)
            || (In is not null && !IsNamed(In, packet.In?.Name))
            || (Out is not null && IsNamed(Out, packet.Out?.Name) == IsOutNegated)
            || (Protocol is { } protocol && (byte)protocol != packet.Protocol))
        {
            return false;
        }

        foreach (var match in Matches)
        {
            if (!match.Fits(in packet))
            {
                return false;
            }
        }

        return true;
    }

    // A packet without a device on that side has the empty name, which only "+" alone would fit.
    private static bool IsNamed(string pattern, string? name) => name is not null
        && (pattern[^1] == '+' ? name.AsSpan().StartsWith(pattern.AsSpan(0, pattern.Length - 1)) : pattern == name);

    private static void Append(StringBuilder text, string option, string? value, bool isNegated)
    {
        if (value is not null)
        {
            text.Append(isNegated ? " !" : "").Append(option).Append(value);
        }
    }
}
