using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Visualizer.Engine.Helm;

/// <summary>Values as a values.yaml; <see cref="HelmValuesReader"/> reads them back as they are.</summary>
public static class HelmValuesWriter
{
    /// <summary>The text; empty without values.</summary>
    public static string Write(HelmValues values)
    {
        if (values.Root.Entries.IsEmpty)
        {
            return "";
        }

        using var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings().WithNewLine("\n").WithBestWidth(int.MaxValue));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, values.Root);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Emitter emitter, HelmValue value)
    {
        switch (value)
        {
            case HelmValue.Map map:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, map.Entries.IsEmpty ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var (key, inner) in map.Entries)
                {
                    Emit(emitter, new HelmValue.Text(key, HelmPlace.None));
                    Emit(emitter, inner);
                }

                emitter.Emit(new MappingEnd());
                break;
            case HelmValue.List list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, list.Items.IsEmpty ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in list.Items)
                {
                    Emit(emitter, item);
                }

                emitter.Emit(new SequenceEnd());
                break;
            default:
                emitter.Emit(ScalarOf(value));
                break;
        }
    }

    // A string that would be read as something else when it stands plain is quoted; half a surrogate pair cannot be written at all.
    private static Scalar ScalarOf(HelmValue value)
    {
        var text = string.Concat(value.Display.EnumerateRunes());
        var plain = new Scalar(AnchorName.Empty, TagName.Empty, text, ScalarStyle.Plain, isPlainImplicit: true, isQuotedImplicit: true);
        var isQuoted = text.Contains('\n', StringComparison.Ordinal)
            || (value is HelmValue.Text && YamlScalar.Typed(plain, HelmPlace.None) is not HelmValue.Text);
        return new Scalar(
            AnchorName.Empty, TagName.Empty, text, isQuoted ? ScalarStyle.DoubleQuoted : ScalarStyle.Any, isPlainImplicit: true, isQuotedImplicit: true);
    }
}
