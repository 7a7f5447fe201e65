namespace Visualizer.Engine.Captures.Reading;

/// <summary>Why a file cannot be read as a capture.</summary>
public enum CaptureFault
{
    /// <summary>It starts with none of the magic numbers of pcap and pcapng.</summary>
    NotACapture,

    /// <summary>The version is none that has been defined.</summary>
    Version,

    /// <summary>What frames start with is none of the link types that can be compared.</summary>
    LinkType,

    /// <summary>A pcapng block has no possible length.</summary>
    BlockLength,

    /// <summary>A pcapng block ends with another length than it starts with.</summary>
    TrailingLength,

    /// <summary>The byte-order magic of a pcapng section is neither way round.</summary>
    ByteOrder,

    /// <summary>An option of a pcapng block runs past the block's end.</summary>
    OptionLength,

    /// <summary>A frame is longer than any capture program writes, or than its block.</summary>
    FrameLength,

    /// <summary>A frame belongs to an interface that the file does not describe.</summary>
    UnknownInterface,

    /// <summary>More interfaces than can be compared.</summary>
    TooManyInterfaces,

    /// <summary>More frames than can be compared.</summary>
    TooManyFrames,

    /// <summary>More octets than a file may have.</summary>
    TooLarge,

    /// <summary>The file ends in the middle of something.</summary>
    Truncated,
}

/// <summary>Where a file stops being a capture, and why. Nothing behind it is read.</summary>
/// <param name="Offset">First octet of what is wrong, from the start of the file.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Found">What stands there, as a number in decimal or octets in hexadecimal.</param>
/// <param name="Expected">Number that should stand there or limit that is exceeded; empty where the fault says it all.</param>
public sealed record CaptureProblem(long Offset, CaptureFault Fault, string Found, string Expected = "");
