using System.Globalization;
using Visualizer.Engine.Flows;

namespace Visualizer.Web.State;

/// <summary>What a flow is beside its kind and its ends. Only what is typed in the terminal, or suggested by a scenario, differs from the plain one.</summary>
public sealed record FlowShape
{
    /// <summary>One packet of the usual size.</summary>
    public static readonly FlowShape Plain = new();

    /// <summary>Payload octets of ping and udp; null: as usual.</summary>
    public int? Size { get; init; }

    /// <summary>Echo requests, datagrams or connections.</summary>
    public int Count { get; init; } = 1;

    /// <summary>TTL of what the client sends.</summary>
    public int Ttl { get; init; } = 64;

    /// <summary>Whether the sender may not fragment either.</summary>
    public bool DontFragment { get; init; }

    /// <summary>Whether neighbours have to be resolved first.</summary>
    public bool ColdNeighbours { get; init; }

    /// <summary>The shape of a flow.</summary>
    public static FlowShape Of(FlowRequest flow) => new()
    {
        Size = flow.Size is 56 && flow.Kind == FlowKind.Ping ? null : flow.Size,
        Count = flow.Count,
        Ttl = flow.Ttl,
        DontFragment = flow.DontFragment,
        ColdNeighbours = flow.ColdNeighbours,
    };

    /// <summary>A flow of this shape.</summary>
    public FlowRequest Give(FlowRequest flow) => flow with
    {
        Size = flow.Kind == FlowKind.Curl ? null : Size,
        Count = Count,
        Ttl = Ttl,
        DontFragment = DontFragment,
        ColdNeighbours = ColdNeighbours,
    };

    /// <summary>The shape that an address says; what it says wrongly counts as not said.</summary>
    public static FlowShape Read(Func<string, string?> text)
    {
        int? Number(string key) => int.TryParse(text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return new FlowShape
        {
            Size = Number("size"),
            Count = Number("count") ?? 1,
            Ttl = Number("ttl") ?? 64,
            DontFragment = text("df") == "1",
            ColdNeighbours = text("neighbours") == "cold",
        };
    }

    /// <summary>What <see cref="Read"/> reads; defaults are left out.</summary>
    public IEnumerable<(string Key, string? Value)> Pairs() =>
    [
        ("size", Size?.ToString(CultureInfo.InvariantCulture)), ("count", Unless(Count, 1)), ("ttl", Unless(Ttl, 64)), ("df", DontFragment ? "1" : null),
        ("neighbours", ColdNeighbours ? "cold" : null),
    ];

    private static string? Unless(int value, int usual) => value == usual ? null : value.ToString(CultureInfo.InvariantCulture);
}
