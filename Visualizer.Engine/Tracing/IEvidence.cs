namespace Visualizer.Engine.Tracing;

/// <summary>A typed table entry that made the difference at a hop: a route, a conntrack entry, a map entry, a rule, a TC filter.</summary>
/// <remarks>
/// Implementers are the immutable entries themselves, so that the walk stores a reference and no text. The texts are made when somebody reads
/// them, by the same formatter that the command prints with; an entry of a table that changes while a flow runs is a snapshot of its moment.
/// </remarks>
public interface IEvidence
{
    /// <summary>The command that prints the entry at the hop's place, such as <c>ip route show table 200</c>.</summary>
    string Source { get; }

    /// <summary>The one line of the command's output, byte for byte, trailing blanks included, without the line feed.</summary>
    string Entry { get; }
}
