using System.Collections.Immutable;
using System.Globalization;
using Visualizer.Engine.Configuration.Codes;
using Visualizer.Engine.Helm;

namespace Visualizer.Engine.Configuration;

/// <summary>What of a pasted helm command was not used, as findings.</summary>
public static class CommandFindings
{
    /// <summary>One finding for each thing that was passed over, in the order of the text.</summary>
    public static ImmutableArray<Finding> Of(HelmCommandReading reading) => [.. reading.PassedOver.Select(Of)];

    private static Finding Of(PassedOver passedOver)
    {
        var code = passedOver.Kind switch
        {
            PassedOverKind.File => CommandCodes.FileIgnored,
            PassedOverKind.ShellVariable => CommandCodes.ShellVariable,
            PassedOverKind.Command => CommandCodes.OtherCommand,
            _ => CommandCodes.OptionIgnored,
        };
        return code.Raise([], passedOver.Text, passedOver.Line.ToString(CultureInfo.InvariantCulture));
    }
}
