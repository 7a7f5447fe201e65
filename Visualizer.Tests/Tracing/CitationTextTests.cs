using Visualizer.Engine.Configuration;
using Visualizer.Engine.Tracing;

namespace Visualizer.Tests.Tracing;

public sealed class CitationTextTests
{
    private static readonly CiliumVersion Cilium = CiliumVersion.Parse("1.13.0-rc5");
    private static readonly KernelVersion Kernel = KernelVersion.Parse("5.11.5");

    [Fact]
    public void Of_CiliumFunction_PointsAtTheBranchOfThatRelease()
    {
        var text = CitationText.Of(Citation.Cilium("bpf/bpf_lxc.c", "handle_ipv4_from_lxc"), Cilium, Kernel);

        Assert.Equal(
            new CitationText("Cilium", "bpf/bpf_lxc.c", "handle_ipv4_from_lxc", "1.13", "https://github.com/cilium/cilium/blob/v1.13/bpf/bpf_lxc.c"), text);
    }

    [Fact]
    public void Of_KernelFunction_PointsAtTheTagOfThatRelease()
    {
        var text = CitationText.Of(Citation.Kernel("net/ipv4/ip_forward.c", "ip_forward"), Cilium, Kernel);

        Assert.Equal(("Kernel", "5.11"), (text.Project, text.Version));
        Assert.Equal("https://elixir.bootlin.com/linux/v5.11/source/net/ipv4/ip_forward.c", text.Url);
    }
}
