"""A swap of targets: two municipalities exchange part of their task while the sum stays equal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, insert, select

from toezichtdesk import wording
from toezichtdesk.casework import journal
from toezichtdesk.casework.early_warnings import open_warnings
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.figures import Measure, Standing, standing
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.period import Period
from toezichtdesk.ladder.history import Counted, in_force
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.judging.cases import cases
from toezichtdesk.reports.municipalities import name_on
from toezichtdesk.reports.record.figures import figures_within
from toezichtdesk.store import schema


def swap_targets(
    connection: Connection,
    by: Signature,
    code_a: str,
    code_b: str,
    period: Period,
    persons: int,
    valid_from: date,
) -> int:
    """Move part of the target of one municipality to another, as a pair; return the act.

    From `valid_from` the target of a is `persons` lower and that of b as much higher [law:
    Huisvestingswet 2014, article 29]. A total task that the store holds follows its target.

    Raises:
        OfficerCanAct: the same municipality twice, fewer than 1 person, more than a's target, a
            day outside the period or after today, a target that is not known, or a newer one.
    """
    names = name_on(connection, code_a, valid_from), name_on(connection, code_b, valid_from)
    _check(by, code_a == code_b, period, persons, valid_from)
    codes = (code_a, code_b)
    held = _held_by(connection, by, codes, names, period, valid_from)
    targets = [stand.target or 0 for stand in held]
    after = _after(names[0], targets, persons)
    act = journal.write(
        connection,
        by,
        Act.SWAP_TARGETS,
        f"Taakstelling {period} geruild vanaf {wording.day(valid_from)}: "
        f"{_moved(names, targets, after)}.",
        codes=list(codes),
        period=str(period),
        persons=persons,
        valid_from=valid_from,
        targets=[targets, after],
    )
    for code, stand, target in zip(codes, held, after, strict=True):
        _write(connection, code, stand, target, act)
    open_warnings(connection, by, act)
    return act


def _moved(names: tuple[str, str], before: list[int], after: list[int]) -> str:
    return ", ".join(
        f"{name} {wording.number(old)} → {wording.number(new)}"
        for name, old, new in zip(names, before, after, strict=True)
    )


def _after(name: str, targets: Sequence[int], persons: int) -> list[int]:
    """Return both targets after the swap; name: that of the giver."""
    if persons > targets[0]:
        raise OfficerCanAct(Obstacle.TARGET_TOO_LOW, name=name, target=targets[0], persons=persons)
    return [targets[0] - persons, targets[1] + persons]


def _check(by: Signature, is_same: bool, period: Period, persons: int, valid_from: date) -> None:
    if is_same:
        raise OfficerCanAct(Obstacle.SWAP_WITH_ITSELF)
    if persons < 1:
        raise OfficerCanAct(Obstacle.SWAP_OF_NOBODY, asked=persons)
    if not period.first_day <= valid_from <= period.last_day:
        raise OfficerCanAct(
            Obstacle.SWAP_OUTSIDE_PERIOD,
            valid_from=valid_from,
            period=period,
            first_day=period.first_day,
            last_day=period.last_day,
        )
    if valid_from > by.today:
        raise OfficerCanAct(Obstacle.SWAP_TO_COME, valid_from=valid_from, today=by.today)


def _held_by(
    connection: Connection,
    by: Signature,
    codes: tuple[str, str],
    names: tuple[str, str],
    period: Period,
    day: date,
) -> list[Standing]:
    """Return what each of the two has to do on the day, before the swap."""
    pairs = zip(codes, names, strict=True)
    return [_held(connection, by, code, name, period, day) for code, name in pairs]


def _held(
    connection: Connection, by: Signature, code: str, name: str, period: Period, day: date
) -> Standing:
    """Return target, opening balance and total task as they held on the day before the swap."""
    table = schema.figure
    newest = connection.execute(
        select(table.c.reference_date)
        .where(table.c.municipality == code, table.c.period == period)
        .where(table.c.measure.in_((Measure.TARGET, Measure.TOTAL_TASK)))
        .order_by(table.c.reference_date.desc())
    ).scalar()
    if newest is not None and newest > day:
        raise OfficerCanAct(Obstacle.TARGET_IS_NEWER, name=name, newest=newest, day=day)
    now = AsKnown(connection, by.today)
    figures = figures_within(now, code, period)
    (case,) = cases(now, code=code)
    last = next((stand for stand in case.stands if stand.period == period), None)
    target = _on(figures, Measure.TARGET, day)
    if target is None and last is not None:
        target = last.target
    if target is None or last is None:
        raise OfficerCanAct(Obstacle.TARGET_UNKNOWN, name=name, period=period)
    has_task = _on(figures, Measure.TOTAL_TASK, day) is not None
    opening = last.opening_balance if has_task else None
    return standing(period, day, target=target, opening_balance=opening)


def _on(figures: list[Counted], measure: Measure, day: date) -> int | None:
    counted = in_force(figures, measure, day)
    return None if counted is None else counted.value


def _write(connection: Connection, code: str, held: Standing, target: int, act: int) -> None:
    values = {Measure.TARGET: target}
    if held.opening_balance is not None:
        values[Measure.TOTAL_TASK] = target - held.opening_balance
    connection.execute(
        insert(schema.figure),
        [
            {
                "municipality": code,
                "period": held.period,
                "measure": measure,
                "reference_date": held.reference_date,
                "act": act,
                "value": value,
                "cell": "",
            }
            for measure, value in values.items()
        ],
    )
