using System.Security.Cryptography;

namespace Visualizer.Engine.Wire;

/// <summary>
/// ESP in tunnel mode with <c>rfc4106(gcm(aes))</c>, a key of 128 bits and an integrity check value of 128 bits (RFC 4303, RFC 4106):
/// the whole inner IPv4 packet goes in, without any Ethernet header.
/// </summary>
/// <remarks>
/// <code>
/// | SPI 4 | sequence 4 | IV 8 | inner packet · 1 2 3 … · pad length · next header 4 | ICV 16 |
/// |---- authenticated ---|      |------------------- encrypted --------------------|
/// </code>
/// Nonce = salt ‖ IV, additional data = SPI ‖ sequence. Linux' <c>seqiv</c> also XORs a random value per state into the IV; the model takes zero.
/// </remarks>
public static class EspTunnel
{
    /// <summary>Octets of the AES key: the first 16 of the 20 that <c>ip xfrm state</c> prints.</summary>
    public const int KeyLengthBytes = 16;

    /// <summary>Octets of the salt: the last 4 of those 20 (RFC 4106 §8.1).</summary>
    public const int SaltLengthBytes = 4;

    private const int TrailerLengthBytes = 2, IvLengthBytes = 8, IvAt = 8;

    /// <summary>Octets of the ESP packet, without the outer IPv4 header, around an inner packet of <paramref name="innerLength"/> octets.</summary>
    public static int SealedLength(int innerLength) => EspHeader.LengthBytes + Align4(innerLength + TrailerLengthBytes) + EspHeader.IcvLengthBytes;

    /// <summary>Encrypts an inner IPv4 packet.</summary>
    /// <param name="inner">The packet from its IPv4 header on.</param>
    /// <param name="key">16 octets.</param>
    /// <param name="salt">4 octets.</param>
    /// <param name="spi">SPI of the XFRM state.</param>
    /// <param name="sequence">Sequence number; as a 64-bit big-endian number it is the IV, too.</param>
    /// <returns>ESP header, ciphertext and integrity check value: the content of the outer IPv4 packet.</returns>
    public static byte[] Seal(ReadOnlySpan<byte> inner, ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt, uint spi, uint sequence)
    {
        var esp = new byte[SealedLength(inner.Length)];
        new EspHeader(spi, sequence, sequence).Emit(esp);

        var plaintext = esp.AsSpan(EspHeader.LengthBytes..^EspHeader.IcvLengthBytes);
        inner.CopyTo(plaintext);
        var padding = plaintext.Length - inner.Length - TrailerLengthBytes;
        for (var octet = 0; octet < padding; octet++)
        {
            plaintext[inner.Length + octet] = (byte)(octet + 1);
        }

        plaintext[^2] = (byte)padding;
        plaintext[^1] = (byte)IpProtocol.Ipv4;

        Span<byte> nonce = stackalloc byte[SaltLengthBytes + IvLengthBytes];
        Nonce(esp, salt, nonce);
        using var aes = new AesGcm(key, EspHeader.IcvLengthBytes);
        aes.Encrypt(nonce, plaintext, plaintext, esp.AsSpan(^EspHeader.IcvLengthBytes..), esp.AsSpan(0, IvAt));
        return esp;
    }

    /// <summary>Decrypts an ESP packet and answers the inner IPv4 packet; false when it is too short, its integrity check fails or its trailer is impossible.</summary>
    /// <param name="esp">The content of the outer IPv4 packet.</param>
    /// <param name="key">16 octets.</param>
    /// <param name="salt">4 octets.</param>
    /// <param name="inner">The inner packet; empty on failure.</param>
    public static bool TryOpen(ReadOnlySpan<byte> esp, ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt, out byte[] inner)
    {
        inner = [];
        if (!TryDecrypt(esp, key, salt, out var plaintext))
        {
            return false;
        }

        var end = plaintext.Length - TrailerLengthBytes - plaintext[^2];
        if (end < 0 || plaintext[^1] != (byte)IpProtocol.Ipv4)
        {
            return false;
        }

        inner = plaintext[..end];
        return true;
    }

    /// <summary>Decrypts to inner packet, padding and trailer of any next header; at least 2 octets on success.</summary>
    internal static bool TryDecrypt(ReadOnlySpan<byte> esp, ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt, out byte[] plaintext)
    {
        plaintext = [];
        var length = esp.Length - EspHeader.LengthBytes - EspHeader.IcvLengthBytes;
        if (length < TrailerLengthBytes)
        {
            return false;
        }

        Span<byte> nonce = stackalloc byte[SaltLengthBytes + IvLengthBytes];
        Nonce(esp, salt, nonce);
        var decrypted = new byte[length];
        using var aes = new AesGcm(key, EspHeader.IcvLengthBytes);
        try
        {
            aes.Decrypt(nonce, esp.Slice(EspHeader.LengthBytes, length), esp[^EspHeader.IcvLengthBytes..], decrypted, esp[..IvAt]);
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }

        plaintext = decrypted;
        return true;
    }

    // RFC 4106 §4: the salt is part of the keying material, the IV travels in the packet.
    private static void Nonce(ReadOnlySpan<byte> esp, ReadOnlySpan<byte> salt, Span<byte> nonce)
    {
        salt[..SaltLengthBytes].CopyTo(nonce);
        esp.Slice(IvAt, IvLengthBytes).CopyTo(nonce[SaltLengthBytes..]);
    }

    private static int Align4(int length) => (length + 3) & ~3;
}
