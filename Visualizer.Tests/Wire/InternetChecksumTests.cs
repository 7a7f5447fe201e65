using FsCheck;
using FsCheck.Fluent;
using Visualizer.Engine.Wire;

namespace Visualizer.Tests.Wire;

public sealed class InternetChecksumTests
{
    // RFC 1071 §3 sums 00 01 f2 03 f4 f5 f6 f7 to ddf2.
    [Fact]
    public void Of_Rfc1071Example_IsComplementOfItsSum()
    {
        var octets = Convert.FromHexString("0001f203f4f5f6f7");

        Assert.Equal(0x220D, InternetChecksum.Of(octets));
    }

    [Fact]
    public void Of_OddLength_LastOctetIsHighHalf()
    {
        Assert.Equal(InternetChecksum.Of([0x12, 0x34, 0x56, 0x00]), InternetChecksum.Of([0x12, 0x34, 0x56]));
    }

    // RFC 1624 §4: checksum dd2f, a word changes from 5555 to 3285, the new checksum is 0000 and not ffff.
    [Fact]
    public void Update_Rfc1624Example_IsZero()
    {
        Assert.Equal(0x0000, InternetChecksum.Update(0xDD2F, (ushort)0x5555, (ushort)0x3285));
    }

    [Fact]
    public void Update_AnyWordChanges_EqualsFullComputation() => Prop.ForAll((ushort[] words, ushort value) =>
    {
        ushort[] before = [0x4500, .. words, 0];
        var after = before.ToArray();
        after[^1] = value;

        return InternetChecksum.Update(Of(before), before[^1], value) == Of(after);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Update_AnyAddressChanges_EqualsFullComputation() => Prop.ForAll((uint before, uint after) =>
        InternetChecksum.Update(Of([0x4500, (ushort)(before >> 16), (ushort)before]), before, after)
            == Of([0x4500, (ushort)(after >> 16), (ushort)after])).QuickCheckThrowOnFailure();

    private static ushort Of(ushort[] words) => InternetChecksum.Of([.. words.SelectMany(word => new[] { (byte)(word >> 8), (byte)word })]);
}
