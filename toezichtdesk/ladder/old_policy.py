"""The former policy, to compare with: the rung by the backlog as a share of the target. Pure.

[beleid: "Voorheen werd slechts gekeken naar de omvang van de achterstand ten opzichte van de
taakstelling."] The shares are the province's own; the way a backlog goes plays no part.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from toezichtdesk.domain.assessment import Assessment, Freeze, Reason, ReasonCode, Rule, Trend
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.policy import OldPolicy
from toezichtdesk.ladder.assess import growth_of


def assess_by_share(
    rung: int, stand: Standing | None, policy: OldPolicy, freeze: Freeze | None = None
) -> Assessment:
    """Return what the former policy says about a municipality on this rung with these figures.

    A running period gives a provisional outcome on every rung: the terms were half-yearly for all.
    freeze: the freeze in which the moment of judging lies, or None.
    """
    judged = _judge(rung, stand, policy)
    if freeze is None or judged.outcome is None or judged.outcome < rung:
        return judged  # a freeze does not keep a municipality from falling
    held = Reason(
        ReasonCode.RULE_FROZEN,
        (("rung", rung), ("until", freeze.until), ("ground", freeze.ground)),
    )
    return replace(
        judged,
        outcome=rung,
        rule=Rule.FROZEN,
        reasons=(*judged.reasons, held),
        freeze=freeze,
        without_freeze=judged,
    )


def _judge(rung: int, stand: Standing | None, policy: OldPolicy) -> Assessment:
    backlog = None if stand is None else stand.backlog_to_date
    share = _share(backlog, stand)
    if stand is None or backlog is None or share is None:
        return Assessment(
            rung=rung,
            outcome=None,
            rule=Rule.UNKNOWN,
            trend=Trend.UNKNOWN,
            is_provisional=False,
            reasons=(_why_unknown(stand, backlog),),
            policy=policy.name,
            standing=stand,
        )
    outcome = policy.rung_of(share)
    growth = growth_of(stand)
    return Assessment(
        rung=rung,
        outcome=outcome,
        rule=Rule.BACKLOG_SHARE,
        trend=_trend(backlog, growth or 0),
        is_provisional=not stand.is_final,
        reasons=_reasons(rung, outcome, stand, backlog, share),
        policy=policy.name,
        standing=stand,
        growth=growth,
    )


def _share(backlog: int | None, stand: Standing | None) -> Fraction | None:
    """Return the backlog as a share of the target; without a target, only of no backlog."""
    if stand is None or backlog is None:
        return None
    if backlog == 0:
        return Fraction(0)
    return Fraction(backlog, stand.target) if stand.target else None


def _trend(backlog: int, growth: int) -> Trend:
    """Return the plain direction: shown beside the outcome, which does not follow from it."""
    if backlog == 0:
        return Trend.NONE
    if growth == 0:
        return Trend.EQUAL
    return Trend.GROWS if growth > 0 else Trend.SHRINKS


def _reasons(
    rung: int, outcome: int, stand: Standing, backlog: int, share: Fraction
) -> tuple[Reason, ...]:
    rule = Reason(
        ReasonCode.RULE_BACKLOG_SHARE,
        (("backlog", backlog), ("share", share), ("target", stand.target), ("outcome", outcome)),
    )
    if not stand.is_final:
        return rule, Reason(ReasonCode.JUDGED_AT_END, (("until", stand.period.last_day),))
    return rule, Reason(ReasonCode.OUTCOME, (("rung", rung), ("outcome", outcome)))


def _why_unknown(stand: Standing | None, backlog: int | None) -> Reason:
    if stand is None:
        return Reason(ReasonCode.NO_FIGURES)
    if stand.realised is None:
        return Reason(ReasonCode.NO_REALISED, (("period", stand.period),))
    code = ReasonCode.NO_TARGET if backlog is None else ReasonCode.NO_SHARE
    return Reason(code, (("period", stand.period),))
