using Visualizer.Engine.Comparison;

namespace Visualizer.Tests.Comparison;

public sealed class SequenceMergeTests
{
    [Theory]
    [InlineData("abc", "abc", "a00 b11 c22")]
    [InlineData("abc", "axc", "a00 b1- x-1 c22")]
    [InlineData("ac", "abc", "a00 b-1 c12")]
    [InlineData("", "ab", "a-0 b-1")]
    [InlineData("aba", "aa", "a00 b1- a21")]
    [InlineData("xy", "yx", "x0- y10 x-1")]
    public void Merge_Two_SharesEqualItemsAndKeepsBothOrders(string first, string second, string expected) =>
        Assert.Equal(expected, Text(first, second));

    [Fact]
    public void Merge_Several_KeepsTheRowsOfEarlierOnes() => Assert.Equal("a000 b1-- c-11 d222", Text("abd", "acd", "acd"));

    private static string Text(params string[] sequences) => string.Join(' ', SequenceMerge.Merge<char>([.. sequences.Select(each => (System.Collections.Immutable.ImmutableArray<char>)[.. each])])
        .Select(row => row.Item + string.Concat(row.Indexes.Select(index => index?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"))));
}
