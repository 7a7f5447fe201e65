using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>Rate limits by departure times.</summary>
/// <remarks>Kernel 5.1 honours the times that programs set; BBR needs 5.18 and host routing, which keeps them.</remarks>
internal sealed class BandwidthManagerRule : IConfigRule
{
    private const string Key = "bandwidthManager.enabled", Bbr = "bandwidthManager.bbr";

    public void Decide(ConfigDraft draft)
    {
        if (!draft.Values.Flag(Key))
        {
            return;
        }

        var kernel = draft.Input.Kernel;
        if (!kernel.IsAtLeast(5, 1))
        {
            draft.Add(DeviceCodes.BandwidthKernel.Raise([Key], kernel.Text) with { Overruled = draft.SetByUser(Key) });
            return;
        }

        draft.BandwidthManager = true;
        draft.Add(DeviceCodes.Bandwidth.Raise([Key]));
        if (draft.Values.Flag(Bbr) && (draft.HostRouting != HostRouting.Bpf || !kernel.IsAtLeast(5, 18)))
        {
            draft.Add(DeviceCodes.BbrRefused.Raise([Bbr], draft.HostRouting == HostRouting.Bpf ? "BPF" : "Legacy", kernel.Text)
                with
            { Remedy = [new ValueSetting(Bbr, "false")] });
        }
    }
}
