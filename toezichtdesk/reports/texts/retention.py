"""The yearly retention list: texts past their term, by kind, unless kept longer for a reason.

The list contains texts that somebody typed; figures, days, rungs and grounds are kept for ever.
Open matters are not on it: an open agreement, an unfinished measure, and the newest decision and
plan of each municipality. The term starts at the last day in the row, or else when it was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Date, Row, Table, func, select

from toezichtdesk import wording
from toezichtdesk.domain.casefile import MeasureStatus
from toezichtdesk.domain.listing import Listing
from toezichtdesk.domain.retention import TextKind
from toezichtdesk.reports.settings import setting
from toezichtdesk.reports.texts.officials import strings
from toezichtdesk.store import schema
from toezichtdesk.store.erasing import GONE
from toezichtdesk.store.schema import BEFORE
from toezichtdesk.store.sealed_rows import erasable

TABLES: dict[TextKind, tuple[Table, ...]] = {
    TextKind.CONTACTS: (
        schema.contact,
        schema.planned_talk,
        schema.agreement,
        schema.attachment,
        schema.own_count,
    ),
    TextKind.PLANS: (schema.improvement_plan, schema.plan_measure, schema.measure_note),
    TextKind.DECISIONS: (
        schema.decision,
        schema.freeze,
        schema.term_event,
        schema.file_item,
        schema.warning_closure,
        schema.proposal_view,
        schema.put_off,
    ),
    TextKind.KNOWLEDGE: (schema.knowledge_item,),
}
_NEWEST_STAYS = (schema.decision, schema.improvement_plan)
_KEPT_LONGER = "kept_longer:"
_FINISHED = tuple(one.value for one in MeasureStatus if one.is_over)

_Row = Row[Any]
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Expired:
    """A row whose texts are past their term.

    table and key: which row. municipality: its name, empty if it concerns several.
    day: on which the term starts. is_gone: it was undone, and is kept as history.
    text: its content.
    """

    kind: TextKind
    table: str
    key: int
    municipality: str
    day: date
    is_gone: bool
    text: str

    @property
    def what(self) -> str:
        """Its kind, in Dutch."""
        return f"{wording.place_of_text(self.table)}{' (eerdere versie)' if self.is_gone else ''}"


@dataclass(frozen=True, slots=True)
class RetentionList:
    """The terms in years, None where none is set, and the expired rows, oldest first."""

    years: dict[TextKind, int | None]
    expired: tuple[Expired, ...]


def retention_list(connection: Connection, today: date) -> RetentionList:
    """Return the terms and what has expired today."""
    years = {kind: years_of(connection, kind) for kind in TextKind}
    expired = [
        row
        for kind, term in years.items()
        if term is not None
        for row in expired_of(connection, kind, term, today)
    ]
    return RetentionList(
        years, tuple(sorted(expired, key=lambda one: (one.day, one.table, one.key)))
    )


def setting_of(kind: TextKind) -> str:
    """Return the name of the setting with the term of a kind."""
    return f"retention:{kind.value}"


def kept_longer_of(table: str, key: int) -> str:
    """Return the name of the setting that keeps one row longer; its value is a day."""
    return f"{_KEPT_LONGER}{table}:{key}"


def years_of(connection: Connection, kind: TextKind) -> int | None:
    """Return the term of a kind in years, None when none is set."""
    value = setting(connection, setting_of(kind))
    return None if value is None else int(value)


def terms_of(connection: Connection) -> list[str]:
    """Return the terms that are set, in Dutch."""
    years = {kind: years_of(connection, kind) for kind in TextKind}
    return [
        f"{wording.text_kind(kind)}: {term_words(n)}" for kind, n in years.items() if n is not None
    ]


def expired_of(
    connection: Connection, kind: TextKind, years: int, today: date
) -> Iterator[Expired]:
    """Yield the rows of a kind past a term of so many years, unless kept longer."""
    limit = _years_before(today, years)
    context = _context(connection, today)
    for table in TABLES[kind]:
        for row, is_gone in _rows(connection, table):
            day, text = _day(connection, table, row), _excerpt(table, row)
            if day >= limit or not text or (table.name, key_of(table, row)) in context.kept:
                continue
            if is_gone or not _runs(table, row, context):
                code = _code(table, row, context)
                name = context.names.get(code, "")
                yield Expired(kind, table.name, key_of(table, row), name, day, is_gone, text)


@dataclass(frozen=True, slots=True)
class _Context:
    """Data read once. names: by code. kept: rows kept longer, by table and number.

    newest: numbers of the newest rows of each municipality. of_plans, of_measures, of_warnings:
    code
    of the municipality by number.
    """

    names: dict[str, str]
    kept: frozenset[tuple[str, int]]
    newest: dict[str, frozenset[int]]
    of_plans: dict[int, str]
    of_measures: dict[int, str]
    of_warnings: dict[int, str]


def _context(connection: Connection, today: date) -> _Context:
    place, plan, warning = schema.municipality, schema.improvement_plan, schema.early_warning
    table = schema.setting
    named = table.c.name.startswith(_KEPT_LONGER)
    protected = set()
    for name, until in connection.execute(select(table.c.name, table.c.value).where(named)):
        if date.fromisoformat(until) > today:
            _, of, number = name.split(":")
            protected.add((of, int(number)))
    newest = {
        each.name: frozenset(
            connection.execute(select(func.max(each.c.id)).group_by(each.c.municipality)).scalars()
        )
        for each in _NEWEST_STAYS
    }
    of_plans = _pairs(connection, plan.c.id, plan.c.municipality)
    measures = _pairs(connection, schema.plan_measure.c.id, schema.plan_measure.c.plan)
    return _Context(
        _pairs(connection, place.c.code, place.c.name),
        frozenset(protected),
        newest,
        of_plans,
        {number: of_plans.get(of, "") for number, of in measures.items()},
        _pairs(connection, warning.c.id, warning.c.municipality),
    )


def _pairs(
    connection: Connection, key: ColumnElement[_Key], value: ColumnElement[_Value]
) -> dict[_Key, _Value]:
    return {row[0]: row[1] for row in connection.execute(select(key, value))}


def term_words(years: int) -> str:
    """Return a term in Dutch."""
    return f"{years} jaar"


def key_of(table: Table, row: _Row) -> int:
    """Return the primary key of a row."""
    (column,) = table.primary_key
    return int(row._mapping[column.name])


def listing(retention: RetentionList) -> Listing:
    """Return the list as a table, for approval."""
    headings = ("Soort", "Gemeente", "Datum", "Wat", "Tekst", "Termijn in jaren")
    rows = tuple(
        (
            wording.text_kind(one.kind),
            one.municipality,
            one.day,
            one.what,
            one.text,
            retention.years[one.kind],
        )
        for one in retention.expired
    )
    return Listing("Bewaarlijst", headings, rows)


def as_text(retention: RetentionList) -> str:
    """Return the terms and the list in Dutch, a line for each."""
    terms = [
        f"{wording.text_kind(kind)}: {'geen termijn ingesteld' if term is None else f'{term} jaar'}"
        for kind, term in retention.years.items()
    ]
    lines = [
        f"{one.table}:{one.key}  {wording.day(one.day)}  {one.municipality or '–'}  "
        f"{one.what}: {' '.join(one.text.split())}"
        for one in retention.expired
    ]
    return "\n".join([*terms, "", *(lines or ["Niets is over zijn termijn."])])


def _rows(connection: Connection, table: Table) -> Iterator[tuple[_Row, bool]]:
    """Yield each row with False, and the last version of each removed row with True."""
    (key,) = table.primary_key
    twin = BEFORE[table.name]
    present = set()
    for row in connection.execute(select(table)):
        present.add(row._mapping[key.name])
        yield row, False
    gone: dict[int, _Row] = {}
    query = select(*(twin.c[column.name] for column in table.c)).order_by(twin.c.replaced_by)
    for row in connection.execute(query):
        if row._mapping[key.name] not in present:
            gone[row._mapping[key.name]] = row
    for row in gone.values():
        yield row, True


def _excerpt(table: Table, row: _Row) -> str:
    texts = strings([row._mapping[column.name] for column in erasable(table)])
    return " · ".join(text for text in texts if text and text != GONE)


def _day(connection: Connection, table: Table, row: _Row) -> date:
    days = [row._mapping[column.name] for column in table.c if isinstance(column.type, Date)]
    dated: list[date] = [day for day in days if day is not None]
    if dated:
        return max(dated)
    query = select(schema.journal.c.moment).where(schema.journal.c.id == row._mapping["act"])
    return date.fromisoformat(str(connection.execute(query).scalar_one())[:10])


def _runs(table: Table, row: _Row, context: _Context) -> bool:
    """Return whether the row is still open or current."""
    if table is schema.agreement:
        return row._mapping["done_on"] is None
    if table is schema.plan_measure:
        return row._mapping["status"] not in _FINISHED
    return table in _NEWEST_STAYS and key_of(table, row) in context.newest[table.name]


def _code(table: Table, row: _Row, context: _Context) -> str:
    if "municipality" in table.c:
        return str(row._mapping["municipality"])
    if table is schema.plan_measure:
        return context.of_plans.get(row._mapping["plan"], "")
    if table is schema.measure_note:
        return context.of_measures.get(row._mapping["measure"], "")
    return (
        context.of_warnings.get(key_of(table, row), "") if table is schema.warning_closure else ""
    )


def _years_before(today: date, years: int) -> date:
    is_leap_day = (today.month, today.day) == (2, 29)
    return today.replace(year=today.year - years, day=28 if is_leap_day else today.day)
