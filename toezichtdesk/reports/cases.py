"""The case of each municipality on a day: rung, stands, judgement, and whether that is decided.

Proposals are computed here from figures and decisions, never stored: after a correction or an
undone import there is nothing to invalidate.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, exists, func, or_, select

from toezichtdesk.domain.assessment import Assessment, Freeze
from toezichtdesk.domain.casefile import Decision, DecisionKind
from toezichtdesk.domain.figures import Measure, Standing
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG, LOWEST_RUNG, Policy
from toezichtdesk.ladder.assess import assess
from toezichtdesk.ladder.history import Counted, Settlement
from toezichtdesk.ladder.mergers import Merger, after_merger, comparable, with_cause
from toezichtdesk.reports.decisions import decisions as recorded_decisions
from toezichtdesk.reports.decisions import freezes as recorded_freezes
from toezichtdesk.reports.grounds import lapsed_ground
from toezichtdesk.reports.histories import Histories, histories_now, histories_of
from toezichtdesk.reports.mergers import mergers, with_parts
from toezichtdesk.reports.proposal_parts import LapsedGround
from toezichtdesk.store import schema
from toezichtdesk.store.cache import kept
from toezichtdesk.store.versions import known


@dataclass(frozen=True, slots=True)
class Case:
    """One municipality on a day, judged.

    stands: the last stand of each period, oldest first. decisions: oldest first, up to the day.
    assessment: of the newest period with realised figures.
    proposal: the assessment to decide on: another rung follows, and no decision was taken on its
    figures yet. While the end of a period on rungs 1-3 is undecided, it goes before the
    provisional outcome of the period that has begun.
    dissolved_on: the day on which the municipality stopped to exist, if that has come.
    mergers: the reorganisations that it came out of. inherited: the opening balances from them.
    settled: what the officer said of balances of which two statements differ.
    lapsed: what became of the figures that the newest decision rests on; None while they stand.
    """

    code: str
    name: str
    province: str
    aliases: tuple[str, ...]
    rung: int
    rung_since: date | None
    decisions: tuple[Decision, ...]
    stands: tuple[Standing, ...]
    freeze: Freeze | None
    assessment: Assessment
    proposal: Assessment | None
    dissolved_on: date | None = None
    mergers: tuple[Merger, ...] = ()
    inherited: tuple[Counted, ...] = ()
    settled: tuple[Settlement, ...] = ()
    lapsed: LapsedGround | None = None

    @property
    def to_reassess(self) -> LapsedGround | None:
        """The lapsed ground, where no other proposal is to be decided first."""
        is_free = self.proposal is None or self.proposal.is_provisional
        return self.lapsed if is_free else None


def cases(
    connection: Connection,
    today: date,
    policy: Policy,
    *,
    code: str | None = None,
    last_act: int | None = None,
) -> tuple[Case, ...]:
    """Return the case of each municipality under supervision, in no particular order.

    code: only this one, also when it is not under supervision yet.
    last_act: as known after this act; None is now.
    """
    if code is None and last_act is None:
        return kept(
            connection, "cases", (today, policy), lambda: _cases_now(connection, today, policy)
        )
    codes = None if code is None else with_parts(code, mergers(connection, today))
    histories = histories_of(connection, today, codes=codes, last_act=last_act)
    bench = _bench(connection, today, policy, histories, codes=codes, last_act=last_act)
    return tuple(_case(bench, row) for row in _municipalities(bench, code))


def _cases_now(connection: Connection, today: date, policy: Policy) -> tuple[Case, ...]:
    bench = _bench(connection, today, policy, histories_now(connection, today))
    return tuple(_case(bench, row) for row in _municipalities(bench, None))


@dataclass(frozen=True, slots=True)
class _Bench:
    """What every case is judged with."""

    connection: Connection
    today: date
    policy: Policy
    histories: Histories
    decisions: Mapping[str, tuple[Decision, ...]]
    freezes: Mapping[str, tuple[Freeze, ...]]
    last_act: int | None

    def rung(self, code: str) -> int:
        """Return the rung of a municipality: that of the newest decision."""
        taken = self.decisions.get(code)
        return taken[-1].rung if taken else LOWEST_RUNG

    def freeze(self, code: str) -> Freeze | None:
        """Return the freeze in force on the day, if any."""
        in_force = [f for f in self.freezes.get(code, ()) if f.is_in_force(self.today)]
        return in_force[-1] if in_force else None


def _bench(
    connection: Connection,
    today: date,
    policy: Policy,
    histories: Histories,
    *,
    codes: Collection[str] | None = None,
    last_act: int | None = None,
) -> _Bench:
    return _Bench(
        connection=connection,
        today=today,
        policy=policy,
        histories=histories,
        decisions=recorded_decisions(connection, today, codes, last_act=last_act),
        freezes=recorded_freezes(connection, today, last_act=last_act),
        last_act=last_act,
    )


def _case(bench: _Bench, row: Row[Any]) -> Case:
    stands, taken = bench.histories.stands(row.code), bench.decisions.get(row.code, ())
    rung, freeze = bench.rung(row.code), bench.freeze(row.code)
    assessments = _assessments(bench, row.code, rung, stands, freeze)
    is_dissolved = row.valid_to is not None and row.valid_to <= bench.today
    case = Case(
        code=row.code,
        name=row.name,
        province=row.province,
        aliases=tuple(filter(None, row.aliases.split(";"))),
        rung=rung,
        rung_since=_since(taken),
        decisions=taken,
        stands=stands,
        freeze=freeze,
        assessment=assessments[-1],
        proposal=_open_one(bench, row.code, assessments, taken),
        dissolved_on=row.valid_to if is_dissolved else None,
        mergers=bench.histories.mergers.get(row.code, ()),
        inherited=bench.histories.inherited(row.code),
        settled=bench.histories.settled(row.code),
    )
    if not taken:
        return case
    lapsed = ground_of(case, taken[-1], bench.connection, bench.today, bench.policy, bench.last_act)
    return replace(case, lapsed=lapsed)


def ground_of(
    case: Case,
    decision: Decision,
    connection: Connection,
    today: date,
    policy: Policy,
    last_act: int | None = None,
) -> LapsedGround | None:
    """Return what became of the figures of a decision of this case; None while they stand."""
    return lapsed_ground(
        connection,
        decision,
        case.stands,
        case.inherited,
        case.mergers,
        today,
        policy,
        last_act=last_act,
        settled=case.settled,
    )


def _assessments(
    bench: _Bench, code: str, rung: int, stands: tuple[Standing, ...], freeze: Freeze | None
) -> tuple[Assessment, ...]:
    """Return the assessment of the newest figures, with that of the period end before it first."""
    counted = [index for index, stand in enumerate(stands) if stand.realised is not None]
    if not counted:
        return (_judged(bench, code, rung, stands, len(stands) - 1, freeze),)
    newest = counted[-1]
    judged = [newest]
    if rung < FIRST_ACCELERATED_RUNG and not stands[newest].is_final and len(counted) > 1:
        before = counted[-2]
        if stands[before].is_final and stands[before].period == stands[newest].period.previous:
            judged.insert(0, before)
    return tuple(_judged(bench, code, rung, stands, index, freeze) for index in judged)


def _judged(
    bench: _Bench,
    code: str,
    rung: int,
    stands: tuple[Standing, ...],
    index: int,
    freeze: Freeze | None,
) -> Assessment:
    """Return the assessment of one stand; index -1 when there is none."""
    known_mergers = bench.histories.mergers.get(code, ())
    if index < 0:
        judged, period = assess(rung, None, (), bench.policy, freeze), Period.holding(bench.today)
        return _after_mergers(bench, judged, [m for m in known_mergers if m.period == period])
    stand, earlier = stands[index], stands[:index]
    before = comparable(stands, stand, known_mergers)
    judged = with_cause(assess(rung, stand, before, bench.policy, freeze), earlier)
    return _after_mergers(bench, judged, [m for m in known_mergers if m.period == stand.period])


def _after_mergers(bench: _Bench, judged: Assessment, of_period: Sequence[Merger]) -> Assessment:
    for merger in of_period:
        closing = bench.histories.closing(merger)
        rungs = {part.code: bench.rung(part.code) for part in merger.parts}
        judged = after_merger(judged, merger, closing, rungs)
    return judged


def _since(decisions: Sequence[Decision]) -> date | None:
    """Return the day on which the present rung was reached: staying on it changes nothing."""
    since = None
    for before, decision in zip((None, *decisions), decisions, strict=False):
        if before is None or before.rung != decision.rung:
            since = decision.decided_on
    return since


def _open_one(
    bench: _Bench, code: str, assessments: Sequence[Assessment], taken: Sequence[Decision]
) -> Assessment | None:
    """Return the first assessment that moves and was not decided on yet."""
    for judged in assessments:
        is_open = judged.moves and not _is_decided(judged, taken)
        if is_open and not _was_known(bench, code, judged, taken):
            return judged
    return None


def _was_known(bench: _Bench, code: str, judged: Assessment, taken: Sequence[Decision]) -> bool:
    """Return whether the figures lay there already when the present rung of 4-6 was decided.

    Those rungs are judged at every *new* figure: one decision does not open the next.
    """
    stand = judged.standing
    if judged.rung < FIRST_ACCELERATED_RUNG or stand is None or not taken:
        return False
    if taken[-1].kind is DecisionKind.START:
        return False
    figure, decision = known(schema.figure, bench.last_act), schema.decision
    decided = select(decision.c.act).where(decision.c.id == taken[-1].id).scalar_subquery()
    newest = select(func.max(figure.c.act) < decided).where(
        figure.c.municipality == code,
        figure.c.period == stand.period,
        figure.c.measure == Measure.REALISED,
        figure.c.reference_date == stand.reference_date,
    )
    return bool(bench.connection.execute(newest).scalar())


def _is_decided(judged: Assessment, decisions: Sequence[Decision]) -> bool:
    """Return whether a decision was already taken on these figures.

    On rungs 1-3 the end of a period is judged once; on rungs 4-6 every new figure is.
    """
    stand = judged.standing
    if stand is None:
        return False
    for decision in decisions:
        basis = decision.basis
        if decision.kind is DecisionKind.START and decision.decided_on > stand.reference_date:
            return True  # the rung of a later sheet already counts with these figures
        if basis is None or basis.period < stand.period:
            continue
        if basis.period > stand.period or basis.reference_date >= stand.reference_date:
            return True
        if basis.is_final and judged.rung < FIRST_ACCELERATED_RUNG:
            return True
    return False


def _municipalities(bench: _Bench, code: str | None) -> Sequence[Row[Any]]:
    """Return the one municipality, or those with something on record and what became of them."""
    table, figure = schema.municipality, schema.figure
    if code is not None:
        return bench.connection.execute(select(table).where(table.c.code == code)).all()
    counted = exists().where(figure.c.municipality == table.c.code)
    if bench.last_act is not None:
        counted = counted.where(figure.c.act <= bench.last_act)
    listed = (
        table.c.code.in_(select(known(other, bench.last_act).c.municipality))
        for other in (schema.followed, schema.decision, schema.contact)
    )
    is_recorded = or_(
        counted.correlate(table), *listed, table.c.code.in_(bench.histories.figures.keys())
    )
    rows = bench.connection.execute(select(table, is_recorded.label("is_recorded"))).all()
    recorded = {row.code for row in rows if row.is_recorded}
    merged = (merger for of_code in bench.histories.mergers.values() for merger in of_code)
    for merger in sorted(merged, key=lambda merger: merger.on):
        if any(part.code in recorded for part in merger.whole_parts):
            recorded.add(merger.successor)
    return [row for row in rows if row.code in recorded]
