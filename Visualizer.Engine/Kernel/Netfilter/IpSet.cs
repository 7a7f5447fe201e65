using Visualizer.Engine.Addressing;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>An ipset of type <c>hash:ip</c>.</summary>
/// <param name="name">Name of the set.</param>
/// <param name="contains">Whether an address is a member: one hash lookup, whatever the number of members.</param>
/// <param name="members">Members, listed only when somebody prints the set.</param>
public sealed class IpSet(string name, Func<Ipv4Address, bool> contains, IEnumerable<Ipv4Address> members)
{
    /// <summary>Name of the set.</summary>
    public string Name { get; } = name;

    /// <summary>Members in the order in which they were added.</summary>
    public IEnumerable<Ipv4Address> Members { get; } = members;

    /// <summary>Whether the address is a member.</summary>
    public bool Contains(Ipv4Address address) => contains(address);
}
