using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Visualizer.Tests.UnderLoad;

/// <summary>
/// A viewer whose browser is elsewhere: a circuit that costs the server what a page's does and this machine nothing more. It fetches the page,
/// acknowledges what is rendered, answers the calls of scripts as an idle page would, and tells of steps and of other flows.
/// </summary>
internal sealed partial class CircuitSession : IAsyncDisposable
{
    // JSCallResultType.JSObjectReference.
    private const int ObjectReference = 1;

    private readonly HubConnection connection;
    private readonly Uri page;
    private int objects;
    private int calls;
    private long workbench;
    private TaskCompletionSource shown = New();

    private CircuitSession(Uri page)
    {
        this.page = page;
        var builder = new HubConnectionBuilder().WithUrl(new Uri(page, "_blazor"));
        builder.Services.RemoveAll<IHubProtocol>();
        builder.Services.AddSingleton<IHubProtocol, BlazorPack>();
        connection = builder.Build();
        connection.On<long, byte[]>("JS.RenderBatch", (batch, _) => connection.SendAsync("OnRenderCompleted", batch, (string?)null));
        connection.On<long, string, string, int, long, int>(
            "JS.BeginInvokeJS", (call, identifier, arguments, result, _, _) => AnswerAsync(call, identifier, arguments, result));
        connection.On<int, string>("JS.AttachComponent", (_, _) => { });
        connection.On<int, byte[]>("JS.ReceiveByteArray", (_, _) => { });
        connection.On<string, bool, string>("JS.EndInvokeDotNet", (_, _, _) => { });
        connection.On<long>("JS.EndUpdateRootComponents", _ => { });
        connection.On<string>("JS.Error", Fail);
        connection.Closed += failure =>
        {
            shown.TrySetException(failure ?? new IOException("The server closed the circuit."));
            return Task.CompletedTask;
        };
    }

    /// <summary>Opens the page and waits until the server has sent what is to be drawn.</summary>
    public static async Task<CircuitSession> OpenAsync(HttpClient client, Uri page, CancellationToken cancellation)
    {
        var html = await client.GetStringAsync(page, cancellation);
        var session = new CircuitSession(page);
        await session.connection.StartAsync(cancellation);
        _ = await session.connection.InvokeAsync<string>("StartCircuit", new Uri(page, "./").ToString(), page.ToString(), "[]", "", cancellation);
        var operations = Marker().Matches(html).Select(match => JsonDocument.Parse(match.Groups[1].Value).RootElement)
            .Where(marker => marker.TryGetProperty("descriptor", out _))
            .Select((marker, index) => new { type = "add", ssrComponentId = index + 1, marker });
        var state = State().Match(html) is { Success: true } found ? found.Groups[1].Value : "";
        await session.connection.SendAsync("UpdateRootComponents", JsonSerializer.Serialize(new { batchId = 1, operations }), state, cancellation);
        await session.shown.Task.WaitAsync(cancellation);
        return session;
    }

    /// <summary>Tells the server where the player stands.</summary>
    public Task StepAsync(int packet, int hop) => connection.SendAsync(
        "BeginInvokeDotNetFromJS", (++calls).ToString(CultureInfo.InvariantCulture), (string?)null, "ReachPosition", workbench, $"[{packet},{hop}]");

    /// <summary>Goes to another address of the page and waits until the server has sent what is to be drawn.</summary>
    public async Task AskAsync(string query, CancellationToken cancellation)
    {
        shown = New();
        await connection.SendAsync("OnLocationChanged", new Uri(page, query).ToString(), (string?)null, false, cancellation);
        await shown.Task.WaitAsync(cancellation);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    // A script's module and handle are numbered objects; whatever else is asked, the page knows nothing.
    private Task AnswerAsync(long call, string identifier, string arguments, int resultType)
    {
        if (identifier == "mount" && Reference().Match(arguments) is { Success: true } match)
        {
            workbench = long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        }

        if (identifier == "show")
        {
            shown.TrySetResult();
        }

        var result = (resultType, identifier) switch
        {
            (ObjectReference, _) => $$"""{"__jsObjectId":{{Interlocked.Increment(ref objects)}}}""",
            (_, "isHintDue") => "false",
            (_, "drawn") => "\"\"",
            _ => "null",
        };
        return connection.SendAsync("EndInvokeJSFromDotNet", call, true, $"[{call},true,{result}]");
    }

    private void Fail(string message) => shown.TrySetException(new IOException(message));

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();

    [GeneratedRegex("\"__dotNetObject\":(\\d+)")]
    private static partial Regex Reference();
}
