using System.Collections.Immutable;
using Visualizer.Engine;
using Visualizer.Engine.Configuration;

namespace Visualizer.Verify.Lattice;

/// <summary>A point of the lattice: one choice in each dimension of <see cref="Dimensions.All"/>, in that order.</summary>
internal sealed record Configuration(ImmutableArray<Choice> Choices)
{
    private const string KernelPrefix = "kernel-";

    /// <summary>Whether every minor dimension is at its default.</summary>
    public bool IsMajor => Choices.Where((choice, index) => Dimensions.All[index].IsMinor && choice != Dimensions.All[index].Choices[0]).Any() is false;

    /// <summary>What it asks of the engine; null when its version has no word for one of the choices.</summary>
    public HelmRequest? Request()
    {
        var version = CiliumVersion.Parse(Choices[0].Name + ".0");
        var set = ImmutableArray.CreateBuilder<string>();
        foreach (var choice in Choices)
        {
            if (choice.Set(version.Minor) is not { } arguments)
            {
                return null;
            }

            set.AddRange(arguments);
        }

        var kernel = Choices[Dimensions.All.IndexOf(Dimensions.Kernel)].Name[KernelPrefix.Length..];
        return new HelmRequest { Reset = true, Version = version, Kernel = KernelVersion.Parse(kernel), Set = set.ToImmutable() };
    }

    /// <summary>The version, then every choice that is no default: <c>1.13,native,full</c>.</summary>
    public override string ToString() =>
        string.Join(',', Choices.Where((choice, index) => index == 0 || choice != Dimensions.All[index].Choices[0]));

    /// <summary>The configuration of that name; null when it names no version or an unknown choice.</summary>
    public static Configuration? Parse(string name)
    {
        var names = name.Split(',');
        var choices = Dimensions.All.Select(dimension => dimension.Choices.FirstOrDefault(choice => names.Contains(choice.Name)) ?? dimension.Choices[0]).ToImmutableArray();
        return choices[0].Name == names[0] && names.All(each => choices.Any(choice => choice.Name == each)) ? new Configuration(choices) : null;
    }
}
