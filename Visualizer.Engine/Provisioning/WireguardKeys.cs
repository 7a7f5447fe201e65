using Visualizer.Engine.Addressing;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Provisioning;

/// <summary>WireGuard's keys and session indexes, which real nodes draw at random; here they follow from names.</summary>
internal static class WireguardKeys
{
    private const int KeyLengthBytes = 32;

    /// <summary>A node's public key, base64.</summary>
    public static string PublicKey(Cluster cluster, Node node)
    {
        Span<byte> key = stackalloc byte[KeyLengthBytes];
        var hash = StableHash.Of(cluster.Name, node.Name, "wireguard");
        for (var octet = 0; octet < KeyLengthBytes; octet++)
        {
            key[octet] = (byte)StableHash.Next(hash, (ulong)octet);
        }

        return Convert.ToBase64String(key);
    }

    /// <summary>The index by which <paramref name="receiver"/> knows its session with <paramref name="sender"/>.</summary>
    public static uint Session(Cluster cluster, Node receiver, Node sender) =>
        (uint)StableHash.Of(cluster.Name, receiver.Name, sender.Name, "wireguard-session");
}
