using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Cilium.Lib;

/// <summary>Whom a mark says that a packet comes from.</summary>
/// <remarks>Source: <c>bpf/lib/identity.h inherit_identity_from_host @ 1.13</c>.</remarks>
internal static class IdentityInMark
{
    /// <summary>The identity that the mark carries or stands for; world when it says nothing.</summary>
    public static SecurityIdentity Of(Mark mark) => Marks.MagicOf(mark) switch
    {
        Marks.ProxyIngress or Marks.ProxyEgress or Marks.Identity => Marks.IdentityOf(mark),
        Marks.Host => SecurityIdentity.Host,
        _ => SecurityIdentity.World,
    };
}
