using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Wire;

public sealed class EspTunnelTests
{
    // Vectors for RFC 4106 with a 128-bit key and a 32-bit sequence number: draft-mcgrew-gcm-test-01 §4. Their next header is 1.
    [Theory]
    [InlineData(
        "feffe9928665731c6d6a8f9467308308", "cafebabe", "0000a5f80000000a", "facedbaddecaf888",
        "4500003e698f000080114dccc0a80102c0a801010a980035002a2343b2d0010000010000000000000373697009637962657263697479"
            + "02646b00000100010001",
        "deb22cd9b07c72c16e3a65beeb8df304a5a5897d33ae530f1ba76d5d114d2a5c3de81827c10e9a4f51330d0eec416642cfbb85a5b47e48a4"
            + "ec3b9ba95d918bd1",
        "83b70d3aa8bc6ee4c309e9d85a41ad4a")]
    [InlineData(
        "00000000000000000000000000000000", "00000000", "0000000000000001", "0000000000000000",
        "4500003c99c500008001cb7a40679318010101010800075c020044006162636465666768696a6b6c6d6e6f70717273747576776162636465"
            + "66676869" + "01020201",
        "4688daf2f973a392732909c331d56d60f694abaa414b5e7ff5fdcdfff5e9a284456476492719ffb64de7d9dca1e1d894bc3bd57873ed4d18"
            + "1d19d4d5c8c18af3",
        "f821d496eeb096e98ad2b69e4799c71d")]
    public void TryDecrypt_PublishedVector_YieldsPlaintext(string key, string salt, string spiAndSequence, string iv, string plaintext, string ciphertext, string icv)
    {
        var esp = Convert.FromHexString(spiAndSequence + iv + ciphertext + icv);

        Assert.True(EspTunnel.TryDecrypt(esp, Convert.FromHexString(key), Convert.FromHexString(salt), out var decrypted));
        Assert.Equal(plaintext, Convert.ToHexStringLower(decrypted));
    }

    // SPI, sequence and IV are 16 octets, the ICV 16, and inner packet with trailer a multiple of 4.
    [Theory]
    [InlineData(84, 120)]
    [InlineData(60, 96)]
    [InlineData(52, 88)]
    [InlineData(1423, 1460)]
    public void SealedLength_KnownPackets_MatchesCaptures(int inner, int sealedLength)
    {
        Assert.Equal(sealedLength, EspTunnel.SealedLength(inner));
        Assert.Equal(sealedLength, EspTunnel.Seal(new byte[inner], Frames.Key, Frames.Salt, 3, 1).Length);
    }

    [Fact]
    public void Seal_EchoRequest_TrailerIsOneTwoThenLengthAndNextHeaderFour()
    {
        var inner = Frames.Udp(1, 2, payload: 3);
        var esp = EspTunnel.Seal(inner, Frames.Key, Frames.Salt, 3, 5);

        Assert.True(EspTunnel.TryDecrypt(esp, Frames.Key, Frames.Salt, out var plaintext));
        Assert.Equal([1, 2, 3, 3, 4], plaintext[inner.Length..]);
        Assert.True(EspHeader.TryParse(esp, out var header));
        Assert.Equal(new EspHeader(3, 5, 5), header);
    }

    [Fact]
    public void TryOpen_Sealed_IsInnerPacket()
    {
        var inner = Frames.EchoRequest();

        Assert.True(EspTunnel.TryOpen(EspTunnel.Seal(inner, Frames.Key, Frames.Salt, 3, 5), Frames.Key, Frames.Salt, out var opened));
        Assert.Equal(inner, opened);
    }

    [Fact]
    public void TryOpen_AnyOctetChanged_Fails()
    {
        var esp = EspTunnel.Seal(Frames.EchoRequest(), Frames.Key, Frames.Salt, 3, 5);

        for (var at = 0; at < esp.Length; at++)
        {
            esp[at] ^= 0x10;
            Assert.False(EspTunnel.TryOpen(esp, Frames.Key, Frames.Salt, out var inner), $"octet {at} was changed and nobody noticed");
            Assert.Empty(inner);
            esp[at] ^= 0x10;
        }
    }

    [Fact]
    public void TryOpen_TooShort_Fails()
    {
        Assert.False(EspTunnel.TryOpen(new byte[33], Frames.Key, Frames.Salt, out _));
    }
}
