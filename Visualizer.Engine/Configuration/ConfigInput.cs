using Visualizer.Engine.Helm;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Configuration;

/// <summary>What decides a configuration.</summary>
/// <param name="Values">What the user set, merged: the document's values, then the request's.</param>
/// <param name="Cilium">Chart and agent version.</param>
/// <param name="Kernel">Kernel of all nodes.</param>
/// <param name="KubeProxy">Whether kube-proxy is asked for, forbidden or left to the replacement.</param>
public sealed record ConfigInput(HelmValues Values, CiliumVersion Cilium, KernelVersion Kernel, KubeProxyMode KubeProxy);
