using System.Collections.Immutable;

namespace Visualizer.Web.ViewModels.Playable;

/// <summary>A node of the cluster, or a host beyond it.</summary>
public sealed record PlayableNode
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required string Prefix { get; init; }

    public required string Ip { get; init; }

    public required bool OnPath { get; init; }

    public required ImmutableArray<PlayableNamespace> Namespaces { get; init; }
}

/// <summary>A network namespace of a node.</summary>
public sealed record PlayableNamespace
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required string Ip { get; init; }

    public required string NetnsName { get; init; }

    public required string? Process { get; init; }

    public required ImmutableArray<PlayableInterface> Interfaces { get; init; }
}

/// <summary>A device of a netns.</summary>
public sealed record PlayableInterface
{
    public required string Name { get; init; }

    public required string Kind { get; init; }

    public required string Mac { get; init; }

    public required ImmutableArray<string> Addresses { get; init; }

    public required int Ifindex { get; init; }

    public required int Mtu { get; init; }

    public required InterfaceRef? Peer { get; init; }

    public required ImmutableArray<HookProgram> Programs { get; init; }

    public required string? Tap { get; init; }
}

/// <summary>An interface by its names.</summary>
public sealed record InterfaceRef(string Node, string Netns, string Interface);

/// <summary>A program on a hook of an interface.</summary>
public sealed record HookProgram(string Hook, string Program, string Section);
