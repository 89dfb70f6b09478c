"""The case of one municipality: its record, judged by the policy of a day.

Proposals are computed here from figures and decisions and never stored: after a correction or an
undone import there is nothing to invalidate.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Row

from toezichtdesk.domain.assessment import Assessment, Freeze, Reason, Trend
from toezichtdesk.domain.casefile import Decision, DecisionKind
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.lapsed_ground import LapsedGround
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import FIRST_ACCELERATED_RUNG, LOWEST_RUNG
from toezichtdesk.domain.terms import FileItem
from toezichtdesk.ladder.assess import assess, trend_of
from toezichtdesk.ladder.earlier_decisions import earlier_decisions, is_closing_decided
from toezichtdesk.ladder.freezes import freeze_at, judging_day
from toezichtdesk.ladder.history import Counted, Settlement
from toezichtdesk.ladder.mergers import Merger, after_merger, comparable, with_cause
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.judging.grounds import lapsed_ground
from toezichtdesk.reports.judging.histories import Histories
from toezichtdesk.reports.record.decisions import decisions as recorded_decisions
from toezichtdesk.reports.record.decisions import freezes as recorded_freezes
from toezichtdesk.reports.record.figures import closing_recorded_on, newest_act_on, recorded_on
from toezichtdesk.reports.record.terms import Track, tracks


@dataclass(frozen=True, slots=True)
class MergerToDecide:
    """A merger after which no rung was decided yet. on: its day. reason: the rungs of the parts."""

    on: date
    reason: Reason


@dataclass(frozen=True, slots=True)
class Case:
    """One municipality on a day, judged.

    stands: the last stand of each period, oldest first. decisions: oldest first, up to the day.
    assessment: of the newest period with realised figures.
    held: a change of rung that the newest freeze prevented; None without one.
    proposal: the assessment to decide on: another rung follows, and no decision was taken on its
    figures yet. On rungs 1-3 the ends of periods go in order, before the provisional outcome of the
    running period.
    dissolved_on: the day on which the municipality ceased to exist, if it has.
    mergers: the reorganisations it came out of. inherited: the opening balances from them.
    settled: the officer's choices where two statements of a balance differ.
    merged: the merger after which the rung is still to be decided.
    lapsed: what happened to the figures under the newest decision; None while they are unchanged.
    freezes: all that have begun, in the order of recording; freeze: the one in force on the day.
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
    held: Assessment | None = None
    dissolved_on: date | None = None
    mergers: tuple[Merger, ...] = ()
    inherited: tuple[Counted, ...] = ()
    settled: tuple[Settlement, ...] = ()
    lapsed: LapsedGround | None = None
    freezes: tuple[Freeze, ...] = ()
    merged: MergerToDecide | None = None

    @property
    def standing(self) -> Standing | None:
        """The stand that is judged: the last one with realised figures."""
        return self.assessment.standing

    @property
    def to_reassess(self) -> LapsedGround | None:
        """The lapsed ground, unless another proposal is to be decided first."""
        is_free = self.proposal is None or self.proposal.is_provisional
        return self.lapsed if is_free else None


@dataclass(frozen=True, slots=True)
class Bench:
    """The common input of all cases: figures, decisions, freezes and terms, as known on a day."""

    known: AsKnown
    histories: Histories
    decisions: Mapping[str, tuple[Decision, ...]]
    freezes: Mapping[str, tuple[Freeze, ...]]
    tracks: Mapping[str, Track]

    def rung(self, code: str) -> int:
        """Return the rung of a municipality by its newest decision."""
        taken = self.decisions.get(code)
        return taken[-1].rung if taken else LOWEST_RUNG

    def letters(self, code: str) -> tuple[FileItem, ...]:
        """Return the items on file for the present stay on rungs 4-6."""
        track = self.tracks.get(code)
        checks = track.checks(self.decisions.get(code, ()), self.known.today) if track else ()
        return checks[-1].present if checks else ()  # the last step requires every kind of item

    def freeze(self, code: str) -> Freeze | None:
        """Return the freeze in force on the day, if any."""
        in_force = [f for f in self.freezes.get(code, ()) if f.is_in_force(self.known.today)]
        return in_force[-1] if in_force else None


def bench_for(known: AsKnown, histories: Histories, codes: Collection[str] | None = None) -> Bench:
    """Read the input; codes: of these municipalities alone."""
    return Bench(
        known=known,
        histories=histories,
        decisions=recorded_decisions(known, codes),
        freezes=recorded_freezes(known),
        tracks=tracks(known),
    )


def case_of(bench: Bench, row: Row[Any]) -> Case:
    """Judge one municipality; row: of the table of municipalities."""
    stands, taken = bench.histories.stands(row.code), bench.decisions.get(row.code, ())
    rung, freeze = bench.rung(row.code), bench.freeze(row.code)
    assessments = _assessments(bench, row.code, rung, stands, taken)
    is_dissolved = row.valid_to is not None and row.valid_to <= bench.known.today
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
        held=_held(bench, row.code, rung, stands, taken),
        dissolved_on=row.valid_to if is_dissolved else None,
        mergers=bench.histories.mergers.get(row.code, ()),
        inherited=bench.histories.inherited(row.code),
        settled=bench.histories.settled(row.code),
        freezes=bench.freezes.get(row.code, ()),
        merged=_merger_to_decide(bench, row.code, assessments[-1], taken),
    )
    if not taken:
        return case
    return replace(case, lapsed=lapsed_ground(bench.known, taken[-1], case))


def _assessments(
    bench: Bench, code: str, rung: int, stands: tuple[Standing, ...], taken: Sequence[Decision]
) -> tuple[Assessment, ...]:
    """Return the assessment of the newest figures, after those of the undecided ends of periods."""
    counted = [index for index, stand in enumerate(stands) if stand.realised is not None]
    if not counted:
        return (_judged(bench, code, rung, stands, len(stands) - 1, taken),)
    to_judge = [] if rung >= FIRST_ACCELERATED_RUNG else _closings(bench, code, stands, taken)
    if counted[-1] not in to_judge:
        to_judge.append(counted[-1])
    return tuple(_judged(bench, code, rung, stands, index, taken) for index in to_judge)


def _closings(
    bench: Bench, code: str, stands: Sequence[Standing], taken: Sequence[Decision]
) -> list[int]:
    """Return the ends of periods to judge, in order: those without a decision.

    One recorded after the end of the next period is history, unless it is the newest: a province
    that enters years of figures is not asked for past rungs. The same goes for anything before a
    merger. One that is history hides no earlier one that came in time.
    """
    closings: list[int] = []
    merged = bench.histories.mergers.get(code, ())
    for index in range(len(stands) - 1, -1, -1):
        stand = stands[index]
        if stand.realised is None or not stand.is_final:
            continue
        if is_closing_decided(stand, taken) or any(
            merger.whole_parts and stand.period < merger.period for merger in merged
        ):
            break
        if closings:
            in_time = stand.period.next.last_day
            if in_time < bench.known.began:
                break  # it is history, and so is all before it
            trend = trend_of(stand, bench.known.policy)
            if trend in (Trend.SHRINKS, Trend.UNKNOWN):
                continue  # nothing would follow
            if trend is Trend.NONE and bench.rung(code) == LOWEST_RUNG:
                continue
            recorded = closing_recorded_on(bench.known, code, stand.period)
            if recorded is None or recorded > in_time:
                continue
        closings.append(index)
    return closings[::-1]


def _held(
    bench: Bench,
    code: str,
    rung: int,
    stands: tuple[Standing, ...],
    taken: Sequence[Decision],
) -> Assessment | None:
    """Return the change that the newest freeze prevented on the newest stand of its period."""
    freezes = bench.freezes.get(code)
    if not freezes:
        return None
    for index in range(len(stands) - 1, -1, -1):
        stand = stands[index]
        if stand.realised is None or freeze_at(freezes, judging_day(rung, stand)) is None:
            continue
        if stand.is_final and is_closing_decided(stand, taken):
            return None
        judged = _judged(bench, code, rung, stands, index, taken)
        apart = judged.without_freeze
        return judged if apart is not None and apart.moves else None
    return None


def _judged(
    bench: Bench,
    code: str,
    rung: int,
    stands: tuple[Standing, ...],
    index: int,
    taken: Sequence[Decision],
) -> Assessment:
    """Return the assessment of one stand; index -1 when there is none."""
    known_mergers = bench.histories.mergers.get(code, ())
    if index < 0:
        judged, period = (
            assess(rung, None, (), bench.known.policy),
            Period.holding(bench.known.today),
        )
        return _after_mergers(bench, judged, [m for m in known_mergers if m.period == period])
    stand, earlier = stands[index], stands[:index]
    before = comparable(stands, stand, known_mergers)
    freezes, letters = bench.freezes.get(code, ()), bench.letters(code)
    decided = earlier_decisions(
        rung, stand, taken, freezes, bench.known.policy, bench.known.today, letters
    )
    judged = with_cause(assess(rung, stand, before, bench.known.policy, decided), earlier)
    return _after_mergers(bench, judged, [m for m in known_mergers if m.period == stand.period])


def _after_mergers(bench: Bench, judged: Assessment, of_period: Sequence[Merger]) -> Assessment:
    for merger in of_period:
        closing = bench.histories.closing(merger)
        rungs = {part.code: bench.rung(part.code) for part in merger.parts}
        judged = after_merger(judged, merger, closing, rungs)
    return judged


def _merger_to_decide(
    bench: Bench, code: str, judged: Assessment, taken: Sequence[Decision]
) -> MergerToDecide | None:
    """Return the last merger with a part on record, unless a rung was decided since."""
    merged = [m for m in bench.histories.mergers.get(code, ()) if m.whole_parts]
    if not merged or any(decision.decided_on >= merged[-1].on for decision in taken):
        return None
    parts = {part.code for part in merged[-1].whole_parts}
    if not parts & (bench.histories.figures.keys() | bench.decisions.keys()):
        return None
    reasons = _after_mergers(bench, judged, merged[-1:]).reasons
    return MergerToDecide(merged[-1].on, reasons[0])


def _since(decisions: Sequence[Decision]) -> date | None:
    """Return the day on which the present rung was reached; staying on it does not change that."""
    since = None
    for before, decision in zip((None, *decisions), decisions, strict=False):
        if before is None or before.rung != decision.rung:
            since = decision.began_on
    return since


def _open_one(
    bench: Bench, code: str, assessments: Sequence[Assessment], taken: Sequence[Decision]
) -> Assessment | None:
    """Return the first assessment that changes the rung and was not decided on."""
    for judged in assessments:
        is_open = judged.moves and not _is_decided(judged, taken)
        if is_open and not _was_known(bench, code, judged, taken):
            return judged
    return None


def _was_known(bench: Bench, code: str, judged: Assessment, taken: Sequence[Decision]) -> bool:
    """Return whether the figures were recorded before the present rung was decided.

    Rungs 4-6 are judged at every *new* figure: one decision does not open the next. On rungs 1-3 a
    decision on the running half-year leaves an end to be judged that came in later, not one that
    was recorded already: nothing followed from it then, or the decision would rest on it.
    """
    stand = judged.standing
    if stand is None or not taken or taken[-1].kind is DecisionKind.START:
        return False
    if judged.rung >= FIRST_ACCELERATED_RUNG:
        return _lay_there(bench, code, stand, taken[-1])
    return stand.is_final and any(
        one.basis is not None
        and one.basis.period > stand.period
        and _lay_there(bench, code, stand, one)
        for one in taken
    )


def _lay_there(bench: Bench, code: str, stand: Standing, decision: Decision) -> bool:
    """Return whether figures were recorded before a decision, and by its own day."""
    if stand.reference_date > decision.decided_on:
        return False
    act = newest_act_on(bench.known, code, stand.period, stand.reference_date)
    if act is None or act >= decision.act:
        return False
    return recorded_on(bench.known.connection, act) <= decision.decided_on


def _is_decided(judged: Assessment, decisions: Sequence[Decision]) -> bool:
    """Return whether a decision was taken on these figures.

    On rungs 1-3 the end of a period is judged once; on rungs 4-6 every new figure is.
    """
    stand = judged.standing
    if stand is None:
        return False
    if stand.is_final and judged.rung < FIRST_ACCELERATED_RUNG:
        return is_closing_decided(stand, decisions)
    for decision in decisions:
        basis = decision.basis
        if decision.kind is DecisionKind.START and decision.decided_on > stand.reference_date:
            return True  # the rung in a later sheet already takes these figures into account
        if basis is None or basis.period < stand.period:
            continue
        if basis.period > stand.period or basis.reference_date >= stand.reference_date:
            return True
    return False
