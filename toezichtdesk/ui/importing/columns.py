"""The columns of the check: the stored value, the new value, and what that means."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from toezichtdesk import wording
from toezichtdesk.casework.consequences import Change, Move
from toezichtdesk.domain.figures import Measure, Standing
from toezichtdesk.domain.flaws import Flaw
from toezichtdesk.domain.importing import PlannedFigure, PlannedRow, RowStatus
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.refusals import Refusal, RefusalCode
from toezichtdesk.reports.answers.proposals import ProposalRow
from toezichtdesk.ui.lists.rows_model import Side, TableColumn

SIGNS = {
    RowStatus.NEW: "+",
    RowStatus.CHANGED: "~",
    RowStatus.CORRECTED: "↺",
    RowStatus.SAME: "=",
    RowStatus.REFUSED: "✖",
    RowStatus.MISSING: "○",
}
NO_DIFFERENCE = "zelfde aantal, nieuwe peildatum"
NEEDS_SIGN = frozenset({Measure.OPENING_BALANCE})


def row_identity(row: PlannedRow) -> tuple[str, int]:
    """Return the identity of a row: its place in the file."""
    return row.sheet or f"{row.name} {row.period}", row.number


def refusal_identity(refusal: Refusal) -> tuple[str, str, RefusalCode | Obstacle | Flaw]:
    """Return the identity of a problem."""
    return refusal.sheet, refusal.cell, refusal.problem.code


def proposal_identity(row: ProposalRow) -> str:
    """Return the identity of a proposal."""
    return row.code


def change_identity(change: Change) -> tuple[object, ...]:
    """Return the identity of a signal or duty."""
    return change.code, *change.action.key


def move_identity(move: Move) -> str:
    """Return the identity of a municipality."""
    return move.code


def place(refusal: Refusal) -> str:
    """Return sheet and cell, or that it concerns the whole file."""
    if not refusal.sheet:
        return "hele bestand"
    return f"{refusal.sheet}!{refusal.cell}" if refusal.cell else f"blad {refusal.sheet}"


def _status(row: PlannedRow) -> str:
    return f"{SIGNS[row.status]} {wording.status(row.status)}"


def _status_key(row: PlannedRow) -> int:
    return tuple(RowStatus).index(row.status)


def _name(row: PlannedRow) -> str:
    return row.name


def _explanation(row: PlannedRow) -> str:
    """Return what there is to say of a row; what to do with a problem stands below the table."""
    if row.status is RowStatus.REFUSED:
        return wording.row_problems(row.notes)
    notes = wording.row_notes(row.notes)
    is_same = row.status is RowStatus.CHANGED and not any(map(_differs, row.figures))
    return notes or (NO_DIFFERENCE if is_same else "")


def _differs(figure: PlannedFigure) -> bool:
    before = figure.earlier if figure.before is None else figure.before
    return before not in (None, figure.value)


def _line(row: PlannedRow) -> str:
    return str(row.number or "")


def _line_key(row: PlannedRow) -> int:
    return row.number


def _figure(measure: Measure, row: PlannedRow) -> PlannedFigure | None:
    return next((figure for figure in row.figures if figure.measure is measure), None)


def _number(measure: Measure, value: int) -> str:
    return wording.signed(value) if measure in NEEDS_SIGN else wording.number(value)


def _figure_text(measure: Measure, row: PlannedRow) -> str:
    figure = _figure(measure, row)
    if figure is None:
        return ""
    now = _number(measure, figure.value)
    before = figure.earlier if figure.before is None else figure.before
    if before is None or before == figure.value:
        return now
    return f"{_number(measure, before)} → {now}"


def _figure_key(measure: Measure, row: PlannedRow) -> int | None:
    figure = _figure(measure, row)
    return figure.value if figure else None


def _figure_tip(measure: Measure, row: PlannedRow) -> str:
    figure = _figure(measure, row)
    return f"{row.sheet}!{figure.cell}" if figure else ""


def _figures(measure: Measure) -> TableColumn[PlannedRow]:
    text: Callable[[PlannedRow], str] = partial(_figure_text, measure)
    sort: Callable[[PlannedRow], int | None] = partial(_figure_key, measure)
    tip: Callable[[PlannedRow], str] = partial(_figure_tip, measure)
    title = wording.measure(measure).removeprefix("netto ").capitalize()
    return TableColumn(measure.name, title, text, sort=sort, tip=tip, side=Side.RIGHT, width=112)


ROWS: tuple[TableColumn[PlannedRow], ...] = (
    TableColumn("status", "Wat", _status, sort=_status_key, width=110),
    TableColumn("number", "Rij", _line, sort=_line_key, side=Side.RIGHT, width=48),
    TableColumn("name", "Gemeente", _name, tip=_name, width=170),
    *(_figures(measure) for measure in Measure),
    TableColumn("explanation", "Toelichting", _explanation, tip=_explanation, width=0),
)


def _found_words(refusal: Refusal) -> str:
    return wording.refusal(refusal).found


def _wanted(refusal: Refusal) -> str:
    return wording.refusal(refusal).expected


def _advice(refusal: Refusal) -> str:
    return wording.refusal(refusal).advice


PROBLEMS: tuple[TableColumn[Refusal], ...] = (
    TableColumn("place", "Waar", place, tip=place, width=150),
    TableColumn("found", "Gevonden", _found_words, tip=_found_words, width=200),
    TableColumn("expected", "Verwacht", _wanted, tip=_wanted, width=230),
    TableColumn("advice", "Wat te doen", _advice, tip=_advice, width=0),
)


def _proposal_name(row: ProposalRow) -> str:
    return row.name


def _move(row: ProposalRow) -> str:
    shape = "▲" if row.to_rung > row.from_rung else "▼"
    return f"{shape} {row.from_rung} → {row.to_rung}"


def _move_key(row: ProposalRow) -> int:
    return row.to_rung - row.from_rung


def _rule(row: ProposalRow) -> str:
    words = wording.rule(row.assessment.rule)
    return f"{words}, voorlopig" if row.is_provisional else words


def why(row: ProposalRow) -> str:
    """Return the reasons of a proposal, in sentences."""
    return " ".join(row.sentences)


MOVED: tuple[TableColumn[ProposalRow], ...] = (
    TableColumn("name", "Gemeente", _proposal_name, width=190),
    TableColumn("move", "Trede", _move, sort=_move_key, width=84),
)
RULE: TableColumn[ProposalRow] = TableColumn("rule", "Regel", _rule, width=0)
PROPOSALS: tuple[TableColumn[ProposalRow], ...] = (
    *MOVED,
    TableColumn("rule", "Regel", _rule, width=230),
    TableColumn("why", "Waarom", why, tip=why, width=0),
)


def _change_name(change: Change) -> str:
    return change.name


def _come_or_go(change: Change) -> str:
    return "+ komt erbij" if change.comes else "− vervalt"


def _change_kind(change: Change) -> str:
    return change.action.kind.value.capitalize()


def _change_text(change: Change) -> str:
    return change.action.text


def _change_ground(change: Change) -> str:
    return change.action.ground


CHANGES: tuple[TableColumn[Change], ...] = (
    TableColumn("name", "Gemeente", _change_name, width=190),
    TableColumn("comes", "Wat", _come_or_go, width=110),
    TableColumn("kind", "Soort", _change_kind, width=110),
    TableColumn("text", "Omschrijving", _change_text, tip=_change_ground, width=0),
)


def _move_name(move: Move) -> str:
    return move.name


def _stand(move: Move) -> str:
    """Return the reference dates; the period of the old one only where it is another."""
    old, new = move.before, move.after
    if old is None or new is None or old.period != new.period:
        return _old_and_new(_day, move)
    days = [wording.day(each.reference_date) for each in (old, new)]
    return f"{new.period}, {' → '.join(dict.fromkeys(days))}"


def _named_stand(move: Move) -> str:
    return f"{move.name}: {_stand(move)}"


def _day(standing: Standing) -> str:
    return f"{standing.period}, {wording.day(standing.reference_date)}"


def _realised(standing: Standing) -> str:
    return "–" if standing.realised is None else wording.number(standing.realised)


def _task(standing: Standing) -> str:
    return "–" if standing.target is None else wording.number(standing.target)


def _balance(standing: Standing) -> str:
    to_date = standing.balance_to_date
    return "–" if to_date is None else wording.signed(to_date)


def _old_and_new(show: Callable[[Standing], str], move: Move) -> str:
    """Return the old and the new value; only the new one if it is equal or the first."""
    old, new = ("–" if s is None else show(s) for s in (move.before, move.after))
    return new if move.before is None or old == new else f"{old} → {new}"


def _both(key: str, title: str, show: Callable[[Standing], str]) -> TableColumn[Move]:
    text: Callable[[Move], str] = partial(_old_and_new, show)
    return TableColumn(key, title, text, side=Side.RIGHT, width=140)


MOVES: tuple[TableColumn[Move], ...] = (
    TableColumn("name", "Gemeente", _move_name, tip=_named_stand, width=190),
    TableColumn("day", "Stand", _stand, width=0, is_spare=True),
    _both("task", "Taakstelling", _task),
    _both("realised", "Gerealiseerd", _realised),
    _both("balance", "Saldo tot nu toe", _balance),
)
