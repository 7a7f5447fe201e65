using Visualizer.Engine.Cilium.Lib;
using Visualizer.Engine.Kernel;
using Visualizer.Engine.Kernel.Hooks;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Cilium.Programs;

/// <summary>TC ingress of native devices: what arrives at a node. NodePort, then the endpoint if host routing is on.</summary>
/// <remarks>Source: <c>bpf/bpf_host.c handle_ipv4, handle_ipv4_cont @ 1.14-dev</c>, for ESP <c>cil_from_netdev @ 1.17</c>.</remarks>
/// <param name="filter">How it is attached.</param>
/// <param name="node">The node's constants.</param>
public sealed class FromNetdev(TcFilter filter, NodeConstants node) : TcProgram(filter, node)
{
    /// <inheritdoc/>
    public override string Name => "from-netdev";

    /// <inheritdoc/>
    public override Verdict Run(SocketBuffer skb, HookContext hook)
    {
        var transfer = skb.XdpMetadata;
        skb.XdpMetadata = 0;
        if (transfer == XdpTransfer.Encapsulate && skb.TunnelKey is { } key)
        {
            skb.Mark = skb.Mark.With(Marks.SnatDone, Marks.MagicMask);
            return new Verdict(HopAction.Redirect, FromNetdevCodes.EncapsulatesForXdp, Node.TunnelDevice) { Args = [key.Vni, key.Remote] };
        }

        // What XFRM decrypted goes on as if it had come in plaintext; the redirect of from-network is not done here.
        var isDecrypted = Node.EnableIpsec && Encrypt.TakeDecrypted(skb);
        if (Node.EnableIpsec && !isDecrypted && skb.Protocol == IpProtocol.Esp)
        {
            return Encrypt.ToXfrm(Node, skb, hook, FromNetdevCodes.EspToStack);
        }

        // Without NodePort the program is here for IPsec alone: that 1.18 loads it in place of from-network follows from to-netdev's part.
        var verdict = Handle(skb, hook, transfer == XdpTransfer.NoService);
        return isDecrypted && !Node.Config.NodePort ? verdict with { Confidence = Confidence.Inferred } : verdict;
    }

    private Verdict Handle(SocketBuffer skb, HookContext hook, bool skipsNodePort)
    {
        var sender = Node.Maps.Ipcache.Lookup(skb.Source);
        Report.Mapped(hook, Node.HostEndpointId, skb.Source, sender.Identity);
        var outcome = NodePortOutcome.None;
        if (Node.Config.NodePort && !skipsNodePort && NodePort.Balance(Node, skb, hook, out outcome) is { } verdict)
        {
            return verdict;
        }

        if (!Node.EnableHostRouting)
        {
            // Delivering here would bypass the kernel's conntrack, and replies would be masqueraded or INVALID later.
            return Ok(outcome switch
            {
                NodePortOutcome.Translated => FromNetdevCodes.NodePortToStack,
                NodePortOutcome.Restored => FromNetdevCodes.RestoredToStack,
                NodePortOutcome.Noted => DsrCodes.NotedToStack,
                _ => FromNetdevCodes.LegacyToStack,
            });
        }

        if (!Node.Maps.Endpoints.TryLookup(skb.Destination, out var endpoint))
        {
            return new Verdict(HopAction.Ok, FromNetdevCodes.NotAPod) { Args = [skb.Destination] };
        }

        if (endpoint.IsHost)
        {
            hook.Evidence.Add(endpoint);
            return new Verdict(HopAction.Ok, FromNetdevCodes.OwnNode) { Args = [skb.Destination] };
        }

        hook.Evidence.Add(sender);
        var code = outcome switch
        {
            NodePortOutcome.Translated => FromNetdevCodes.NodePortLocalBackend,
            NodePortOutcome.Restored => FromNetdevCodes.RestoredLocalDelivery,
            _ => FromNetdevCodes.LocalDelivery,
        };
        return LocalDelivery.Deliver(Node, endpoint, new DeliverySource(sender.Identity, code, code) { Reporter = Node.HostEndpointId }, skb, hook);
    }
}
