namespace Visualizer.Engine.Scenarios;

/// <summary>A value that a document gives, with its place.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="Value">The value, in range.</param>
/// <param name="Node">Where it stands.</param>
public sealed record Written<T>(T Value, DocumentNode Node);
