using Visualizer.Engine.Flows;

namespace Visualizer.Web.State;

/// <summary>Kinds of flows as documents, requests and addresses of pages spell them.</summary>
public static class FlowKinds
{
    /// <summary>The spelling.</summary>
    public static string Name(FlowKind kind) => kind switch { FlowKind.Curl => "curl", FlowKind.Udp => "udp", _ => "ping" };

    /// <summary>The kind; ping for a word that is none.</summary>
    public static FlowKind Parse(string? word) => word switch { "curl" => FlowKind.Curl, "udp" => FlowKind.Udp, _ => FlowKind.Ping };
}
