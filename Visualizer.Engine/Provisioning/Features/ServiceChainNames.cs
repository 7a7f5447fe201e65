using System.Security.Cryptography;
using System.Text;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Provisioning.Features;

/// <summary>How kube-proxy names the chains of a service port and of its backends.</summary>
/// <remarks>Source: <c>pkg/proxy/iptables/proxier.go portProtoHash, servicePortEndpointChainName</c> of Kubernetes 1.23: 16 base32 digits of a SHA-256.</remarks>
internal static class ServiceChainNames
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Digits = 16;

    /// <summary><c>namespace/service:port</c>, without the colon when the port has no name.</summary>
    public static string PortName(Service service, ServicePort port) =>
        port.Name.Length == 0 ? $"{service.Namespace}/{service.Name}" : $"{service.Namespace}/{service.Name}:{port.Name}";

    /// <summary>The digits of a service port: <c>KUBE-SVC-…</c>, <c>KUBE-EXT-…</c>, <c>KUBE-XLB-…</c>, <c>KUBE-SVL-…</c>.</summary>
    public static string OfPort(Service service, ServicePort port) => Hash(PortName(service, port) + NameOf(port.Protocol));

    /// <summary>The digits of one of its backends: <c>KUBE-SEP-…</c>.</summary>
    public static string OfBackend(Service service, ServicePort port, string endpoint) =>
        Hash(PortName(service, port) + NameOf(port.Protocol) + endpoint);

    /// <summary>The protocol as kube-proxy and iptables write it.</summary>
    public static string NameOf(TransportProtocol protocol) => protocol == TransportProtocol.Tcp ? "tcp" : "udp";

    private static string Hash(string text)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return string.Create(Digits, hash, static (digits, octets) =>
        {
            for (var digit = 0; digit < Digits; digit++)
            {
                // Five bits a digit, from the most significant on; two octets always hold them.
                var bit = digit * 5;
                var pair = (octets[bit / 8] << 8) | octets[(bit / 8) + 1];
                digits[digit] = Base32[(pair >> (11 - (bit % 8))) & 31];
            }
        });
    }
}
