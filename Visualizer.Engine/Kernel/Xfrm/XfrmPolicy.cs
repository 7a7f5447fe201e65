using Visualizer.Engine.Addressing;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Xfrm;

/// <summary>An XFRM policy: which packets must be, or must have been, transformed. As evidence it is its first line.</summary>
/// <param name="Direction">Direction.</param>
/// <param name="Source">Source selector.</param>
/// <param name="Destination">Destination selector.</param>
/// <param name="Priority">Lower first.</param>
/// <param name="Mark">Mark that packets must have.</param>
/// <param name="TemplateSource">Outer source of the template.</param>
/// <param name="TemplateDestination">Outer destination of the template.</param>
/// <param name="Spi">SPI of the template; 0: any.</param>
/// <param name="IsOptional"><c>level use</c>: packets without the transform pass too.</param>
public sealed record XfrmPolicy(
    XfrmDirection Direction,
    Ipv4Cidr Source,
    Ipv4Cidr Destination,
    uint Priority,
    MarkMask Mark,
    Ipv4Address TemplateSource,
    Ipv4Address TemplateDestination,
    uint Spi,
    bool IsOptional) : IEvidence
{
    /// <summary>Whether packets that fit are dropped (<c>action block</c>); the template means nothing then.</summary>
    public bool IsBlock { get; init; }

    string IEvidence.Source => XfrmText.PolicyCommand;

    /// <inheritdoc/>
    public string Entry => XfrmText.FirstLine(this);

    /// <summary>The policy's line with its mark, which tells marked packets from others with the same addresses.</summary>
    public IEvidence MarkLine => new XfrmMarkLine(this, null);

    /// <summary>Whether the policy is for a packet.</summary>
    internal bool Fits(XfrmDirection direction, Ipv4Address source, Ipv4Address destination, Mark mark) =>
        Direction == direction && Destination.Contains(destination) && Source.Contains(source) && Mark.Fits(mark);

    /// <summary>Whether a received packet may pass: it came through ESP, or need not have.</summary>
    public bool Admits(bool isDecrypted) => IsOptional || isDecrypted;
}
