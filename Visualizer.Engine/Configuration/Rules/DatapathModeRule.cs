using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>What kind of device joins pods to their node.</summary>
/// <remarks>Source: cilium/cilium#32429, which brought netkit to 1.16: it takes tcx and a kernel that has both.</remarks>
internal sealed class DatapathModeRule : IConfigRule
{
    private const string Key = "bpf.datapathMode", Tcx = "bpf.enableTCX";

    public void Decide(ConfigDraft draft)
    {
        var mode = draft.Input.Cilium.IsAtLeast(16) ? draft.Values.Text(Key) : "veth";
        draft.PodDevice = mode switch
        {
            "netkit" => PodDevice.Netkit,
            "netkit-l2" => PodDevice.NetkitL2,
            _ => PodDevice.Veth,
        };
        if (draft.PodDevice == PodDevice.Veth)
        {
            return;
        }

        if (!draft.Input.Kernel.IsAtLeast(6, 8) || !draft.Values.Flag(Tcx))
        {
            draft.Add(KernelCodes.NetkitRefused.Raise([Key, Tcx], mode, draft.Input.Kernel.Text) with { Remedy = [new ValueSetting(Key, "veth")] });
            return;
        }

        draft.Add(DeviceCodes.Netkit.Raise([Key], mode));
    }
}
