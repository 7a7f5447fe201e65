using System.Globalization;
using Visualizer.Engine.Addressing;
using Visualizer.Engine.Helm;
using Visualizer.Engine.Topology;

namespace Visualizer.Engine.Scenarios.Resolving;

/// <summary>What every step of resolving shares: the document, the ranges, and what is taken.</summary>
internal sealed class ResolveContext
{
    private readonly HashSet<Ipv4Cidr> full = [];

    /// <summary>Reads the ranges and takes the gateway's addresses.</summary>
    public ResolveContext(ClusterSection section, string seed, ProblemList problems)
    {
        Section = section;
        Seed = seed;
        Problems = problems;
        Addresses = new Ledger<Ipv4Address>(problems);
        Macs = new Ledger<MacAddress>(problems);
        NodeCidr = Range(section.NodeCidr, "nodeCidr", "172.18.0.0/16", 8, 29);
        PodCidr = Range(section.PodCidr, "podCidr", "10.0.0.0/8", 8, 24);
        ServiceCidr = Range(section.ServiceCidr, "serviceCidr", "10.96.0.0/16", 8, 29);
        if (NodeCidr.Contains(ServiceCidr) || ServiceCidr.Contains(NodeCidr))
        {
            Refuse(
                section.ServiceCidr?.Node ?? section.NodeCidr!.Node,
                new("a range apart from nodeCidr", "与 nodeCidr 不重叠的范围"),
                $"The service CIDR {ServiceCidr} and the node CIDR {NodeCidr} overlap.");
        }
    }

    /// <summary>The document's cluster.</summary>
    public ClusterSection Section { get; }

    /// <summary>Cluster name: first part of every hash.</summary>
    public string Seed { get; }

    /// <summary>Takes what is wrong.</summary>
    public ProblemList Problems { get; }

    /// <summary>Every IPv4 address of the cluster and of the hosts around it.</summary>
    public Ledger<Ipv4Address> Addresses { get; }

    /// <summary>Every MAC address.</summary>
    public Ledger<MacAddress> Macs { get; }

    /// <summary>Subnet of the nodes.</summary>
    public Ipv4Cidr NodeCidr { get; }

    /// <summary>Pool of pod CIDRs.</summary>
    public Ipv4Cidr PodCidr { get; }

    /// <summary>Pool of ClusterIPs.</summary>
    public Ipv4Cidr ServiceCidr { get; }

    /// <summary>Whether all ranges are sound; otherwise nobody asks what lies in them.</summary>
    public bool HasRanges { get; private set; } = true;

    /// <summary>Hash of the cluster's name and further names.</summary>
    public ulong Hash(string kind, string name, string detail = "") => StableHash.Of(Seed, kind, name, detail);

    /// <summary>Adds a problem.</summary>
    public void Refuse(DocumentNode node, ExpectedText expected, string message) => Problems.Add(node, expected, message);

    /// <summary>Takes a pinned address after checking its range; a range that is itself wrong is not asked.</summary>
    public void PinAddress(Written<Ipv4Address>? pin, Ipv4Cidr range, string rangeName)
    {
        if (pin is null)
        {
            return;
        }

        if (HasRanges && (!range.Contains(pin.Value) || pin.Value == range.Network || pin.Value == range.Last))
        {
            Refuse(pin.Node, new($"an address inside {range}", $"{range} 内的地址"), $"{pin.Value} is no usable address of {rangeName} {range}.");
        }

        Addresses.Pin(pin.Value, pin.Node);
    }

    /// <summary>Takes a free address of a range, starting where the hash points; null when the range is full.</summary>
    public Ipv4Address? FreeAddress(Ipv4Cidr range, ulong hash)
    {
        var usable = range.Size - 2;
        if (full.Contains(range))
        {
            return null;
        }

        for (long tried = 0, at = (long)(hash % (ulong)Math.Max(usable, 1)); tried < usable; tried++, at = (at + 1) % usable)
        {
            var address = range.Network.Plus(at + 1);
            if (Addresses.Take(address))
            {
                return address;
            }
        }

        full.Add(range);
        return null;
    }

    /// <summary>A MAC address as Docker gives it: 02:42 and the IPv4 address; one of the other kind where that is taken.</summary>
    public MacAddress DockerMac(Ipv4Address ip, string kind, string name)
    {
        var mac = new MacAddress(0x0242_0000_0000UL | ip.Value);
        return Macs.Take(mac) ? mac : FreeMac(kind, name, "eth0");
    }

    /// <summary>A free, locally administered unicast MAC address: its second digit is 2, 6, a or e.</summary>
    public MacAddress FreeMac(string kind, string name, string device)
    {
        var hash = Hash(kind, name, device);
        for (ulong salt = 0; ; salt++)
        {
            var value = (StableHash.Next(hash, salt) & 0xFFFF_FFFF_FFFF & ~0x0300_0000_0000UL) | 0x0200_0000_0000;
            if (Macs.Take(new MacAddress(value)))
            {
                return new MacAddress(value);
            }
        }
    }

    private Ipv4Cidr Range(Written<Ipv4Cidr>? written, string key, string fallback, int least, int most)
    {
        if (written is null)
        {
            HasRanges &= (Section.Node as DocumentNode.Map)?[key] is null;
            return Ipv4Cidr.Parse(fallback);
        }

        if (written.Value.PrefixLength >= least && written.Value.PrefixLength <= most)
        {
            return written.Value;
        }

        HasRanges = false;
        Refuse(
            written.Node,
            new($"a prefix length from {least} to {most}", $"{least} 到 {most} 之间的前缀长度"),
            string.Create(CultureInfo.InvariantCulture, $"The prefix {written.Value} is too {(written.Value.PrefixLength < least ? "large" : "small")}."));
        return Ipv4Cidr.Parse(fallback);
    }
}
