using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Xfrm;

/// <summary>The mark line of a state or a policy.</summary>
/// <param name="Source">The command.</param>
/// <param name="Entry">The line with its tab.</param>
internal sealed record XfrmMarkLine(string Source, string Entry) : IEvidence;
