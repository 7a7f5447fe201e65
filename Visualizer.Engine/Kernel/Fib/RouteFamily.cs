using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Kernel.Fib;

/// <summary>Routes that all follow one pattern, such as those to the other nodes' pod CIDRs: found by hash, made when somebody asks.</summary>
/// <param name="Find">The route with the longest prefix that contains an address; null when none does.</param>
/// <param name="Routes">All of them.</param>
public sealed record RouteFamily(Func<Ipv4Address, Route?> Find, IEnumerable<Route> Routes);
