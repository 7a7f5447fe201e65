using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Captures;

/// <summary>One ESP security association as a row of Wireshark's table of ESP SAs (its file <c>esp_sa</c>, or <c>-o uat:esp_sa:ROW</c>).</summary>
/// <param name="Source">Source of the outer IPv4 header.</param>
/// <param name="Destination">Destination of the outer IPv4 header.</param>
/// <param name="Spi">SPI.</param>
/// <param name="KeyAndSalt">The 20 octets that <c>ip xfrm state</c> prints for <c>rfc4106(gcm(aes))</c>, in lower-case hexadecimal.</param>
public sealed record EspKeyLine(Ipv4Address Source, Ipv4Address Destination, uint Spi, string KeyAndSalt)
{
    /// <summary>The row. The salt belongs to the key here; the integrity check is part of the cipher.</summary>
    public override string ToString() =>
        $"\"IPv4\",\"{Source}\",\"{Destination}\",\"0x{Spi:x8}\",\"AES-GCM with 16 octet ICV [RFC4106]\",\"0x{KeyAndSalt}\",\"NULL\",\"\"";
}
