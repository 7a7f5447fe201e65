using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Components.Forms;

namespace Visualizer.Tests.Support.Components;

/// <summary>A file that a viewer chose and that comes as the test lets it. It can be read again, as that of a browser.</summary>
internal sealed class SlowFile(string name, long size = 100) : IBrowserFile
{
    private Pipe _connection = new();

    /// <summary>Tokens of those who read it, in order.</summary>
    public List<CancellationToken> Readers { get; } = [];

    /// <summary>What its field tells when it is chosen.</summary>
    public InputFileChangeEventArgs Chosen => new([this]);

    public string Name { get; } = name;

    public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;

    public long Size { get; } = size;

    public string ContentType => "text/plain";

    public Stream OpenReadStream(long maxAllowedSize = 512000, CancellationToken cancellationToken = default)
    {
        Readers.Add(cancellationToken);
        _connection = new Pipe();
        return _connection.Reader.AsStream();
    }

    /// <summary>The rest of the file comes.</summary>
    public async Task ArriveAsync(string text)
    {
        await _connection.Writer.WriteAsync(Encoding.UTF8.GetBytes(text));
        await _connection.Writer.CompleteAsync();
    }

    /// <summary>Nothing more comes.</summary>
    public void Break(Exception failure) => _connection.Writer.Complete(failure);
}
