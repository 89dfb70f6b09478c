"""What changed since the officer last looked: the overview then compared with now.

The only thing stored for it is a mark: the act and the day up to which everything was seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from sqlalchemy import Connection, select

from toezichtdesk import wording
from toezichtdesk.domain.acts import Act
from toezichtdesk.reports.answers.overview import ActionKind, NextAction, OverviewRow
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.pages.overview import overview, overview_rows
from toezichtdesk.reports.pages.worklist import Duty, worklist
from toezichtdesk.reports.record.acts_in_force import taken_back
from toezichtdesk.reports.urgency import When
from toezichtdesk.store import schema
from toezichtdesk.store.cache import cached, newest_line
from toezichtdesk.store.versions import last_act_on

Rows = Mapping[str, OverviewRow]


class News(Enum):
    """Kinds of change, in the order of the list; the value is the heading of the group."""

    FIGURES = "Nieuwe cijfers"
    PROPOSAL = "Voorstellen"
    TERM = "Termijnen en richtpunten"
    DUTY = "Nu te doen"
    OUTLOOK = "Vooruitzicht"


@dataclass(frozen=True, slots=True)
class Mark:
    """The last act seen, its moment, and the day.

    moment: another moment under the same number means another history, as after restoring a backup.
    """

    act: int
    on: date
    moment: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    code: empty for an import as a whole, and for work that one act settles for several.
    action: the work to do, if any. act: the import that brought it.
    """

    kind: News
    code: str
    name: str
    text: str
    action: NextAction | None = None
    act: int | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """The identity of the change, independent of its words."""
        about = self.action.key if self.action else ()
        return (self.kind, self.code, self.act, *about)


@dataclass(frozen=True, slots=True)
class Since:
    """The changes since a mark, by kind and name. now: the mark for having seen them all."""

    mark: Mark
    now: Mark
    changes: tuple[Change, ...]


def changes_since(connection: Connection, mark: Mark | None, today: date) -> Since:
    """Return what changed since the mark; nothing without a mark.

    The officer's own decisions are no news: a proposal that was decided on is left out.
    """
    now = _newest_mark(connection, today)
    if mark is None or mark == now:
        return Since(now, now, ())
    act = _act_of(connection, mark)
    asked = (act, mark.on)
    rows_then = cached(
        connection,
        "since",
        asked,
        lambda: overview_rows(AsKnown(connection, mark.on, act)),
        lambda rows, _act: rows,  # the past does not change
    )
    rows_now = overview(connection, today)
    then = {row.code: row for row in rows_then}
    changes = (
        *_figures(connection, act, then, rows_now),
        *_proposals(then, rows_now, _decided_since(connection, act)),
        *_pressing(rows_then, mark.on, rows_now, today),
        *_outlooks(then, rows_now),
    )
    order = {kind: place for place, kind in enumerate(News)}
    return Since(mark, now, tuple(sorted(changes, key=lambda each: order[each.kind])))


def _newest_mark(connection: Connection, today: date) -> Mark:
    line = newest_line(connection)
    return Mark(0, today) if line is None else Mark(line[0], today, line[1])


def _act_of(connection: Connection, mark: Mark) -> int:
    """Return the act of the mark; in another history the last one up to its day."""
    if mark.act == 0:
        return 0
    table = schema.journal
    moment = connection.execute(select(table.c.moment).where(table.c.id == mark.act)).scalar()
    return mark.act if moment == mark.moment else last_act_on(connection, mark.on)


def _figures(
    connection: Connection, act: int, then: Rows, now: Sequence[OverviewRow]
) -> Iterator[Change]:
    """Yield each import with the municipalities whose backlog it changed, the newest first.

    Finally the changes without an import in force: an undone one, or a settled balance.
    """
    lines, figures = schema.journal, schema.figure
    imports = connection.execute(
        select(lines.c.id, lines.c.moment, lines.c.summary)
        .where(lines.c.id > act, lines.c.act == Act.IMPORT)
        .order_by(lines.c.id.desc())
    ).all()
    undone = taken_back(connection) if imports else {}
    brought_before: set[str] = set()
    for line in imports:
        if line.id in undone:
            continue
        brought = set(
            connection.scalars(
                select(figures.c.municipality).where(figures.c.act == line.id).distinct()
            )
        )
        moved = [
            row
            for row in now
            if row.code in brought - brought_before and _backlog(then, row) is not None
        ]
        brought_before |= brought
        on = wording.day(datetime.fromisoformat(line.moment).date())
        yield Change(News.FIGURES, "", f"Import van {on}", line.summary, act=line.id)
        for row in moved:
            text = _backlog(then, row) or ""
            yield Change(News.FIGURES, row.code, row.name, text, act=line.id)
    for row in now:
        moved_otherwise = None if row.code in brought_before else _backlog(then, row)
        if moved_otherwise is not None:
            yield Change(News.FIGURES, row.code, row.name, moved_otherwise)


def _backlog(then: Rows, row: OverviewRow) -> str | None:
    """Return in Dutch how the backlog changed, None when it did not."""
    before = then[row.code].current_backlog if row.code in then else None
    if before == row.current_backlog:
        return None
    stand = row.standing
    of = f" ({stand.period}, stand {wording.day(stand.reference_date)})" if stand else ""
    return f"Achterstand {_persons(before)} → {_persons(row.current_backlog)}{of}"


def _persons(backlog: int | None) -> str:
    return "onbekend" if backlog is None else str(backlog)


def _decided_since(connection: Connection, act: int) -> frozenset[str]:
    table = schema.journal
    query = select(table.c.municipality).where(table.c.id > act, table.c.act == Act.DECIDE)
    return frozenset(code for code in connection.scalars(query) if code)


def _proposals(then: Rows, now: Sequence[OverviewRow], decided: frozenset[str]) -> Iterator[Change]:
    for row in now:
        before = then.get(row.code)
        was, is_now = _proposed(before), _proposed(row)
        if was == is_now or (not is_now and row.code in decided):
            continue
        if not is_now:
            text = f"Vervallen zonder besluit: {was}"
        elif was and row.code not in decided:
            text = f"Gewijzigd: {was} werd {is_now}"
        else:
            text = f"Nieuw: {is_now}"
        yield Change(News.PROPOSAL, row.code, row.name, text, _deciding(row))


def _proposed(row: OverviewRow | None) -> str:
    if row is None or row.proposal is None:
        return ""
    provisional = "voorlopig voorstel" if row.proposal_is_provisional else "voorstel"
    return f"{provisional} trede {row.rung} → {row.proposal}"


def _deciding(row: OverviewRow) -> NextAction | None:
    return next((each for each in row.actions if each.kind is ActionKind.DECIDE), None)


def _pressing(
    rows_then: Sequence[OverviewRow], on: date, rows_now: Sequence[OverviewRow], today: date
) -> Iterator[Change]:
    """Yield the work that became pressing, and what became late."""
    before = {_which(duty): duty.when for duty in worklist(rows_then, on)}
    for duty in worklist(rows_now, today):
        was = before.get(_which(duty))
        if duty.action.kind is ActionKind.DECIDE:
            continue
        if duty.when is When.LATE:
            is_new, kind = was is not When.LATE, News.TERM
        else:
            is_new = duty.when in _PRESSING and was not in (When.LATE, *_PRESSING)
            is_term = duty.action.kind is ActionKind.TERM and duty.action.open_since is not None
            kind = News.TERM if is_term else News.DUTY
        if is_new:
            yield Change(kind, duty.code, duty.name, _work(duty.action), duty.action)


_PRESSING = (When.NOW, When.TODAY)


def _which(duty: Duty) -> tuple[object, ...]:
    return (duty.code, duty.action.key)


def _work(action: NextAction) -> str:
    if action.due_on is not None:
        return f"{action.text} (uiterlijk {wording.day(action.due_on)})"
    if action.open_since is not None:
        return f"{action.text} (sinds {wording.day(action.open_since)})"
    return action.text


def _outlooks(then: Rows, now: Sequence[OverviewRow]) -> Iterator[Change]:
    """Yield where the expected balance at the end of the same period changed sides."""
    for row in now:
        before = then.get(row.code)
        if before is None or before.forecast is None or row.forecast is None:
            continue
        if before.standing is None or row.standing is None:
            continue
        if before.standing.period != row.standing.period:
            continue
        was_behind, is_behind = before.forecast.balance < 0, row.forecast.balance < 0
        if was_behind != is_behind:
            words = "een achterstand" if is_behind else "geen achterstand meer"
            text = f"De prognose voor het einde van {row.standing.period} is nu {words}"
            yield Change(News.OUTLOOK, row.code, row.name, text)
