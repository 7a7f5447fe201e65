using Visualizer.Web.State;

namespace Visualizer.Tests.Web.State;

public sealed class BoundedCacheTests
{
    private readonly BoundedCache<string, int> cache = new(10, value => value);
    private int computed;

    [Fact]
    public void GetOrAdd_SameKeyTwice_ComputesOnce()
    {
        Assert.Equal([3, 3], [Ask("a", 3), Ask("a", 3)]);
        Assert.Equal(1, computed);
    }

    [Fact]
    public void GetOrAdd_OverTheWeight_ForgetsWhatWasUsedLongestAgo()
    {
        Ask("a", 4);
        Ask("b", 4);
        Ask("a", 4);
        Ask("c", 4);

        Assert.Equal(2, cache.Count);
        Ask("a", 4);
        Assert.Equal(3, computed);
        Ask("b", 4);
        Assert.Equal(4, computed);
    }

    [Fact]
    public void GetOrAdd_HeavierThanEverything_IsAnsweredButNotKept()
    {
        Assert.Equal(11, Ask("a", 11));
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public void GetOrAdd_ComputationFails_NothingStaysBehind()
    {
        Assert.Throws<InvalidOperationException>(() => cache.GetOrAdd("a", _ => throw new InvalidOperationException()));

        Assert.Equal(0, cache.Count);
        Assert.Equal(1, Ask("a", 1));
    }

    [Fact]
    public void GetOrAdd_ManyAtOnce_ComputeOnce()
    {
        Parallel.For(0, 100, _ => Ask("a", 1));

        Assert.Equal(1, computed);
    }

    private int Ask(string key, int value) => cache.GetOrAdd(key, _ =>
    {
        Interlocked.Increment(ref computed);
        return value;
    });
}
