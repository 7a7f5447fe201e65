using Visualizer.Engine.Addressing;
using Visualizer.Engine.Kernel.Xfrm;
using Visualizer.Engine.Provisioning.Features;
using Visualizer.Engine.Wire;
using Visualizer.Tests.Support;

namespace Visualizer.Tests.Kernel.Xfrm;

public class EspTransformTests
{
    private static readonly XfrmState Sending = new(
        Ipv4Address.Parse("10.0.1.138"), Ipv4Address.Parse("10.0.0.40"), 3, new MarkMask(0x3e00, 0xff00), new MarkMask(0xe00, 0xf00), IpsecFeature.KeyOf("test"));

    private static readonly XfrmState Receiving = Sending with { Source = Ipv4Address.Any, Mark = new MarkMask(0xd00, 0xf00) };

    [Fact]
    public void Encrypt_Echo_IsTheLabsFrameLength()
    {
        var frame = EspTransform.Encrypt(Sending, 1, 7, Frames.EchoRequest());

        Assert.True(Ipv4Header.TryParse(frame.AsSpan(EthernetHeader.LengthBytes), out var outer));
        Assert.Equal(154, frame.Length);
        Assert.Equal((Sending.Source, Sending.Destination, (byte)64, IpProtocol.Esp), (outer.Source, outer.Destination, outer.Ttl, outer.Protocol));
        Assert.Equal(frame.Length - EthernetHeader.LengthBytes, outer.TotalLength);
        Assert.True(Ipv4Packet.HasValidChecksum(frame.AsSpan(EthernetHeader.LengthBytes)));
        Assert.Equal(3u, EspTransform.SpiOf(Ipv4Packet.ContentOf(frame.AsSpan(EthernetHeader.LengthBytes))));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 7)]
    public void Encrypt_TakesDontFragmentFromTheInnerPacket(bool isUnfragmentable, int identification)
    {
        var inner = Ipv4Packet.CreateUdp(
            Frames.Header(Frames.PodA, Frames.PodB) with { DontFragment = isUnfragmentable, TypeOfService = 0x10 }, 40000, 53, [1, 2, 3]);

        Assert.True(Ipv4Header.TryParse(EspTransform.Encrypt(Sending, 1, 7, inner).AsSpan(EthernetHeader.LengthBytes), out var outer));
        Assert.Equal((isUnfragmentable, (ushort)identification, (byte)0x10), (outer.DontFragment, outer.Identification, outer.TypeOfService));
    }

    [Fact]
    public void TryDecrypt_GivesTheInnerPacketUnderTheOuterEthernetHeader()
    {
        var inner = Frames.EchoRequest();
        var frame = EspTransform.Encrypt(Sending, 1, 0, inner);
        Frames.Underlay(inner).AsSpan(0, EthernetHeader.LengthBytes).CopyTo(frame);

        Assert.True(EspTransform.TryDecrypt(Receiving, frame, out var decrypted));
        Assert.Equal(Frames.Underlay(inner), decrypted);
    }

    [Fact]
    public void TryDecrypt_OneBitChanged_Fails()
    {
        var frame = EspTransform.Encrypt(Sending, 1, 0, Frames.EchoRequest());
        frame[60] ^= 1;

        Assert.False(EspTransform.TryDecrypt(Receiving, frame, out var decrypted));
        Assert.Empty(decrypted);
    }

    [Fact]
    public void TryDecrypt_AnotherKey_Fails()
    {
        var frame = EspTransform.Encrypt(Sending, 1, 0, Frames.EchoRequest());

        Assert.False(EspTransform.TryDecrypt(Receiving with { Key = IpsecFeature.KeyOf("other") }, frame, out _));
    }

    [Fact]
    public void SpiOf_TooShort_IsNull() => Assert.Null(EspTransform.SpiOf([1, 2, 3]));
}
