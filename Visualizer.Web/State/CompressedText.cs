using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace Visualizer.Web.State;

/// <summary>A text made short enough for an address: deflate (RFC 1951), then base64url (RFC 4648 §5).</summary>
public static class CompressedText
{
    // An address is no place for more; the limit also bounds what a hostile one can unpack to.
    private const int MostOctets = ScenarioLibrary.MostOctetsOfDocument;

    /// <summary>The text, compressed.</summary>
    public static string Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(Encoding.UTF8.GetBytes(text));
        }

        return Base64Url.EncodeToString(packed.ToArray());
    }

    /// <summary>The text again; null for what no <see cref="Pack"/> made, or what is too long.</summary>
    public static string? Unpack(string packed)
    {
        try
        {
            using var deflate = new DeflateStream(new MemoryStream(Base64Url.DecodeFromChars(packed)), CompressionMode.Decompress);
            var octets = new byte[MostOctets + 1];
            var length = deflate.ReadAtLeast(octets, octets.Length, throwOnEndOfStream: false);
            return length > MostOctets ? null : Encoding.UTF8.GetString(octets, 0, length);
        }
        catch (Exception broken) when (broken is FormatException or InvalidDataException)
        {
            return null;
        }
    }
}
