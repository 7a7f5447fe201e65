using Visualizer.Engine.Addressing;
using Visualizer.Engine.Tracing;
using Visualizer.Engine.Tracing.Codes;

namespace Visualizer.Engine.Kernel.Netfilter;

/// <summary>One packet's way through the tables of one hook. Lives on the stack: a run without translation allocates nothing.</summary>
internal ref struct HookRun
{
    private static readonly DropReason DroppedByRule = new(Disposition.Dropped, null);
    private static readonly DropReason RejectedByRule = new(Disposition.Unreachable, null);

    private readonly NetfilterHook _hook;
    private readonly SocketBuffer _skb;
    private readonly NetfilterContext _context;
    private readonly int _evidenceBefore;
    private RulePacket _packet;
    private HopCode? _ended, _translated, _marked, _untracked, _accepted;
    private HopAction _endAction, _translation;
    private DropReason? _reason;
    private object?[]? _args;
    private ConntrackState? _tracked;
    private bool _isDecidedHere;

    public HookRun(NetfilterHook hook, SocketBuffer skb, in NetfilterContext context)
    {
        _hook = hook;
        _skb = skb;
        _context = context;
        _evidenceBefore = context.Evidence.Count;
        _packet = new RulePacket(skb, context);
    }

    private enum Outcome
    {
        Continue,
        Accept,
        End,
    }

    /// <summary>Goes through a table's chain of the hook; false when the packet ended there.</summary>
    public bool Consult(Chain chain) => Walk(chain, null) != Outcome.End;

    /// <summary>Conntrack: attaches the packet to its entry, unless the raw table said no.</summary>
    public void Track()
    {
        if (_untracked is null)
        {
            _tracked = _context.Conntrack.Track(_skb);
        }
    }

    /// <summary>
    /// The nat hook: asks the rules with the connection's first packet, then rewrites what the entry says; false when the packet ended.
    /// </summary>
    /// <remarks>Source: <c>net/netfilter/nf_nat_core.c nf_nat_inet_fn, nf_nat_packet</c>.</remarks>
    public bool Translate(Chain chain, NatManipulation manipulation)
    {
        if (_skb.Conntrack is not { } attachment)
        {
            return true;
        }

        var entry = attachment.Entry;
        HopCode? ruleCode = null;
        if (attachment is { IsReply: false, IsRelated: false } && !entry.HasReply && !entry.IsDecided(manipulation))
        {
            _isDecidedHere = true;
            var accepted = _accepted;
            if (Walk(chain, manipulation) == Outcome.End)
            {
                return false;
            }

            if (!entry.IsDecided(manipulation))
            {
                // The null binding: addresses stay, and a source port that would clash is moved.
                var unchanged = entry.Reply.Inverse();
                entry.Decide(
                    manipulation,
                    manipulation == NatManipulation.Source
                        ? _context.Conntrack.UniqueSource(entry, unchanged.Source, randomFully: false)
                        : unchanged,
                    isMasqueraded: false);
            }
            else
            {
                (ruleCode, _accepted) = (_accepted, accepted);
            }
        }

        if (NatRewrite.Apply(_skb, attachment, manipulation) is { } rewritten)
        {
            _packet = new RulePacket(_skb, _context);
            _args = [rewritten.Before, rewritten.After];
            _translation = ActionOf(attachment, manipulation);
            _translated = attachment.IsReply
                ? manipulation == NatManipulation.Source ? NetfilterCodes.ReplySourceRestored : NetfilterCodes.ReplyDestinationRestored
                : ruleCode ?? (manipulation == NatManipulation.Source ? NetfilterCodes.SourceKnown : NetfilterCodes.DnatKnown);
            if (!_isDecidedHere && entry is { IsConfirmed: true, IsDying: false })
            {
                _context.Evidence.Add(entry.Snapshot());
            }
        }

        return true;
    }

    /// <summary>Puts the packet's entry into the table; the first time, a translated entry is evidence from here on.</summary>
    /// <remarks>An error about a packet that never came so far leaves that packet's entry outside.</remarks>
    public readonly void Confirm()
    {
        if (_skb.Conntrack is { IsRelated: false, Entry: { IsConfirmed: false } entry })
        {
            _context.Conntrack.Confirm(_skb);
            if (entry.HasSourceNat || entry.HasDestinationNat)
            {
                _context.Evidence.Add(entry.Snapshot());
            }
        }
    }

    /// <summary>Where no rule and no translation decided: the known entry, else the chain's policy.</summary>
    public readonly void NoteDefault(Chain chain)
    {
        if (_context.Evidence.Count == _evidenceBefore)
        {
            _context.Evidence.Add(!_isDecidedHere && _skb.Conntrack is { Entry: { IsConfirmed: true, IsDying: false } entry } ? entry.Snapshot() : chain);
        }
    }

    /// <summary>The most telling of what happened.</summary>
    public readonly NetfilterVerdict Verdict() =>
        _ended is not null ? new NetfilterVerdict(_endAction, _ended, _reason)
        : _translated is not null ? new NetfilterVerdict(_translation, _translated) { Args = _args }
        : _marked is not null ? new NetfilterVerdict(HopAction.Mark, _marked)
        : _untracked is not null ? new NetfilterVerdict(HopAction.Notrack, _untracked)
        : new NetfilterVerdict(HopAction.Accept, _accepted ?? UnchangedCode());

    // The kernel names what it does to the packet in hand: restoring a reply's destination is destination NAT.
    private static HopAction ActionOf(ConntrackAttachment attachment, NatManipulation manipulation) =>
        manipulation == NatManipulation.Destination ? HopAction.Dnat
        : attachment is { IsReply: false, Entry.IsMasqueraded: true } ? HopAction.Masquerade
        : HopAction.Snat;

    private readonly HopCode UnchangedCode() => _tracked switch
    {
        ConntrackState.New => NetfilterCodes.NewConnection,
        ConntrackState.Known => NetfilterCodes.KnownConnection,
        ConntrackState.Related => NetfilterCodes.Related,
        ConntrackState.Invalid => NetfilterCodes.Invalid,
        _ when _hook == NetfilterHook.Postrouting =>
            _skb.Conntrack is null ? NetfilterCodes.Untracked
            : _isDecidedHere ? NetfilterCodes.NotTranslated : NetfilterCodes.KnownConnection,
        _ => NetfilterCodes.Accept,
    };

    private Outcome Walk(Chain chain, NatManipulation? nat)
    {
        foreach (var group in chain.Groups)
        {
            foreach (ref readonly var step in group.For(in _packet))
            {
                if (!step.Rule.Fits(in _packet))
                {
                    continue;
                }

                if (step.Rule.Target is RuleTarget.Return)
                {
                    return Outcome.Continue;
                }

                var outcome = step.Next is null ? Execute(step.Rule, nat) : Walk(step.Next, nat);
                if (outcome != Outcome.Continue)
                {
                    if (step.Next is not null && step.Rule.IsTellingJump)
                    {
                        _context.Evidence.Add(step.Rule);
                    }

                    return outcome;
                }
            }
        }

        return Outcome.Continue;
    }

    private Outcome Execute(Rule rule, NatManipulation? nat)
    {
        _context.Evidence.Add(rule);
        switch (rule.Target)
        {
            case RuleTarget.Accept:
                _accepted = rule.Code ?? NetfilterCodes.AcceptedByRule;
                return Outcome.Accept;

            case RuleTarget.SetMark mark:
                _skb.Mark = mark.Apply(_skb.Mark);
                _marked = rule.Code ?? NetfilterCodes.Marked;
                return Outcome.Continue;

            case RuleTarget.Notrack:
                _untracked = rule.Code ?? NetfilterCodes.Notrack;
                return Outcome.Continue;

            case RuleTarget.Drop:
                return End(HopAction.Drop, rule.Code ?? NetfilterCodes.Dropped, rule.Reason ?? DroppedByRule);

            case RuleTarget.Reject:
                return End(HopAction.Reject, rule.Code ?? NetfilterCodes.Rejected, rule.Reason ?? RejectedByRule);

            case RuleTarget.Dnat dnat when nat == NatManipulation.Destination:
                var destination = _skb.Conntrack!.Entry.Reply.Inverse() with { Destination = dnat.To, DestinationPort = (ushort)dnat.Port };
                return Bind(rule.Code ?? NetfilterCodes.Dnat, NatManipulation.Destination, destination, isMasqueraded: false);

            case RuleTarget.Snat snat when nat == NatManipulation.Source:
                return Bind(
                    rule.Code ?? NetfilterCodes.SourceKnown,
                    NatManipulation.Source,
                    _context.Conntrack.UniqueSource(_skb.Conntrack!.Entry, snat.To, randomFully: false),
                    isMasqueraded: false);

            case RuleTarget.Masquerade masquerade when nat == NatManipulation.Source:
                return SourceOf(_context) is { } address
                    ? Bind(
                        rule.Code ?? NetfilterCodes.Masquerade,
                        NatManipulation.Source,
                        _context.Conntrack.UniqueSource(_skb.Conntrack!.Entry, address, masquerade.IsRandomFully),
                        isMasqueraded: true)
                    : End(HopAction.Drop, NetfilterCodes.MasqueradeWithoutAddress, DroppedByRule);

            default:
                throw new InvalidOperationException($"The target of '{rule.Entry}' cannot be used here.");
        }
    }

    private Outcome Bind(HopCode code, NatManipulation manipulation, ConntrackTuple translated, bool isMasqueraded)
    {
        _skb.Conntrack!.Entry.Decide(manipulation, translated, isMasqueraded);
        _accepted = code;
        return Outcome.Accept;
    }

    private Outcome End(HopAction action, HopCode code, DropReason reason)
    {
        (_endAction, _ended, _reason) = (action, code, reason);
        return Outcome.End;
    }

    // inet_select_addr with scope universe: the device's own address unless it is scope link, else the first other one that is global.
    private static Ipv4Address? SourceOf(in NetfilterContext context)
    {
        if (context.Out is { Address: { } own, IsScopeLink: false })
        {
            return own;
        }

        foreach (var device in context.NetNs.Interfaces)
        {
            if (device is { Address: { } address, IsScopeLink: false, Kind: not Devices.DeviceKind.Loopback })
            {
                return address;
            }
        }

        return null;
    }
}
