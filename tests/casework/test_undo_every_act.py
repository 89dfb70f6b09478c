"""Undoing any act restores every table, and redoing it brings the result back."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection

from tests.casework.every_step import (
    STEPS,
    TODAY,
    WHY,
    perform,
)
from tests.casework.undo_tools import LOG
from tests.conftest import Desk, rows_of_tables
from toezichtdesk.casework.undo import redo, undo
from toezichtdesk.domain.acts import Act
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.record.acts_in_force import NEVER_TAKEN_BACK
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.reports.undoing import next_turns, redo_prospect, undo_prospect
from toezichtdesk.store import schema

pytest_plugins = ("tests.casework.busy_desk",)


def test_every_act_of_the_journal_is_tried_or_never_taken_back() -> None:
    elsewhere = {
        Act.IMPORT,
        Act.SETTLE_BALANCE,
        Act.KEEP_LONGER,
    }  # test_undo, _balances, _retention
    assert set(Act) == {*STEPS, *NEVER_TAKEN_BACK, *elsewhere}


@pytest.mark.parametrize("name", STEPS, ids=str)
def test_taken_back_every_table_is_what_it_was_and_carried_out_again_what_it_became(
    busy: Desk, name: Act
) -> None:
    before = busy.ask(tables_and_overview)
    act = perform(busy, name)
    after = busy.ask(tables_and_overview)
    assert after[0] != before[0]

    for _ in range(2):
        assert busy.ask(offered, act) == ("undo", "undo")
        busy.act(undo, TODAY, act, reason=WHY)
        assert busy.ask(tables_and_overview) == before
        assert busy.ask(offered, act) == ("redo", "redo")
        busy.act(redo, TODAY, act)
        assert busy.ask(tables_and_overview) == after
    texts = [line.act for line in busy.ask(journal, 5)]
    assert texts == [Act.REDO, Act.UNDO, Act.REDO, Act.UNDO, name]


def tables_and_overview(connection: Connection) -> tuple[object, object]:
    return rows_of_tables(connection, besides=LOG), overview(connection, TODAY)


def offered(connection: Connection, act: int) -> tuple[str, str]:
    """Return what Ctrl+Z or Ctrl+Y, and the line of the act in the journal, offer to do with it."""
    turns = next_turns(connection)
    line = next(row for row in journal(connection) if row.id == act)
    by_keys = [
        what
        for what, turn in (("redo", turns.redo), ("undo", turns.undo))
        if turn is not None and turn.line.id == act and turn.name
    ]
    by_line = [
        what for what, can in (("redo", line.can_be_redone), ("undo", line.can_be_undone)) if can
    ]
    prospect_of = redo_prospect if by_line == ["redo"] else undo_prospect
    prospect = prospect_of(connection, act)
    assert (prospect.refusal, prospect.later) == (None, ())
    return " ".join(by_keys), " ".join(by_line)


def test_every_table_is_in_the_scheme_or_listed_with_a_reason() -> None:
    twins = {twin.name for twin in schema.BEFORE.values()}
    for table in schema.metadata.sorted_tables:
        if table.name not in twins:
            assert (table.name in schema.BEFORE) != bool(schema.OUTSIDE.get(table.name))
    for name, twin in schema.BEFORE.items():
        own = {column.name for column in schema.metadata.tables[name].c}
        assert {column.name for column in twin.c} == own | {"replaced_by", "restored_by"}
