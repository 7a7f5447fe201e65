using Visualizer.Tests.Support;
using Visualizer.Verify.Invariants;

namespace Visualizer.Tests.Invariants;

public class TraceInvariantTests
{
    public static TheoryData<string> Names => [.. TraceInvariants.All.Select(invariant => invariant.Name)];

    // An invariant that nothing breaks proves nothing.
    [Theory, MemberData(nameof(Names))]
    public void Violations_SeededFault_AreFound(string name)
    {
        var invariant = TraceInvariants.All.Single(candidate => candidate.Name == name);

        var (sound, broken) = SeededFaults.All[invariant]();

        Assert.Empty(invariant.Violations(sound.Answer));
        Assert.NotEmpty(invariant.Violations(broken));
    }

    [Fact]
    public void Violations_TapSeesWhatRedirectPeerSkipped_AreFound()
    {
        var view = Labs.Ping(Labs.Ebpf, "net", "10.0.0.72");
        var invented = view["server.eth0"].Sightings[0];
        var clairvoyant = view.Trace with
        {
            Taps = [.. view.Trace.Taps.Select(tap => tap.Role == "server.lxc" ? tap with { Sightings = tap.Sightings.Insert(0, invented) } : tap)],
        };

        Assert.NotEmpty(TapInvariants.FollowTheWalk.Violations(view.Answer with { Trace = clairvoyant }));
    }
}
