namespace Visualizer.Engine.Tracing;

/// <summary>What happened at a hop: a stable code, where it is written that it is so, and its sentence in both languages.</summary>
/// <remarks>
/// The code never changes its meaning; the texts may. Placeholders of the texts: <c>{src} {dst} {sport} {dport} {interface} {target} {skips}
/// {program} {node} {netns} {ttl} {ttlBefore} {mark}</c> are read from the hop and the outermost packet of its frame, <c>{0} {1} {2}</c> from its arguments.
/// </remarks>
/// <param name="Value"><c>area.what-happened</c>, lower case, kebab.</param>
/// <param name="Citation">The function that makes it so.</param>
/// <param name="English">Headline and sentence in English.</param>
/// <param name="Chinese">Headline and sentence in Simplified Chinese.</param>
/// <param name="Confidence">How well the statement is known; a hop may know it less well.</param>
public sealed record HopCode(string Value, Citation Citation, HopText English, HopText Chinese, Confidence Confidence = Confidence.Source)
{
    /// <summary>The code.</summary>
    public override string ToString() => Value;
}

/// <summary>Texts of a hop code in one language.</summary>
/// <param name="Headline">What happened, at most about 70 characters once filled in, without a full stop.</param>
/// <param name="Sentence">Why it happened and what it means for the packet: one to three sentences.</param>
public sealed record HopText(string Headline, string Sentence);
