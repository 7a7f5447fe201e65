using System.Collections.Immutable;

namespace Visualizer.Web.Api.Contracts;

/// <summary>An error as RFC 9457 shapes it.</summary>
public sealed record ProblemDocument(string Type, string Title, int Status, string Detail, ImmutableArray<ProblemEntry> Errors);

/// <summary>One thing that is wrong: where, what stands there, what was expected.</summary>
public sealed record ProblemEntry(string Path, int? Line, string? Found, string? Expected, string Message);
