"""The rules R1-R5: from figures to a rung (domain, section 3). Pure: no clock, no store.

The size of a backlog plays no part, only its change since the end of the period before [beleid:
"Voorheen werd slechts gekeken naar de omvang ... Dit is nu losgelaten"], and on rungs 4-6 since the
present rung was decided. Everything is in whole persons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from toezichtdesk.domain.assessment import (
    Assessment,
    EarlierDecisions,
    Reason,
    ReasonCode,
    Rule,
    Trend,
    WarningCause,
)
from toezichtdesk.domain.figures import Standing, whole_persons
from toezichtdesk.domain.policy import (
    FIRST_ACCELERATED_RUNG,
    HIGHEST_RUNG,
    LOWEST_RUNG,
    Fall,
    Policy,
    is_of_province,
)

_RULE_OF_TREND = {
    Trend.NONE: Rule.NO_BACKLOG,
    Trend.GROWS: Rule.GROWING_BACKLOG,
    Trend.SHRINKS: Rule.VISIBLE_IMPROVEMENT,
    Trend.EQUAL: Rule.NO_IMPROVEMENT,
    Trend.UNKNOWN: Rule.UNKNOWN,
}
NOTHING_BEFORE = EarlierDecisions()
WAITING = frozenset(
    {ReasonCode.PROVISIONAL, ReasonCode.FALL_AT_END, ReasonCode.NEXT_STEP_FROM}
)  # why an outcome is provisional


def assess(
    rung: int,
    stand: Standing | None,
    earlier: Sequence[Standing],
    policy: Policy,
    decided: EarlierDecisions = NOTHING_BEFORE,
) -> Assessment:
    """Return what the policy says about a municipality on this rung with these figures.

    stand: the stand to judge; None when there are no figures at all.
    earlier: the last stands of the periods before it, oldest first.
    decided: the earlier decisions and freezes.
    """
    judged = _judge(rung, stand, earlier, policy, decided)
    freeze = decided.freeze
    if freeze is None or judged.outcome is None or judged.outcome < rung:
        return judged  # a freeze does not keep a municipality from falling
    held = _reason(ReasonCode.RULE_FROZEN, rung=rung, until=freeze.until, ground=freeze.ground)
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
        counted_from=judged.counted_from,
        warning=judged.warning,
        freeze=freeze,
        without_freeze=judged,
    )


def trend_of(stand: Standing, policy: Policy, reference: int | None = None) -> Trend:
    """Return the direction of the backlog, by the balance to date.

    reference: the backlog to compare with; None: that at the end of the period before.
    """
    growth = growth_of(stand, reference)
    if growth is None:
        return Trend.UNKNOWN
    if stand.backlog_to_date == 0:
        return Trend.NONE
    if growth > policy.growth_margin:
        return Trend.GROWS
    if growth <= -policy.visible_improvement:
        return Trend.SHRINKS
    return Trend.EQUAL


def growth_of(stand: Standing, reference: int | None = None) -> int | None:
    """Return the persons by which the backlog changed, or None. reference: as `trend_of`."""
    before = stand.backlog_before if reference is None else reference
    now = stand.backlog_to_date
    return None if before is None or now is None else now - before


def warning_of(stand: Standing, policy: Policy) -> WarningCause | None:
    """Return what to warn about in a running period, or None: a backlog looms, or one grows.

    [beleid: "Wanneer de gemeente een achterstand dreigt op te bouwen, wordt er contact opgenomen"]
    """
    short = shortfall(stand, policy)
    if not short or stand.opening_balance is None:
        return None
    return WarningCause.BACKLOG_GROWS if stand.opening_balance < 0 else WarningCause.BACKLOG_LOOMS


def shortfall(stand: Standing, policy: Policy) -> int | None:
    """Return the persons that a running period is short of the pace: ⌊N·f·threshold⌋ - lead - R.

    Never below 0; None when the period is over or a figure is missing.
    """
    if stand.is_final or stand.realised is None or stand.target is None:
        return None
    if stand.lead_before is None:
        return None
    due = whole_persons(stand.target, stand.elapsed * policy.pace_threshold)
    return max(0, due - stand.lead_before - stand.realised)


def in_a_row(
    stand: Standing, earlier: Sequence[Standing], policy: Policy, decided: EarlierDecisions
) -> int:
    """Return the number of consecutive periods without visible improvement, including this one.

    Periods whose growth raises the rung by R2 do not count, nor do those held by a freeze.
    """
    count, period = 1, stand.period
    for before in reversed(earlier):
        is_next = before.period == period.previous and before.is_final
        if not is_next or before.period in decided.held:
            break
        if trend_of(before, policy) is not Trend.EQUAL:
            break
        count, period = count + 1, before.period
    return count


def _unknown(
    rung: int, stand: Standing | None, policy: Policy, reasons: tuple[Reason, ...]
) -> Assessment:
    """Return that nothing follows from these figures, and why."""
    return Assessment(
        rung=rung,
        outcome=None,
        rule=Rule.UNKNOWN,
        trend=Trend.UNKNOWN,
        is_provisional=False,
        reasons=reasons,
        policy=policy.name,
        standing=stand,
    )


def _judge(
    rung: int,
    stand: Standing | None,
    earlier: Sequence[Standing],
    policy: Policy,
    decided: EarlierDecisions,
) -> Assessment:
    reference = decided.reference if rung >= FIRST_ACCELERATED_RUNG else None
    growth = None if stand is None else growth_of(stand, reference)
    if stand is None or growth is None:
        return _unknown(rung, stand, policy, _why_unknown(stand))
    trend = trend_of(stand, policy, reference)
    if stand.elapsed == 0:
        nothing = _reason(
            ReasonCode.NOTHING_ELAPSED, period=stand.period, reference_date=stand.reference_date
        )
        return replace(_unknown(rung, stand, policy, (nothing,)), trend=trend, growth=growth)
    count = in_a_row(stand, earlier, policy, decided)
    by_figures = _outcome(rung, trend, growth, count, policy)
    outcome, steps = _once(rung, by_figures, stand, policy, decided)
    waiting = _waiting(rung, outcome, stand, decided)
    return Assessment(
        rung=rung,
        outcome=outcome,
        rule=_RULE_OF_TREND[trend],
        trend=trend,
        is_provisional=bool(waiting),
        reasons=(
            *_facts(rung, stand, growth, earlier, decided),
            *steps,
            _reason(ReasonCode.OUTCOME, rung=rung, outcome=outcome),
            *waiting,
            *_consequences(rung, outcome, policy),
        ),
        policy=policy.name,
        standing=stand,
        growth=growth,
        counted_from=decided.decided_on if reference is not None else None,
        warning=warning_of(stand, policy),
    )


def _once(
    rung: int,
    result: tuple[int, tuple[Reason, ...]],
    stand: Standing,
    policy: Policy,
    decided: EarlierDecisions,
) -> tuple[int, tuple[Reason, ...]]:
    """Return the outcome with its steps, which is no rise where the rung rose already."""
    outcome, steps = result
    if outcome <= rung or not _was_raised(rung, policy, decided):
        return result
    raised = _reason(
        ReasonCode.ALREADY_RAISED, rung=rung, on=decided.raised_on, period=stand.period
    )
    return rung, (*steps, raised)


def _was_raised(rung: int, policy: Policy, decided: EarlierDecisions) -> bool:
    is_once = policy.one_rise_per_period and rung < FIRST_ACCELERATED_RUNG
    return is_once and decided.raised_on is not None


def _outcome(
    rung: int, trend: Trend, growth: int, count: int, policy: Policy
) -> tuple[int, tuple[Reason, ...]]:
    """Return the rung that follows, and why. count: periods in a row without improvement."""
    higher = min(rung + min(1, policy.max_step), HIGHEST_RUNG)
    if trend is Trend.NONE:
        fallen = {
            Fall.TO_ONE: LOWEST_RUNG,
            Fall.ONE_STEP: max(rung - 1, LOWEST_RUNG),
            Fall.NONE: rung,
        }[policy.fall_when_no_backlog]
        fall = policy.fall_when_no_backlog
        rule = _reason(ReasonCode.RULE_NO_BACKLOG, fall=fall, rung=rung, policy=policy.name)
        return fallen, (rule,)
    if trend is Trend.GROWS:
        rule = _reason(ReasonCode.RULE_GROWING, growth=growth, margin=policy.growth_margin)
        return higher, (rule,)
    if trend is Trend.SHRINKS:
        least = policy.visible_improvement
        return rung, (_reason(ReasonCode.RULE_IMPROVEMENT, improvement=-growth, least=least),)
    # From rung 4 every new figure is judged, and no half-years are counted [beleid: "losgelaten"].
    needed = 0 if rung >= FIRST_ACCELERATED_RUNG else policy.periods_without_improvement
    is_enough = count >= needed
    code = ReasonCode.RULE_NO_IMPROVEMENT if is_enough else ReasonCode.RULE_NO_IMPROVEMENT_YET
    rule = _reason(code, count=count, needed=needed, growth=growth, margin=policy.growth_margin)
    return higher if is_enough else rung, (rule,)


def _waiting(
    rung: int, outcome: int, stand: Standing, decided: EarlierDecisions
) -> tuple[Reason, ...]:
    """Return what the outcome waits for; nothing when it is to be decided now."""
    if rung < FIRST_ACCELERATED_RUNG:
        if stand.is_final:
            return ()
        return (_reason(ReasonCode.PROVISIONAL, until=stand.period.last_day),)
    if outcome < rung and not stand.is_final:
        return (_reason(ReasonCode.FALL_AT_END, until=stand.period.last_day),)
    if outcome > rung and decided.next_step_from is not None:
        step = _reason(
            ReasonCode.NEXT_STEP_FROM,
            day=decided.next_step_from,
            letter=decided.letter,
            decided_on=decided.decided_on,
        )
        return (step,)
    return ()


def _facts(
    rung: int,
    stand: Standing,
    growth: int,
    earlier: Sequence[Standing],
    decided: EarlierDecisions,
) -> tuple[Reason, ...]:
    code = ReasonCode.FACT_FINAL if stand.is_final else ReasonCode.FACT_TO_DATE
    is_counted_anew = rung >= FIRST_ACCELERATED_RUNG and decided.reference is not None
    facts = [
        _reason(
            code,
            period=stand.period,
            reference_date=stand.reference_date,
            opening_balance=stand.opening_balance,
            realised=stand.realised,
            target=stand.target,
            keep_level=stand.keep_level,
            before=decided.reference if is_counted_anew else stand.backlog_before,
            now=stand.backlog_to_date,
            balance=stand.balance_to_date,
            growth=growth,
            decided_on=decided.decided_on if is_counted_anew else None,
            closing=_other_closing(stand, earlier),
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


def _other_closing(stand: Standing, earlier: Sequence[Standing]) -> int | None:
    """Return the balance at the end of the period before, where the opening balance differs."""
    before = earlier[-1] if earlier else None
    if before is None or before.period != stand.period.previous or not before.is_final:
        return None
    return None if before.balance == stand.opening_balance else before.balance


def _consequences(rung: int, outcome: int, policy: Policy) -> tuple[Reason, ...]:
    following = []
    if is_of_province(rung, outcome):
        following.append(_reason(ReasonCode.OF_PROVINCE))
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
