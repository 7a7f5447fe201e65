using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>One match extension of an iptables rule: <c>-m NAME …</c>, evaluated and printed in the order in which the rule was written.</summary>
public abstract record RuleMatch
{
    private RuleMatch()
    {
    }

    /// <summary>As <c>iptables-save</c> prints it: <c>-m mark --mark 0x200/0xf00</c>.</summary>
    public abstract string Text { get; }

    internal abstract bool Fits(in RulePacket packet);

    /// <summary>A comment: fits every packet.</summary>
    /// <param name="Words">Its text.</param>
    public sealed record Comment(string Words) : RuleMatch
    {
        /// <inheritdoc/>
        public override string Text => $"-m comment --comment \"{Words}\"";

        internal override bool Fits(in RulePacket packet) => true;
    }

    /// <summary>The packet's mark under a mask.</summary>
    /// <param name="Value">Value that it is compared with.</param>
    /// <param name="Mask">Bits that count.</param>
    /// <param name="IsNegated">Whether the rule wants it different.</param>
    public sealed record MarkIs(uint Value, uint Mask, bool IsNegated = false) : RuleMatch
    {
        /// <inheritdoc/>
        public override string Text => string.Create(
            CultureInfo.InvariantCulture,
            $"-m mark {(IsNegated ? "! " : "")}--mark 0x{Value:x}{(Mask == uint.MaxValue ? "" : $"/0x{Mask:x}")}");

        internal override bool Fits(in RulePacket packet) => packet.Skb.Mark.Matches(Value, Mask) != IsNegated;
    }

    /// <summary>The transport protocol's own module, with or without a destination port.</summary>
    /// <param name="Protocol">TCP or UDP; the rule's <c>-p</c> says the same.</param>
    /// <param name="Port">Destination port; null: any.</param>
    public sealed record DestinationPort(TransportProtocol Protocol, int? Port) : RuleMatch
    {
        /// <inheritdoc/>
        public override string Text
        {
            get
            {
                var name = Protocol == TransportProtocol.Tcp ? "tcp" : "udp";
                return Port is { } port ? string.Create(CultureInfo.InvariantCulture, $"-m {name} --dport {port}") : $"-m {name}";
            }
        }

        internal override bool Fits(in RulePacket packet) =>
            Port is null || (packet.Protocol == (byte)Protocol && packet.DestinationPort == Port);
    }

    /// <summary>The packet opens a connection: <c>--ctstate NEW</c>.</summary>
    public sealed record NewConnection : RuleMatch
    {
        /// <inheritdoc/>
        public override string Text => "-m conntrack --ctstate NEW";

        internal override bool Fits(in RulePacket packet) =>
            packet.Skb.Conntrack is { IsReply: false, IsRelated: false, Entry.HasReply: false };
    }

    /// <summary>The connection's destination was translated: <c>--ctstate DNAT</c>.</summary>
    public sealed record DestinationTranslated : RuleMatch
    {
        /// <inheritdoc/>
        public override string Text => "-m conntrack --ctstate DNAT";

        internal override bool Fits(in RulePacket packet) => packet.Skb.Conntrack is { Entry.HasDestinationNat: true };
    }

    /// <summary>An address is one of this netns: <c>addrtype … LOCAL</c>.</summary>
    /// <param name="IsSource">Whether the source is asked for, otherwise the destination.</param>
    public sealed record LocalAddress(bool IsSource = false) : RuleMatch
    {
        /// <inheritdoc/>
        public override string Text => $"-m addrtype --{(IsSource ? "src" : "dst")}-type LOCAL";

        internal override bool Fits(in RulePacket packet) =>
            packet.NetNs.Routing.IsLocal(IsSource ? packet.Source : packet.Destination);
    }

    /// <summary>The destination is a member of an ipset.</summary>
    /// <param name="Set">The set.</param>
    public sealed record DestinationInSet(IpSet Set) : RuleMatch
    {
        /// <inheritdoc/>
        public override string Text => $"-m set --match-set {Set.Name} dst";

        internal override bool Fits(in RulePacket packet) => Set.Contains(packet.Destination);
    }

    /// <summary>The packet belongs to a transparent socket of this netns. No flow of the model passes an L7 proxy, so it never fits.</summary>
    public sealed record TransparentSocket : RuleMatch
    {
        /// <inheritdoc/>
        public override string Text => "-m socket --transparent";

        internal override bool Fits(in RulePacket packet) => false;
    }

    /// <summary>
    /// One of n equal chances. The kernel draws a random number per rule; here the chain makes one choice for its whole run of such rules,
    /// which follows from the packet's tuple or from the backend that the flow asks for.
    /// </summary>
    /// <param name="Chances">How many targets are left, this one included.</param>
    public sealed record RandomShare(int Chances) : RuleMatch
    {
        /// <inheritdoc/>
        public override string Text
        {
            get
            {
                // kube-proxy writes ten digits; xt_statistic keeps the number in units of 2⁻³¹, and iptables-save prints that back.
                const double Units = 0x8000_0000L;
                var written = Math.Round(1.0 / Chances, 10, MidpointRounding.AwayFromZero);
                var kept = Math.Round(written * Units, MidpointRounding.AwayFromZero) / Units;
                return string.Create(CultureInfo.InvariantCulture, $"-m statistic --mode random --probability {kept:F11}");
            }
        }

        internal override bool Fits(in RulePacket packet) => true;
    }
}
