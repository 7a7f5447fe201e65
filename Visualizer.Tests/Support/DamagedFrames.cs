using FsCheck;
using FsCheck.Fluent;

namespace Visualizer.Tests.Support;

/// <summary>Frames of every kind with a few octets changed, cut short or grown: nearly right, so that damage reaches every header.</summary>
public static class DamagedFrames
{
    public static Arbitrary<byte[]> Any { get; } = (
        from frame in Gen.Elements<byte[]>([.. Frames.All()])
        from changes in Gen.ListOf(Gen.Zip(Gen.Choose(0, frame.Length - 1), Gen.Choose(0, 255)), 4)
        from length in Gen.Frequency((2, Gen.Constant(frame.Length)), (1, Gen.Choose(0, frame.Length + 4)))
        select Damage(frame, changes, length)).ToArbitrary();

    private static byte[] Damage(byte[] frame, IEnumerable<(int At, int Value)> changes, int length)
    {
        var copy = frame.ToArray();
        foreach (var (at, value) in changes)
        {
            copy[at] = (byte)value;
        }

        Array.Resize(ref copy, length);
        return copy;
    }
}
