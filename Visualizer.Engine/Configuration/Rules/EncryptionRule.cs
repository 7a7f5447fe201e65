using Visualizer.Engine.Configuration.Codes;

namespace Visualizer.Engine.Configuration.Rules;

/// <summary>What encrypts packets between nodes.</summary>
/// <remarks>Source: <c>daemon/cmd/kube_proxy_replacement.go @ 1.14-dev</c> for the conflict with NodePort, which later versions no longer have.</remarks>
internal sealed class EncryptionRule : IConfigRule
{
    private const int LastRefusingNodePort = 14;
    private const string EncryptedOverlay = "encryption.ipsec.encryptedOverlay";

    /// <summary>Whether the agent of a version stops when IPsec meets BPF NodePort.</summary>
    public static bool RefusesIpsecWithNodePort(CiliumVersion version) => !version.IsAtLeast(LastRefusingNodePort + 1);

    public void Decide(ConfigDraft draft)
    {
        if (!draft.Values.Flag("encryption.enabled"))
        {
            draft.Encryption = Encryption.None;
            draft.Add(EncryptionCodes.None.Raise(["encryption.enabled"])
                with
            { Overruled = draft.SetByUser("encryption.type", "encryption.nodeEncryption") });
            return;
        }

        var wireguard = draft.Values.Text("encryption.type") == "wireguard";
        draft.Encryption = wireguard ? Encryption.Wireguard : Encryption.Ipsec;
        draft.NodeEncryption = draft.Values.Flag("encryption.nodeEncryption");
        draft.Add((wireguard ? EncryptionCodes.Wireguard : EncryptionCodes.Ipsec).Raise(["encryption.enabled", "encryption.type"]));
        if (!wireguard && !draft.Tunnel && draft.Values.Flag(EncryptedOverlay))
        {
            draft.Add(EncryptionCodes.OverlayNeedsTunnel.Raise(
                [EncryptedOverlay, "routingMode"], "IPSec encrypted overlay requires tunneling to be enabled")
                with
            { Remedy = [new ValueSetting(EncryptedOverlay, "false")] });
        }

        if (!wireguard && draft.NodePort && RefusesIpsecWithNodePort(draft.Input.Cilium))
        {
            draft.Add(EncryptionCodes.IpsecWithNodePort.Raise(
                ["encryption.enabled", "encryption.type", "kubeProxyReplacement"], "IPSec cannot be used with BPF NodePort")
                with
            { Remedy = [new ValueSetting("kubeProxyReplacement", draft.Input.Cilium.IsAtLeast(14) ? "false" : "disabled")] });
        }
    }
}
