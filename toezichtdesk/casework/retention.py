"""How long texts are kept, and what happens to those past their term: erased, or kept longer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, select

from toezichtdesk import wording
from toezichtdesk.casework import journal
from toezichtdesk.casework.attachments import destroy_expired
from toezichtdesk.casework.settings import put
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import Signature
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.domain.retention import LONGEST, TextKind
from toezichtdesk.reports.texts.officials import SHORTEST, strings, without
from toezichtdesk.reports.texts.retention import (
    Expired,
    kept_longer_of,
    retention_list,
    setting_of,
    years_of,
)
from toezichtdesk.store import schema
from toezichtdesk.store.erasing import GONE, reword
from toezichtdesk.store.schema import BEFORE
from toezichtdesk.store.sealed_rows import erasable, key_columns


def set_term(connection: Connection, by: Signature, kind: TextKind, years: int | None) -> int:
    """Keep the texts of a kind for so many years from now on; return the act. None: no term.

    Raises:
        OfficerCanAct: there is no such term, or it is so already.
    """
    before = years_of(connection, kind)
    if years is not None and not 1 <= years <= LONGEST:
        raise OfficerCanAct(Obstacle.TERM_OUT_OF_RANGE, longest=LONGEST)
    if years == before:
        raise OfficerCanAct(Obstacle.ALREADY_SO)
    term = "geen" if years is None else f"{years} jaar"
    act = journal.write(
        connection,
        by,
        Act.SET_RETENTION,
        f"Bewaartermijn van {wording.text_kind(kind).lower()}: {term}.",
        kind=kind.value,
        before=before,
        after=years,
    )
    put(connection, setting_of(kind), None if years is None else str(years), act)
    return act


def keep_longer(
    connection: Connection, by: Signature, rows: Sequence[Expired], until: date, reason: str
) -> int:
    """Keep texts that are past their term until a day, with a reason; return the act.

    Raises:
        OfficerCanAct: nothing was chosen, the list has changed since, the day is not to come,
            or there is no reason.
    """
    _check(connection, by, rows, reason)
    if until <= by.today:
        raise OfficerCanAct(Obstacle.KEPT_UNTIL_NOT_TO_COME, until=until)
    act = journal.write(
        connection,
        by,
        Act.KEEP_LONGER,
        f"{_texts(len(rows))} langer bewaard, tot {wording.day(until)}. "
        f"Reden: {wording.closed(reason)}",
        rows=[f"{one.table}:{one.key}" for one in rows],
        until=until,
        reason=reason.strip(),
    )
    for one in rows:
        put(connection, kept_longer_of(one.table, one.key), until.isoformat(), act)
    return act


def erase_expired(
    connection: Connection, by: Signature, rows: Sequence[Expired], reason: str
) -> int:
    """Replace texts past their term by `[gewist]`, earlier versions too; return the act.

    Figures, days, rungs and the lines themselves stay, and every seal holds. The act cannot be
    taken back. reason: by whom it was approved, or which rule asks it.

    Raises:
        OfficerCanAct: nothing was chosen, the list has changed since, or there is no reason.
    """
    _check(connection, by, rows, reason)
    act = journal.write(
        connection,
        by,
        Act.ERASE_EXPIRED,
        f"{_texts(len(rows))} gewist na de bewaartermijn. Reden: {wording.closed(reason)}",
        rows=[f"{one.table}:{one.key}" for one in rows],
        reason=reason.strip(),
    )
    for one in rows:
        _erase(connection, one, act)
    return act


def _check(connection: Connection, by: Signature, rows: Sequence[Expired], reason: str) -> None:
    if not rows:
        raise OfficerCanAct(Obstacle.NOTHING_CHOSEN)
    if not reason.strip():
        raise OfficerCanAct(Obstacle.NO_REASON_OF_RETENTION)
    if not set(rows) <= set(retention_list(connection, by.today).expired):
        raise OfficerCanAct(Obstacle.RETENTION_LIST_CHANGED)


def _erase(connection: Connection, one: Expired, act: int) -> None:
    """Erase the texts of every version of a row, and the same words in the lines of its acts."""
    table = schema.metadata.tables[one.table]
    twin = BEFORE[one.table]
    (key,) = key_columns(table)
    texts = [column.name for column in erasable(table)]
    erased: set[str] = set()
    versions: set[int] = set()
    lines: set[int] = set()
    for source in (table, twin):
        for row in connection.execute(select(source).where(source.c[key.name] == one.key)):
            held = row._mapping
            held_texts = strings([held[name] for name in texts])
            erased |= {text for text in held_texts if text and text != GONE}
            versions.add(held["act"])
            lines |= {held["act"], held.get("replaced_by"), held.get("restored_by")} - {None}
    for written in sorted(versions):
        reword(connection, table, (one.key,), written, act, _gone)
    for line in sorted(lines):
        _reword_line(connection, line, erased, act)
    if table is schema.attachment:
        destroy_expired(connection, one.key, act)


def _reword_line(connection: Connection, line: int, erased: set[str], act: int) -> None:
    longest_first = sorted(filter(_tells, erased), key=len, reverse=True)

    def changed(value: object) -> object:
        return _without(value, longest_first)

    reword(connection, schema.journal, (line,), line, act, changed)


def _tells(text: str) -> bool:
    """Return whether a text is long enough to be searched for within other texts."""
    return sum(character.isalpha() for character in text) >= SHORTEST


def _gone(value: object) -> object:
    if isinstance(value, list):
        return [GONE for _ in value]
    return GONE if value else value


def _without(value: object, texts: Sequence[str]) -> object:
    if isinstance(value, dict):
        return {name: _without(part, texts) for name, part in value.items()}
    if isinstance(value, list):
        return [_without(part, texts) for part in value]
    if not isinstance(value, str):
        return value
    for text in texts:
        value = GONE if value == text else without(value, text.strip().rstrip("."))
    return value


def _texts(count: int) -> str:
    return "1 tekst" if count == 1 else f"{count} teksten"
