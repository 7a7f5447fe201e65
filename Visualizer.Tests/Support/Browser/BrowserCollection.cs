namespace Visualizer.Tests.Support.Browser;

/// <summary>Put <c>[Collection(BrowserCollection.Name)]</c> on a class of browser tests and take <see cref="BrowserFixture"/> in its constructor.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}
