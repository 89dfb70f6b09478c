"""Each stored decision follows from its stored figures and policy version, or is reported.

The seals are made anew here: whoever does that is still found by the rules themselves.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Desk, made_once
from toezichtdesk.casework import decide
from toezichtdesk.paths import backup_folder
from toezichtdesk.reports.judging.grounded import ungrounded
from toezichtdesk.store import guards, sealing
from toezichtdesk.store.backup import automatic_backup
from toezichtdesk.store.database import Database

TODAY = date(2026, 1, 12)


@made_once
def on_a_growing_backlog(desk: Desk) -> None:
    """Delft rose from rung 1 on a growing backlog: R2."""
    desk.figures(TODAY, "2025-II", date(2025, 12, 31), Delft=(60, -10, 20, 1))
    desk.act(decide.accept, TODAY, "GM0503")


@pytest.fixture
def decided(desk: Desk) -> Desk:
    on_a_growing_backlog(desk)
    return desk


def tampered(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        guards.lift_guards(raw)
        assert raw.execute(statement).rowcount == 1
        raw.execute("DELETE FROM seal")
        sealing.seal(raw, None)
        guards.set_guards(raw)


def test_a_decision_of_the_program_follows(decided: Desk) -> None:
    assert decided.ask(ungrounded) == ()


@pytest.mark.slow
def test_every_decision_of_the_example_follows(built_example: Path) -> None:
    with Database.open(built_example).reading() as connection:
        assert ungrounded(connection) == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("rule = 'R1'", "volgt niet"),
        ("rule = 'R3'", "volgt niet"),
        ("rule = 'unknown'", "volgt niet"),
        ("rung = 4", "volgt niet"),
        ("rung = 1, rule = 'R1'", "volgt niet"),
        ("from_rung = 3", "volgt niet"),
        ("basis_realised = 60", "volgt niet"),
        ("basis_opening_balance = NULL, basis_total_task = NULL", "volgt niet"),
        ("policy = 'Eigen beleid'", "beleidsversie Eigen beleid is er niet"),
    ],
)
def test_a_decision_that_does_not_follow_is_named(
    decided: Desk, console: Any, change: str, words: str
) -> None:
    assert console("check", database=decided.path).code == 0
    decided.database.close()
    where = "kind != 'start'"
    tampered(decided.path, f"UPDATE decision SET {change} WHERE {where}")

    output = console("check", database=decided.path)

    assert output.code == 1
    assert "Besluit van 12-01-2026 over GM0503" in output.out
    assert words in output.out


@pytest.mark.parametrize("change", ["SET reference = 'x'", "DELETE"])
def test_a_broken_row_is_named_with_what_the_newest_copy_says(
    decided: Desk, console: Any, change: str
) -> None:
    decided.database.close()
    made = automatic_backup(decided.path, backup_folder(decided.path), "bij-afsluiten").path
    begin = "DELETE FROM decision" if change == "DELETE" else f"UPDATE decision {change}"
    with closing(sqlite3.connect(decided.path, isolation_level=None)) as raw:
        guards.lift_guards(raw)
        raw.execute(f"{begin} WHERE kind != 'start'")
        guards.set_guards(raw)

    output = console("check", database=decided.path)

    assert output.code == 1
    assert f"In de kopie {made.name} stond: id 2, municipality GM0503" in output.out
    assert "rule R2" in output.out


def test_a_decision_on_rung_four_counts_from_the_backlog_under_the_one_before(
    decided: Desk, console: Any
) -> None:
    """From 70 to 60 is an improvement on the period before, but growth since 50 was decided on."""
    decided.act(
        decide.place, TODAY, "GM0503", 4, motive="Langdurig.", decided_on=TODAY, reference="GS-1"
    )
    later = date(2026, 7, 6)
    decided.figures(later, "2026-I", date(2026, 6, 30), Delft=(60, -70, 70))
    decided.act(decide.accept, later, "GM0503", decided_on=later, reference="GS-2")

    with decided.database.reading() as connection:
        rules = connection.exec_driver_sql("SELECT rule, rung FROM decision ORDER BY id").all()
    assert rules[-1] == ("R2", 5)
    assert decided.ask(ungrounded) == ()
    assert console("check", database=decided.path).code == 0


def test_a_database_that_may_not_be_written_is_held_against_the_rules_too(
    decided: Desk, console: Any
) -> None:
    decided.database.close()
    decided.path.chmod(0o444)

    assert console("check", database=decided.path).code == 0
