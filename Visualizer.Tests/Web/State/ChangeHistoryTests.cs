using Visualizer.Web.State;

namespace Visualizer.Tests.Web.State;

public sealed class ChangeHistoryTests
{
    private static readonly ChangeHistory<WorkbenchRequest> Empty = new();
    private static readonly WorkbenchRequest A = Asks("MTU=1"), B = Asks("MTU=2"), C = Asks("MTU=3");

    [Fact]
    public void Go_ToAnother_CanGoBackAndForth()
    {
        var history = Empty.Go(A, B, continues: false);
        Assert.Equal((A, null), (history.Before, history.After));

        history = history.Go(B, A, continues: false);
        Assert.Equal((null, B), (history.Before, history.After));

        history = history.Go(A, B, continues: false);
        Assert.Equal((A, null), (history.Before, history.After));
    }

    [Fact]
    public void Go_ElsewhereAfterGoingBack_ForgetsWhatWasTakenBack()
    {
        var history = Empty.Go(A, B, continues: false).Go(B, A, continues: false).Go(A, C, continues: false);

        Assert.Equal((A, null), (history.Before, history.After));
    }

    [Fact]
    public void Go_LetterByLetter_IsOneChange()
    {
        var history = Empty.Go(A, B, continues: false).Go(B, C, continues: true);

        Assert.Equal(A, history.Before);
        Assert.Single(history.Undone);
    }

    [Fact]
    public void Go_SameQuestionLookedAtOtherwise_IsNoChange() =>
        Assert.Null(Empty.Go(A, A with { Hop = 7, HelmOpen = true, Look = new() { Theme = "dark", Projector = true } }, continues: false).Before);

    [Fact]
    public void Go_VeryOften_KeepsTheLatestOnly()
    {
        var history = Empty;
        for (var step = 0; step < 150; step++)
        {
            history = history.Go(Asks($"MTU={step}"), Asks($"MTU={step + 1}"), continues: false);
        }

        Assert.Equal(100, history.Undone.Length);
        Assert.Equal(["MTU=149"], history.Before!.Set);
    }

    private static WorkbenchRequest Asks(string set) => new() { Set = [set] };
}
