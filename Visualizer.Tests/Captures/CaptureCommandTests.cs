using Visualizer.Engine.Captures.Commands;
using Visualizer.Engine.Flows;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Captures;

/// <summary>Commands to copy. That their filters let through what the tap shows, the real tcpdump says (<see cref="CaptureOracleTests"/>).</summary>
public sealed class CaptureCommandTests
{
    [Theory]
    [InlineData("a", "client.eth0", "kubectl exec -it client -- tcpdump -pne -i eth0 'icmp and host {client} and host {server-b}'")]
    [InlineData("a", "clientNode.eth0", "docker exec -it node-a tcpdump -pne -i eth0 'icmp and host {client} and host {server-b}'")]
    [InlineData("f", "clientNode.cilium_net", "docker exec -it node-a tcpdump -pne -i cilium_net 'esp and host {router/node-a} and host {router/node-b}'")]
    [InlineData("h", "clientNode.cilium_wg0", "docker exec -it node-a tcpdump -pne -i cilium_wg0 'icmp and host {client} and host {server-b}'")]
    public void Of_Tap_IsTypedWhereItIs(string letter, string role, string expected)
    {
        var tap = Playground.Ping(letter, "client", "server-b")[role];

        Assert.Equal(Filled(expected), CaptureCommand.Of(tap, CaptureFilter.Of(tap)));
    }

    [Fact]
    public void Of_Vxlan_LooksIntoTheTunnelAtBothDirections()
    {
        var filter = CaptureFilter.Of(Labs.Ping(Labs.Vxlan, "net", "10.0.0.24")["clientNode.eth0"]);

        Assert.Equal(
            "(udp dst port 8472 and host 172.18.0.2 and host 172.18.0.3 and udp[39] = 1 and udp[42:4] = 0x0a000277 and udp[46:4] = 0x0a000018)"
            + " or (udp dst port 8472 and host 172.18.0.2 and host 172.18.0.3 and udp[39] = 1 and udp[42:4] = 0x0a000018 and udp[46:4] = 0x0a000277)",
            filter);
    }

    [Fact]
    public void Of_IpsecAtTheUplink_HasCipherTextAndThePlainReply()
    {
        var filter = CaptureFilter.Of(Labs.Ping(Labs.Ipsec, "net", "10.0.0.249")["clientNode.eth0"]);

        Assert.Equal("(esp and host 10.0.0.40 and host 10.0.1.138) or (icmp and host 10.0.0.249 and host 10.0.1.52)", filter);
    }

    [Fact]
    public void Of_Curl_LeavesTheEphemeralPortOpen()
    {
        var view = Playground.Curl("c", "client", "server-b");

        Assert.Equal(Filled("tcp port 80 and host {client} and host {server-b}"), CaptureFilter.Of(view["client.eth0"]));
    }

    [Fact]
    public void Of_ExternalHost_IsTypedThere()
    {
        var view = Playground.Run("c", new FlowRequest(FlowKind.Ping, "external/198.51.100.99", "node/node-a"));

        Assert.Equal("tcpdump -pne -i eth0 'icmp and host 172.18.0.2 and host 198.51.100.99'", CaptureCommand.Of(view["external.eth0"], CaptureFilter.Of(view["external.eth0"])));
    }

    [Fact]
    public void Of_HealthEndpoint_EntersItsNetNs()
    {
        var view = Playground.Ping("c", "client", "health/node-b");

        Assert.StartsWith("docker exec -it node-b ip netns exec cilium-health tcpdump -pne -i cilium 'icmp", CaptureCommand.Of(view["server.eth0"], CaptureFilter.Of(view["server.eth0"])), StringComparison.Ordinal);
    }

    [Fact]
    public void Wireshark_VxlanAndIpsec_NeedDecodeAsAndKeys()
    {
        var view = Playground.Ping("g", "client", "server-b");

        var options = WiresharkOptions.Of(view.Answer.Cluster!, view.Trace);

        Assert.Equal(["udp.port==8472,vxlan"], options.DecodeAs);
        Assert.Equal(2, options.EspKeys.Length);
        Assert.StartsWith("wireshark -d udp.port==8472,vxlan -o esp.enable_encryption_decode:TRUE -o 'uat:esp_sa:\"IPv4\",", options.Command("all-taps.pcapng"), StringComparison.Ordinal);
        Assert.EndsWith(" -r all-taps.pcapng", options.Command("all-taps.pcapng"), StringComparison.Ordinal);
    }

    [Fact]
    public void Wireshark_NativeRouting_NeedsNothing()
    {
        var view = Playground.Ping("c", "client", "server-b");

        Assert.Equal("wireshark -r x.pcapng", WiresharkOptions.Of(view.Answer.Cluster!, view.Trace).Command("x.pcapng"));
    }

    private static string Filled(string template)
    {
        string[] names = ["client", "server-b", "router/node-a", "router/node-b"];
        return names.Aggregate(template, (text, name) => text.Replace($"{{{name}}}", Playground.Address(name), StringComparison.Ordinal));
    }
}
