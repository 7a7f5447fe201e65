using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Topology;

public class BackendListTests
{
    private static readonly Node[] Nodes = [.. Labs.Load(Labs.Playground).Cluster.Nodes];

    private static readonly BackendList Backends =
    [
        .. ((string[])["10.0.1.20", "10.0.1.2", "9.255.0.1", "10.0.12.1", "10.0.1.200", "10.10.1.2", "100.0.1.2", "1.2.3.4", "10.0.1.21"])
            .Select((ip, index) => new Backend(Ipv4Address.Parse(ip), 8080, Nodes[index % 2], null)),
    ];

    [Fact]
    public void ByText_IsTheOrderOfTheWrittenAddresses()
    {
        var expected = Backends.Select(Text).Order(StringComparer.Ordinal);

        Assert.Equal(expected, Backends.ByText.Select(Text));
    }

    [Fact]
    public void PlaceByText_EveryBackend_IsWhereItStands()
    {
        Assert.All(Backends, backend => Assert.Equal(backend, Backends.ByText[Backends.PlaceByText(backend.Ip)!.Value]));
        Assert.Null(Backends.PlaceByText(Ipv4Address.Parse("10.0.1.3")));
    }

    [Fact]
    public void SlotOf_CountsInTheOrderOfArrival()
    {
        Assert.Equal(Enumerable.Range(0, Backends.Length), Backends.Select(backend => Backends.SlotOf(backend.Ip)!.Value));
        Assert.Null(Backends.SlotOf(Ipv4Address.Parse("10.0.1.3")));
    }

    [Fact]
    public void On_Node_HasItsOwnInTheSameOrder()
    {
        Assert.Equal(Backends.Where(backend => backend.Node == Nodes[1]), Backends.On(Nodes[1]));
        Assert.Empty(Backends.On(Nodes[2]));
    }

    [Fact]
    public void Widest_IsTheLongestSlotAsWritten() => Assert.Equal(
        Backends.Select((backend, slot) => string.Create(CultureInfo.InvariantCulture, $"{slot + 1} => {Text(backend)}").Length).Max(), Backends.Widest);

    private static string Text(Backend backend) => string.Create(CultureInfo.InvariantCulture, $"{backend.Ip}:{backend.Port}");
}
