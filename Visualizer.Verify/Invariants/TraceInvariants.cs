using System.Collections.Immutable;

namespace Visualizer.Verify.Invariants;

/// <summary>The invariants, in one list.</summary>
internal static class TraceInvariants
{
    public static readonly ImmutableArray<Invariant> All =
    [
        FailureInvariants.EndsAreConsistent, FailureInvariants.DispositionIsTheCause, FailureInvariants.ClientKnows, FailureInvariants.ErrorsComeFromTheKernel,
        TtlInvariants.NeverRises, TtlInvariants.OnlyWhereRouted, TtlInvariants.SameBothWays,
        TranslationInvariants.IsUndone, TranslationInvariants.IsSymmetrical, TranslationInvariants.ServerAnswersWhomItSaw, TranslationInvariants.PayloadArrives,
        TranslationInvariants.PodsAreMasqueraded, DirectServerReturnInvariant.PassesTheBalancerBy,
        EncryptionInvariants.NoPlaintext, EncryptionInvariants.WhatGoesInComesOut, EncryptionInvariants.VniIsTheSource,
        TapInvariants.FollowTheWalk, TapInvariants.TakenAwayIsUnseen, TapInvariants.EndsAreSeen, TapInvariants.TimeGoesOn,
        PlaceInvariants.MovesOverDevices, PlaceInvariants.MarksStay, PlaceInvariants.MtuIsKept, PlaceInvariants.FramesFindTheirDevice,
        OctetInvariants.AreRight, OctetInvariants.ArePrinted,
        ExplanationInvariants.HopsAreExplained, ExplanationInvariants.TextsAreFilledIn, EvidenceInvariant.IsPrinted,
        DeterminismInvariant.SameAgain,
    ];
}
