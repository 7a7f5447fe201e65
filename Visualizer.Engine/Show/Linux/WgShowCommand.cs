using Visualizer.Engine.Kernel.Wireguard;
using Visualizer.Engine.Show.Shell;
using Visualizer.Engine.Wire;

namespace Visualizer.Engine.Show.Linux;

/// <summary><c>wg show</c>. Simplified: without the time of the last handshake and what was transferred, which begin long before the first flow here: agents probe each other's nodes.</summary>
/// <remarks>Source: <c>src/show.c pretty_print</c> of wireguard-tools 1.0, which leaves both lines out while they are zero.</remarks>
internal sealed class WgShowCommand : IShowCommand
{
    private const string Device = "cilium_wg0";

    /// <inheritdoc/>
    public string Name => "wg show";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place)
    {
        if (arguments.Words is [var name] && name is not ("all" or Device))
        {
            return CommandOutput.Error($"Unable to access interface: No such device");
        }

        if (place.NetNs.Wireguard is not { } wireguard)
        {
            return arguments.Words.IsEmpty || arguments.Words[0] == "all" ? new CommandOutput("") : CommandOutput.Error("Unable to access interface: No such device");
        }

        var peers = wireguard.All.ToList();
        return CommandOutput.Lines(
        [
            $"interface: {Device}", $"  public key: {wireguard.PublicKey}", "  private key: (hidden)", $"  listening port: {WireGuardMessage.Port}",
            $"  fwmark: {wireguard.FirewallMark}",
            .. peers.SelectMany(peer => new[] { "", $"peer: {peer.PublicKey}", peer.Entry, peer.AllowedIpsLine.Entry }),
        ]);
    }
}
