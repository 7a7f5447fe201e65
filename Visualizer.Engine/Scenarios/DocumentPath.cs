using System.Globalization;
using System.Text;

namespace Visualizer.Engine.Scenarios;

/// <summary>Where a node of a document is, from the root: keys and list indexes. Written out only when somebody reads it.</summary>
/// <remarks>A chain towards the root: a document of a megabyte has hundreds of thousands of nodes, and few of them are ever named.</remarks>
public sealed class DocumentPath
{
    private const int LongestKey = 60;
    private readonly DocumentPath? parent;
    private readonly string? key;
    private readonly int index;

    private DocumentPath(DocumentPath? parent, string? key, int index)
    {
        this.parent = parent;
        this.key = key;
        this.index = index;
    }

    /// <summary>The whole document; its text is empty.</summary>
    public static readonly DocumentPath Root = new(null, null, 0);

    /// <summary>The value of a key of the map at this path.</summary>
    public DocumentPath Key(string name) => new(this, name, 0);

    /// <summary>An item, counted from 0, of the list at this path.</summary>
    public DocumentPath Item(int position) => new(this, null, position);

    /// <summary>Dotted, with indexes: <c>cluster.pods[0].ip</c>. Keys of more than 60 characters are cut.</summary>
    public override string ToString()
    {
        var steps = new Stack<DocumentPath>();
        for (var step = this; step.parent is not null; step = step.parent)
        {
            steps.Push(step);
        }

        var text = new StringBuilder();
        foreach (var step in steps)
        {
            if (step.key is null)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{step.index}]");
                continue;
            }

            text.Append(text.Length == 0 ? "" : ".").Append(Excerpt.Of(step.key, LongestKey));
        }

        return text.ToString();
    }
}
