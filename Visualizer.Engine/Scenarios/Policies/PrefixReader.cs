using System.Collections.Immutable;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Scenarios.Policies;

/// <summary>Reads prefixes of policies: a prefix less the exceptions in it becomes the fewest prefixes that are left.</summary>
/// <remarks>Source: <c>pkg/policy/api/cidr.go ComputeResultantCIDRSet</c>, <c>pkg/ip/ip.go RemoveCIDRs @ 1.13</c>.</remarks>
/// <param name="problems">Takes exceptions outside their prefix.</param>
internal sealed class PrefixReader(ProblemList problems)
{
    /// <summary>Whether an IPv6 prefix was read; it stands for no address here.</summary>
    public bool HasIpv6 { get; private set; }

    /// <summary>A single prefix, or an address that stands for itself; empty for IPv6.</summary>
    public ImmutableArray<Ipv4Cidr> Read(Written<string>? written)
    {
        if (written is null)
        {
            return [];
        }

        HasIpv6 |= IsIpv6(written.Value);
        return IsIpv6(written.Value) ? [] : [Parse(written.Value)];
    }

    /// <summary>A map of <c>cidr</c> and <c>except</c>.</summary>
    public ImmutableArray<Ipv4Cidr> Read(BoundMap block)
    {
        var left = Read(block.Text("cidr"));
        if (left.IsEmpty)
        {
            return [];
        }

        var whole = left[0];
        foreach (var written in block.Texts("except").Where(exception => !IsIpv6(exception.Value)))
        {
            var exception = Parse(written.Value);
            if (!whole.Contains(exception) || whole == exception)
            {
                problems.Add(written.Node, new($"a smaller prefix inside {whole}", $"{whole} 内更小的前缀"), $"{exception} is no part of {whole}.");
                continue;
            }

            left = [.. left.SelectMany(prefix => Without(prefix, exception))];
        }

        return left;
    }

    private static bool IsIpv6(string text) => text.Contains(':', StringComparison.Ordinal);

    private static Ipv4Cidr Parse(string text) =>
        Ipv4Cidr.TryParse(text, out var prefix) ? prefix : Ipv4Cidr.Host(Ipv4Address.Parse(text));

    private static IEnumerable<Ipv4Cidr> Without(Ipv4Cidr prefix, Ipv4Cidr exception)
    {
        if (exception.Contains(prefix))
        {
            return [];
        }

        if (!prefix.Contains(exception))
        {
            return [prefix];
        }

        var length = prefix.PrefixLength + 1;
        return Without(new Ipv4Cidr(prefix.Network, length), exception).Concat(Without(new Ipv4Cidr(prefix.Last, length), exception));
    }
}
