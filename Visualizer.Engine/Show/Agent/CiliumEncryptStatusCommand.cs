using System.Globalization;
using Visualizer.Engine.Configuration;
using Visualizer.Engine.Show.Shell;

namespace Visualizer.Engine.Show.Agent;

/// <summary><c>cilium encrypt status</c>: what encrypts, with which keys, and how far their sequence numbers have come.</summary>
/// <remarks>
/// Source: <c>cilium/cmd/encrypt_status.go @ 1.13</c>, where numbers and words are padded to 26 characters. Keys in use are distinct keys of XFRM
/// states; every node of the model has the same.
/// </remarks>
internal sealed class CiliumEncryptStatusCommand : IShowCommand
{
    /// <inheritdoc/>
    public string Name => "cilium encrypt status";

    /// <inheritdoc/>
    public CommandOutput Run(CommandArguments arguments, ShowPlace place) => CiliumListing.RefuseFlags(Name, arguments) ?? place.Cluster.Config.Encryption switch
    {
        Encryption.Ipsec => Ipsec(place),
        Encryption.Wireguard => Wireguard(place),
        _ => CommandOutput.Lines([Padded("Encryption", "Disabled")]),
    };

    private static CommandOutput Ipsec(ShowPlace place)
    {
        var states = place.Datapath.Host.Xfrm!.States;
        var keys = states.Select(state => Convert.ToHexString(state.Key.AsSpan())).Distinct().Count();
        var sent = states.Max(state => place.State.Xfrm.Sent(state));
        // Where ESP is decrypted: the devices whose program looks for it.
        var devices = place.Datapath.Host.Interfaces.Where(device => device.TcIngress?.Name is "from-network" or "from-netdev").Select(device => device.Name);
        return CommandOutput.Lines(
        [
            Padded("Encryption", "IPsec"),
            $"Decryption interface(s): {string.Join(", ", devices)}",
            Padded("Keys in use", keys.ToString(CultureInfo.InvariantCulture)),
            string.Create(CultureInfo.InvariantCulture, $"Max Seq. Number: {(sent == 0 ? "N/A" : $"0x{sent:x}/0xffffffff")}"),
            Padded("Errors", "0"),
        ]);
    }

    private static CommandOutput Wireguard(ShowPlace place)
    {
        var peers = place.Datapath.Host.Wireguard!;
        var count = place.Cluster.Index.Nodes.Length - 1;
        return CommandOutput.Lines(
        [
            Padded("Encryption", "Wireguard"), "Interface: cilium_wg0", $"\tPublic key: {peers.PublicKey}",
            string.Create(CultureInfo.InvariantCulture, $"\tNumber of peers: {count}"),
        ]);
    }

    private static string Padded(string name, string value) => $"{name}: {value,-26}";
}
