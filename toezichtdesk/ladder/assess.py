"""The rules R1-R5: from figures to a rung (domain, section 3). Pure: no clock, no store.

The size of a backlog plays no part, only its change since the end of the period before [beleid:
"Voorheen werd slechts gekeken naar de omvang ... Dit is nu losgelaten"].
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from toezichtdesk.domain.assessment import (
    Assessment,
    Freeze,
    Reason,
    ReasonCode,
    Rule,
    Trend,
    WarningCause,
)
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.policy import (
    FIRST_ACCELERATED_RUNG,
    HIGHEST_RUNG,
    LOWEST_RUNG,
    Fall,
    Policy,
)

_RULE_OF_TREND = {
    Trend.NONE: Rule.NO_BACKLOG,
    Trend.GROWS: Rule.GROWING_BACKLOG,
    Trend.SHRINKS: Rule.VISIBLE_IMPROVEMENT,
    Trend.EQUAL: Rule.NO_IMPROVEMENT,
    Trend.UNKNOWN: Rule.UNKNOWN,
}


def assess(
    rung: int,
    stand: Standing | None,
    earlier: Sequence[Standing],
    policy: Policy,
    freeze: Freeze | None = None,
) -> Assessment:
    """Return what the policy says of a municipality on this rung with these figures.

    stand: the stand to judge; None when there are no figures at all.
    earlier: the last stands of the periods before it, oldest first.
    freeze: a freeze that is in force on the day of judging, or None.
    """
    judged = _judge(rung, stand, earlier, policy)
    if freeze is None or judged.rule is Rule.UNKNOWN:
        return judged
    held = Reason(
        ReasonCode.RULE_FROZEN,
        (("rung", rung), ("until", freeze.until), ("ground", freeze.ground)),
    )
    return Assessment(
        rung=rung,
        outcome=rung,
        rule=Rule.FROZEN,
        trend=judged.trend,
        is_provisional=judged.is_provisional,
        reasons=(*judged.reasons, held),
        policy=policy.name,
        standing=stand,
        growth=judged.growth,
        warning=judged.warning,
        without_freeze=judged,
    )


def trend_of(stand: Standing, policy: Policy) -> Trend:
    """Return the direction of the backlog, by the balance to date, since the period before."""
    growth = growth_of(stand)
    if growth is None:
        return Trend.UNKNOWN
    if stand.backlog_to_date == 0:
        return Trend.NONE
    if growth > policy.growth_margin:
        return Trend.GROWS
    if growth <= -policy.visible_improvement:
        return Trend.SHRINKS
    return Trend.EQUAL


def growth_of(stand: Standing) -> Fraction | None:
    """Return the persons by which the backlog changed since the period before; None if unknown."""
    before, now = stand.backlog_before, stand.backlog_to_date
    return None if before is None or now is None else now - before


def warning_of(stand: Standing, policy: Policy) -> WarningCause | None:
    """Return what to warn of in a running period, or None.

    R < N·f·pace_threshold - lead: a backlog looms, or an existing one grows [beleid: "Wanneer de
    gemeente een achterstand dreigt op te bouwen, wordt er contact opgenomen"].
    """
    before = stand.opening_balance
    if stand.is_final or stand.realised is None or stand.keep_level is None or before is None:
        return None
    if stand.realised >= stand.keep_level * policy.pace_threshold - max(0, before):
        return None
    return WarningCause.BACKLOG_GROWS if before < 0 else WarningCause.BACKLOG_LOOMS


def _judge(
    rung: int, stand: Standing | None, earlier: Sequence[Standing], policy: Policy
) -> Assessment:
    growth = None if stand is None else growth_of(stand)
    if stand is None or growth is None:
        reasons: tuple[Reason, ...] = _why_unknown(stand)
        trend, outcome, warning, is_provisional = Trend.UNKNOWN, None, None, False
    else:
        trend = trend_of(stand, policy)
        outcome, steps = _outcome(rung, trend, growth, _in_a_row(stand, earlier, policy), policy)
        warning = warning_of(stand, policy)
        is_provisional = rung < FIRST_ACCELERATED_RUNG and not stand.is_final
        reasons = (
            *_facts(stand, growth, earlier),
            *steps,
            *_consequences(rung, outcome, stand, policy, is_provisional=is_provisional),
        )
    return Assessment(
        rung=rung,
        outcome=outcome,
        rule=_RULE_OF_TREND[trend],
        trend=trend,
        is_provisional=is_provisional,
        reasons=reasons,
        policy=policy.name,
        standing=stand,
        growth=growth,
        warning=warning,
    )


def _in_a_row(stand: Standing, earlier: Sequence[Standing], policy: Policy) -> int:
    """Return the consecutive periods without visible improvement, this one included."""
    count, period = 1, stand.period
    for before in reversed(earlier):
        is_next = before.period == period.previous and before.is_final
        if not is_next or trend_of(before, policy) not in (Trend.GROWS, Trend.EQUAL):
            break
        count, period = count + 1, before.period
    return count


def _outcome(
    rung: int, trend: Trend, growth: Fraction, in_a_row: int, policy: Policy
) -> tuple[int, tuple[Reason, ...]]:
    higher = min(rung + min(1, policy.max_step), HIGHEST_RUNG)
    if trend is Trend.NONE:
        fallen = {
            Fall.TO_ONE: LOWEST_RUNG,
            Fall.ONE_STEP: max(rung - 1, LOWEST_RUNG),
            Fall.NONE: rung,
        }[policy.fall_when_no_backlog]
        return fallen, (_reason(ReasonCode.RULE_NO_BACKLOG, fall=policy.fall_when_no_backlog),)
    if trend is Trend.GROWS:
        rule = _reason(ReasonCode.RULE_GROWING, growth=growth, margin=policy.growth_margin)
        return higher, (rule,)
    if trend is Trend.SHRINKS:
        rule = _reason(
            ReasonCode.RULE_IMPROVEMENT, improvement=-growth, least=policy.visible_improvement
        )
        return rung, (rule,)
    needed = policy.periods_without_improvement
    if in_a_row < needed:
        rule = _reason(ReasonCode.RULE_NO_IMPROVEMENT_YET, count=in_a_row, needed=needed)
        return rung, (rule,)
    return higher, (_reason(ReasonCode.RULE_NO_IMPROVEMENT, count=in_a_row, needed=needed),)


def _facts(stand: Standing, growth: Fraction, earlier: Sequence[Standing]) -> tuple[Reason, ...]:
    code = ReasonCode.FACT_FINAL if stand.is_final else ReasonCode.FACT_TO_DATE
    facts = [
        _reason(
            code,
            period=stand.period,
            reference_date=stand.reference_date,
            opening_balance=stand.opening_balance,
            realised=stand.realised,
            target=stand.target,
            keep_level=stand.keep_level,
            before=stand.backlog_before,
            now=stand.backlog_to_date,
            balance=stand.balance_to_date,
            growth=growth,
        )
    ]
    lead, balance = stand.lead_before or 0, stand.balance_to_date or 0
    if stand.total_task is not None and stand.total_task <= 0:
        met = _reason(ReasonCode.TASK_MET_BY_LEAD, total_task=stand.total_task, lead=lead)
        facts.append(met)
    if 0 <= balance < lead:
        facts.append(_reason(ReasonCode.LEAD_SHRINKS, before=lead, now=balance))
    before = earlier[-1] if earlier and earlier[-1].period == stand.period.previous else None
    if growth > 0 and before is not None and before.target is not None:
        jump = (stand.target or 0) - before.target
        if growth <= jump * stand.elapsed:
            facts.append(_reason(ReasonCode.TARGET_JUMP, before=before.target, now=stand.target))
    return tuple(facts)


def _consequences(
    rung: int, outcome: int, stand: Standing, policy: Policy, *, is_provisional: bool
) -> tuple[Reason, ...]:
    following = [_reason(ReasonCode.OUTCOME, rung=rung, outcome=outcome)]
    if is_provisional:
        following.append(_reason(ReasonCode.PROVISIONAL, until=stand.period.last_day))
    if rung < policy.plan_from_rung <= outcome:
        first, days = policy.plan_from_rung, policy.plan_term_days
        following.append(_reason(ReasonCode.PLAN_DUE, from_rung=first, days=days))
    return tuple(following)


def _why_unknown(stand: Standing | None) -> tuple[Reason, ...]:
    if stand is None:
        return (_reason(ReasonCode.NO_FIGURES),)
    if stand.realised is None:
        return (_reason(ReasonCode.NO_REALISED, period=stand.period),)
    is_without_target = stand.target is None and stand.total_task is None
    code = ReasonCode.NO_TARGET if is_without_target else ReasonCode.NO_OPENING_BALANCE
    return (_reason(code, period=stand.period),)


def _reason(code: ReasonCode, **values: object) -> Reason:
    return Reason(code, tuple(values.items()))
