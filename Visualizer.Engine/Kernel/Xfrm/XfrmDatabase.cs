using System.Collections.Immutable;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Kernel.Xfrm;

/// <summary>XFRM policies and states of one netns.</summary>
/// <param name="States">As <c>ip xfrm state</c> lists them.</param>
/// <param name="Policies">As <c>ip xfrm policy</c> lists them.</param>
public sealed record XfrmDatabase(ImmutableArray<XfrmState> States, ImmutableArray<XfrmPolicy> Policies)
{
    /// <summary>The first policy of the direction whose selector and mark fit, by priority; null when none does.</summary>
    public XfrmPolicy? LookupPolicy(XfrmDirection direction, Ipv4Address source, Ipv4Address destination, Mark mark) =>
        throw new NotImplementedException();

    /// <summary>The state for sending under a policy's template; null when there is none.</summary>
    public XfrmState? LookupOutbound(XfrmPolicy policy, Mark mark) => throw new NotImplementedException();

    /// <summary>The state for a received ESP packet; null when there is none.</summary>
    public XfrmState? LookupInbound(Ipv4Address destination, uint spi, Mark mark) => throw new NotImplementedException();
}

/// <summary>Direction of an XFRM policy.</summary>
public enum XfrmDirection
{
    /// <summary>Received for this netns.</summary>
    In,

    /// <summary>Leaving.</summary>
    Out,

    /// <summary>Forwarded.</summary>
    Forward,
}

/// <summary>A mark and the bits of it that count.</summary>
/// <param name="Value">Value under the mask.</param>
/// <param name="Mask">Bits that count.</param>
public readonly record struct MarkMask(uint Value, uint Mask);

/// <summary>An XFRM state: a security association.</summary>
/// <param name="Source">Outer source; 0.0.0.0 on receiving states of Cilium ≤ 1.13.</param>
/// <param name="Destination">Outer destination.</param>
/// <param name="Spi">SPI.</param>
/// <param name="Mark">Mark that packets must have.</param>
/// <param name="OutputMark">Mark that packets have afterwards.</param>
/// <param name="Key">16 key octets and 4 salt octets of rfc4106(gcm(aes)).</param>
public sealed record XfrmState(
    Ipv4Address Source, Ipv4Address Destination, uint Spi, MarkMask Mark, MarkMask OutputMark, ImmutableArray<byte> Key);

/// <summary>An XFRM policy: which packets must be, or must have been, transformed.</summary>
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
    bool IsOptional);
