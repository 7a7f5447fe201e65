using System.Collections.Immutable;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Tracing;

namespace Visualizer.Engine.Kernel.Xfrm;

/// <summary>An XFRM state: a security association in one direction, ESP in tunnel mode. As evidence it is its first line.</summary>
/// <param name="Source">Outer source; 0.0.0.0 on receiving states of Cilium ≤ 1.13.</param>
/// <param name="Destination">Outer destination.</param>
/// <param name="Spi">SPI.</param>
/// <param name="Mark">Mark that packets must have.</param>
/// <param name="OutputMark">Mark that packets have afterwards.</param>
/// <param name="Key">16 key octets and 4 salt octets of rfc4106(gcm(aes)).</param>
public sealed record XfrmState(
    Ipv4Address Source, Ipv4Address Destination, uint Spi, MarkMask Mark, MarkMask OutputMark, ImmutableArray<byte> Key) : IEvidence
{
    string IEvidence.Source => XfrmText.StateCommand;

    /// <inheritdoc/>
    public string Entry => XfrmText.FirstLine(this);

    /// <summary>The state's line with its marks, which tells why it and no other was taken.</summary>
    public IEvidence MarkLine => new XfrmMarkLine(null, this);

    /// <summary>Whether the state is for packets with this outer destination, SPI and mark.</summary>
    internal bool IsFor(Ipv4Address destination, uint spi, Mark mark) => Destination == destination && Spi == spi && Mark.Fits(mark);

    /// <summary>Whether the state is for sending under a policy's template.</summary>
    internal bool IsFor(XfrmPolicy policy, Mark mark) => IsFor(policy.TemplateDestination, policy.Spi, mark) && Source == policy.TemplateSource;
}
