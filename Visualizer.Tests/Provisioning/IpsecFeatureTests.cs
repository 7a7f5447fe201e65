using Visualizer.Engine.Kernel.Fib;
using Visualizer.Engine.Kernel.Xfrm;
using Visualizer.Engine.Provisioning.Features;
using Visualizer.Tests.Kernel.Netfilter;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Provisioning;

public class IpsecFeatureTests
{
    private readonly NodeUnderTest _node = new(Labs.Ipsec, "-worker");

    [Fact]
    public void States_AreTheLabsButForTheKey()
    {
        var key = Convert.ToHexStringLower(IpsecFeature.KeyOf("cilium-ipsec-native-routing").AsSpan());
        string State(string source, string destination, string marks) =>
            $"src {source} dst {destination}\n\tproto esp spi 0x00000003 reqid 1 mode tunnel\n\treplay-window 0 \n\t{marks}\n"
            + $"\taead rfc4106(gcm(aes)) 0x{key} 128\n\tanti-replay context: seq 0x0, oseq 0x0, bitmap 0x00000000\n\tsel src 0.0.0.0/0 dst 0.0.0.0/0 \n";

        Assert.Equal(
            [
                State("10.0.1.138", "10.0.2.52", "mark 0x3e00/0xff00 output-mark 0xe00/0xf00"),
                State("10.0.1.138", "10.0.0.40", "mark 0x3e00/0xff00 output-mark 0xe00/0xf00"),
                State("0.0.0.0", "10.0.1.138", "mark 0xd00/0xf00 output-mark 0xd00/0xf00"),
            ],
            _node.Host.Xfrm!.States.Select(state => XfrmText.Lines(state, sent: 0)));
    }

    [Fact]
    public void Policies_AreTheLabs() => Assert.Equal(
        [
            "src 10.0.1.0/24 dst 10.0.2.0/24 \n\tdir out priority 0 \n\tmark 0x3e00/0xff00 \n\ttmpl src 10.0.1.138 dst 10.0.2.52\n\t\tproto esp spi 0x00000003 reqid 1 mode tunnel\n",
            "src 10.0.1.0/24 dst 10.0.0.0/24 \n\tdir out priority 0 \n\tmark 0x3e00/0xff00 \n\ttmpl src 10.0.1.138 dst 10.0.0.40\n\t\tproto esp spi 0x00000003 reqid 1 mode tunnel\n",
            "src 0.0.0.0/0 dst 10.0.1.0/24 \n\tdir fwd priority 2975 \n\tmark 0/0xf00 \n\ttmpl src 0.0.0.0 dst 10.0.1.138\n\t\tproto esp reqid 1 mode tunnel\n\t\tlevel use \n",
            "src 0.0.0.0/0 dst 10.0.1.0/24 \n\tdir in priority 0 \n\tmark 0xd00/0xf00 \n\ttmpl src 0.0.0.0 dst 10.0.1.138\n\t\tproto esp reqid 1 mode tunnel\n",
            "src 0.0.0.0/0 dst 10.0.1.0/24 \n\tdir in priority 0 \n\tmark 0x200/0xf00 \n\ttmpl src 0.0.0.0 dst 10.0.1.138\n\t\tproto esp reqid 1 mode tunnel\n\t\tlevel use \n",
        ],
        _node.Host.Xfrm!.Policies.Select(XfrmText.Lines));

    [Fact]
    public void Table200_IsTheLabs() => Assert.Equal(
        ["10.0.0.0/24 dev cilium_host mtu 1500 ", "local 10.0.1.0/24 dev eth0 proto 50 scope host ", "10.0.2.0/24 dev cilium_host mtu 1500 "],
        _node.Host.Routing.Tables.Single(table => table.Number == 200).Routes.Select(route => route.Entry));

    [Fact]
    public void Rules_AreTheLabs() => Assert.Equal(
        [
            "1:\tfrom all fwmark 0xd00/0xf00 lookup 200", "1:\tfrom all fwmark 0xe00/0xf00 lookup 200", "9:\tfrom all fwmark 0x200/0xf00 lookup 2004",
            "10:\tfrom all fwmark 0xa00/0xf00 lookup 2005", "100:\tfrom all lookup local", "32766:\tfrom all lookup main", "32767:\tfrom all lookup default",
        ],
        _node.Host.Routing.Rules.Select(rule => rule.Entry));

    [Fact]
    public void Key_IsTheSameOnAllNodesAndAnotherInAnotherCluster()
    {
        var other = new NodeUnderTest(Labs.Ipsec, "worker2");

        Assert.Equal(20, IpsecFeature.KeyOf("a").Length);
        Assert.Equal(_node.Host.Xfrm!.States[0].Key.AsSpan().ToArray(), other.Host.Xfrm!.States[^1].Key.AsSpan().ToArray());
        Assert.NotEqual(IpsecFeature.KeyOf("a").AsSpan().ToArray(), IpsecFeature.KeyOf("b").AsSpan().ToArray());
    }

    [Fact]
    public void WithoutEncryption_NothingOfItIsThere()
    {
        var plain = new NodeUnderTest(Labs.Ipsec, "-worker", "encryption.enabled=false");

        Assert.Null(plain.Host.Xfrm);
        Assert.DoesNotContain(plain.Host.Routing.Rules, rule => rule.Priority == 1);
        Assert.DoesNotContain(plain.Host.Routing.Tables, table => table.Number == 200);
    }

    [Fact]
    public void Route_TypeLocal_DeliversMarkedEspHere()
    {
        var decrypt = _node.Host.Routing.Lookup(Engine.Addressing.Ipv4Address.Parse("10.0.1.138"), new Engine.Addressing.Mark(0xd00));

        Assert.Equal((200, RouteType.Local), (decrypt.Route!.Table, decrypt.Route.Type));
    }
}
