using Visualizer.Tests.Conformance;

namespace Visualizer.Tests.Terminal;

/// <summary>The labs from their first command to their last, typed at the terminal.</summary>
public sealed class LabReplayTests
{
    [Theory]
    [InlineData('A', 35)]
    [InlineData('B', 32)]
    [InlineData('C', 25)]
    [InlineData('D', 28)]
    public async Task Lab_TypedFromFirstToLast_PrintsWhatTheLabPrints(char letter, int commands)
    {
        var replay = new LabReplay(Lab.Of(letter), new EngineTypist(Lab.Of(letter).Scenario));

        var disagreeing = await replay.RunAsync();

        Assert.True(disagreeing.IsEmpty, string.Join('\n', disagreeing));
        Assert.Equal(commands, replay.Compared);
    }

    // Seeded fault: a lab typed at another lab's cluster disagrees.
    [Fact]
    public async Task Lab_TypedAtAnotherCluster_Disagrees()
    {
        var typist = new ChangingTypist(new EngineTypist(Lab.Of('B').Scenario), text => text.Replace("ttl=60", "ttl=62", StringComparison.Ordinal));

        Assert.NotEmpty(await new LabReplay(Lab.Of('B'), typist).RunAsync());
    }

    private sealed class ChangingTypist(ITypist typist, Func<string, string> change) : ITypist
    {
        public async Task<string> EnterAsync(int pane, string line) => change(await typist.EnterAsync(pane, line));

        public async Task<string> InterruptAsync(int pane) => change(await typist.InterruptAsync(pane));
    }
}
