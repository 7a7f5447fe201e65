using System.Globalization;
using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>What an iptables rule does with a packet that fits: <c>-j …</c>.</summary>
public abstract record RuleTarget
{
    private RuleTarget()
    {
    }

    /// <summary>As <c>iptables-save</c> prints it, without <c>-j</c>.</summary>
    public abstract string Text { get; }

    /// <summary>Ends this table's chains: the packet passes.</summary>
    public sealed record Accept : RuleTarget
    {
        /// <inheritdoc/>
        public override string Text => "ACCEPT";
    }

    /// <summary>Ends the packet.</summary>
    public sealed record Drop : RuleTarget
    {
        /// <inheritdoc/>
        public override string Text => "DROP";
    }

    /// <summary>Ends the packet with an ICMP error to its sender.</summary>
    /// <param name="With">Name of the error, such as <c>icmp-port-unreachable</c>.</param>
    public sealed record Reject(string With) : RuleTarget
    {
        /// <inheritdoc/>
        public override string Text => $"REJECT --reject-with {With}";
    }

    /// <summary>Leaves the chain.</summary>
    public sealed record Return : RuleTarget
    {
        /// <inheritdoc/>
        public override string Text => "RETURN";
    }

    /// <summary>Goes through another chain and comes back unless that decides.</summary>
    /// <param name="Chain">Name of the chain.</param>
    public sealed record Jump(string Chain) : RuleTarget
    {
        /// <inheritdoc/>
        public override string Text => Chain;
    }

    /// <summary>Clears the bits under the mask, then flips those of the value: <c>--set-xmark</c>.</summary>
    /// <param name="Value">Bits to flip.</param>
    /// <param name="Mask">Bits to clear first.</param>
    public sealed record SetMark(uint Value, uint Mask) : RuleTarget
    {
        /// <inheritdoc/>
        public override string Text => string.Create(CultureInfo.InvariantCulture, $"MARK --set-xmark 0x{Value:x}/0x{Mask:x}");

        internal Mark Apply(Mark mark) => new((mark.Value & ~Mask) ^ Value);
    }

    /// <summary>Gives the packet the address of the device that it leaves by.</summary>
    /// <param name="IsRandomFully">Whether the port is always a new one.</param>
    public sealed record Masquerade(bool IsRandomFully = false) : RuleTarget
    {
        /// <inheritdoc/>
        public override string Text => IsRandomFully ? "MASQUERADE --random-fully" : "MASQUERADE";
    }

    /// <summary>Gives the packet another source.</summary>
    /// <param name="To">The source.</param>
    public sealed record Snat(Ipv4Address To) : RuleTarget
    {
        /// <inheritdoc/>
        public override string Text => $"SNAT --to-source {To}";
    }

    /// <summary>Gives the packet another destination.</summary>
    /// <param name="To">The destination.</param>
    /// <param name="Port">Its port.</param>
    public sealed record Dnat(Ipv4Address To, int Port) : RuleTarget
    {
        /// <inheritdoc/>
        public override string Text => string.Create(CultureInfo.InvariantCulture, $"DNAT --to-destination {To}:{Port}");
    }

    /// <summary>Tells conntrack not to track the packet; what older iptables print as NOTRACK.</summary>
    public sealed record Notrack : RuleTarget
    {
        /// <inheritdoc/>
        public override string Text => "CT --notrack";
    }

    /// <summary>Hands the packet to a proxy's socket. Rules with it fit marks that no flow of the model bears.</summary>
    /// <param name="Port">Port of the proxy on 127.0.0.1.</param>
    public sealed record Tproxy(int Port) : RuleTarget
    {
        /// <inheritdoc/>
        public override string Text => string.Create(
            CultureInfo.InvariantCulture, $"TPROXY --on-port {Port} --on-ip 127.0.0.1 --tproxy-mark 0x200/0xffffffff");
    }
}
