using Visualizer.Engine.Addressing;
using Visualizer.Engine.Cilium.Maps;

namespace Visualizer.Tests.Cilium.Maps;

public sealed class SnatMapTests
{
    private static readonly Ipv4Address Node = Ipv4Address.Parse("172.18.0.2"), World = Ipv4Address.Parse("8.8.8.8");

    [Fact]
    public void Translate_FreePortInRange_IsKept()
    {
        var entry = new SnatMap().Translate(From("10.0.2.40", 40000), Node);

        Assert.Equal((Node, 40000), (entry.Ip, entry.Port));
    }

    [Fact]
    public void Translate_PortTaken_TakesAnother()
    {
        var map = new SnatMap();
        map.Translate(From("10.0.2.40", 40000), Node);

        var second = map.Translate(From("10.0.2.202", 40000), Node);

        Assert.NotEqual(40000, second.Port);
        Assert.InRange(second.Port, SnatMap.MinPort, SnatMap.MaxPort);
    }

    [Fact]
    public void TryReverse_Reply_FindsWhereItReallyGoes()
    {
        var map = new SnatMap();
        var entry = map.Translate(From("10.0.2.40", 1025), Node);

        Assert.InRange(entry.Port, SnatMap.MinPort, SnatMap.MaxPort);
        Assert.True(map.TryReverse(new ConntrackTuple(World, 443, Node, entry.Port, 6), out var reverse));
        Assert.Equal((Ipv4Address.Parse("10.0.2.40"), 1025), (reverse.Ip, reverse.Port));
        Assert.False(map.TryReverse(new ConntrackTuple(World, 444, Node, entry.Port, 6), out _));
    }

    [Fact]
    public void Translate_SameConnectionAgain_HasOneEntry()
    {
        var map = new SnatMap();

        Assert.Same(map.Translate(From("10.0.2.40", 1025), Node), map.Translate(From("10.0.2.40", 1025), Node));
    }

    private static ConntrackTuple From(string pod, int port) => new(Ipv4Address.Parse(pod), port, World, 443, 6);
}
