"""The program beside a second opinion (`model`) on random histories of many half-years."""

from __future__ import annotations

import csv
import json
import os
import subprocess
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import date, timedelta
from io import StringIO
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.conftest import Desk
from tests.oracle import half_years
from tests.oracle.model import Gemeente
from tests.oracle.years import Seen, play
from toezichtdesk.casework import decide, freezes, policies, terms
from toezichtdesk.cli import commands
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.terms import FileItemData, FileItemKind
from toezichtdesk.reports.pages.knowledge import municipality_names
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.pages.proposals import proposal_list

NAMES = ("Delft", "Ede", "Zeist", "Assen", "Gouda")
FIRST = half_years.half(2016, 1)
HISTORIES = int(os.environ.get("ORACLE_HISTORIES", "50"))
CONSOLE_HISTORIES = int(os.environ.get("ORACLE_CONSOLE_HISTORIES", "1"))
CONSOLE_CROWD = int(os.environ.get("ORACLE_CONSOLE_CROWD", "1"))
COMMAND = os.environ.get("ORACLE_COMMAND", "")  # an installed program to ask, each time anew
MOST_HALF_YEARS = int(os.environ.get("ORACLE_HALF_YEARS", "3"))
CROWD = 45  # municipalities in one database, each with a history of its own
QUIET = settings(
    phases=[Phase.generate],  # a history that differs is read as it is: shrinking it takes minutes
    max_examples=max(3, HISTORIES // CROWD),
    deadline=None,
    database=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,  # `new_desk` makes a desk for each example
    ],
)

NewDesk = Callable[[], Desk]
Row = tuple[int | None, ...]


def take_in(
    desk: Desk, seen: dict[str, Gemeente], today: date, period: int, stand: date, **rows: Row
) -> None:
    """Record the same rows in the program and in the model."""
    act = desk.figures(today, half_years.name(period), stand, **rows)
    for name, row in rows.items():
        seen[name].record(act, period, stand, *row, on=today)


def compare_figures(desk: Desk, seen: dict[str, Gemeente], today: date) -> None:
    rows = {row.name: row for row in desk.ask(overview, today)}
    for name, municipality in seen.items():
        newest = municipality.newest()
        if newest is None:
            continue
        standing = rows[name].standing
        assert standing is not None
        where = f"{name} {half_years.name(newest[0])} {newest[1]}"
        assert standing.balance == municipality.whole_balance(*newest), where
        assert standing.balance_to_date == municipality.balance(*newest), where


figures = st.tuples(
    st.integers(0, 60),  # target
    st.integers(0, 60),  # housed at the end
    st.sampled_from([None, None, None, -30, -8, 0, 5]),  # an opening balance that a sheet names
    st.sampled_from([None, None, -4, 3]),  # how much the closing before is corrected by
)


@QUIET
@given(data=st.data(), count=st.integers(2, 14), people=st.integers(1, 5))
def test_balances_over_the_whole_history(
    new_desk: NewDesk, data: st.DataObject, count: int, people: int
) -> None:
    desk = new_desk()
    try:
        seen = {name: Gemeente() for name in NAMES[:people]}
        for period in range(FIRST, FIRST + count):
            today = half_years.first_day(period + 1) + timedelta(days=3)
            drawn = {name: data.draw(figures) for name in seen}
            first = period == FIRST
            rows: dict[str, Row] = {
                name: (target, 0 if first else opening, housed)
                for name, (target, housed, opening, _) in drawn.items()
            }
            take_in(desk, seen, today, period, half_years.first_day(period + 1), **rows)
            corrected: dict[str, Row] = {}
            for name, municipality in seen.items():
                change, before = drawn[name][3], municipality.closing_stand(period - 1)
                if change is None or before is None:
                    continue
                housed = municipality.housed[period - 1][before][0]
                if max(0, housed + change) != housed:
                    corrected[name] = (None, None, max(0, housed + change))
            if corrected:
                stand = half_years.first_day(period)
                take_in(desk, seen, today, period - 1, stand, **corrected)
        compare_figures(desk, seen, today)
    finally:
        desk.database.close()


@QUIET
@given(data=st.data(), count=st.integers(2, 6))
def test_the_order_of_imports_changes_no_balance_without_two_statements(
    new_desk: NewDesk, data: st.DataObject, count: int
) -> None:
    desk = new_desk()
    try:
        seen = {"Delft": Gemeente()}
        today = half_years.first_day(FIRST + count) + timedelta(days=3)
        for period in data.draw(st.permutations(range(FIRST, FIRST + count))):
            target, housed, _, _ = data.draw(figures)
            row = (target, -5 if period == FIRST else None, housed)
            take_in(desk, seen, today, period, half_years.first_day(period + 1), Delft=row)
        compare_figures(desk, seen, today)
    finally:
        desk.database.close()


class Acts:
    """The program by its acts, without a window."""

    can = frozenset({"policy", "freeze", "term"})

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._codes = {name: code for code, name in desk.ask(municipality_names)}

    def figures(self, today: date, period: str, stand: date, rows: dict[str, Row]) -> int:
        return self._desk.figures(today, period, stand, says_since=False, **rows)

    def accept(self, today: date, name: str, reference: str, day: date) -> int:
        values = {"decided_on": day, "reference": reference}
        return int(self._desk.act(decide.accept, today, self._codes[name], **values))

    def place(self, today: date, name: str, rung: int, reference: str, day: date) -> int:
        values = {"decided_on": day, "reference": reference, "motive": "anders"}
        return int(self._desk.act(decide.place, today, self._codes[name], rung, **values))

    def freeze(self, today: date, name: str, until: date) -> None:
        ground = Freeze(today, until, "brand", "brand in de opvang")
        self._desk.act(freezes.freeze, today, self._codes[name], ground)

    def give_term(self, today: date, name: str, kind: str, until: date) -> None:
        letter = FileItemData(self._codes[name], FileItemKind(kind), today, due_on=until)
        self._desk.act(terms.file, today, letter)

    def set_policy(self, today: date, name: str, values: dict[str, Any]) -> None:
        self._desk.act(policies.add_version, today, name, today, "De proef.", values)

    def seen(self, today: date, known_on: date | None = None) -> Seen:
        answer = self._desk.ask(proposal_list, today, known_on)
        now = {row.name: row.to_rung for row in answer.open}
        later = {row.name: row.to_rung for row in answer.provisional}
        return {
            row.name: (
                row.standing and row.standing.balance,
                row.standing and row.standing.balance_to_date,
                now.get(row.name),
                later.get(row.name),
            )
            for row in self._desk.ask(overview, today, known_on)
        }


class Commands:
    """The program by its console: sheets in, JSON out."""

    can: frozenset[str] = frozenset()

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._acts = 0

    def figures(self, today: date, period: str, stand: date, rows: dict[str, Row]) -> int:
        path = self._desk.folder / f"{period} {stand} {today}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            sheet = csv.writer(file, delimiter=";")
            sheet.writerow(("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Trede"))
            # A value on the first row alone is asked: is it that of all rows?
            columns = [[row for row in rows.values() if row[c] is not None] for c in range(4)]
            alone = [column[0] for column in columns if len(column) == 1]
            listed = sorted(rows.items(), key=lambda row: any(row[1] is one for one in alone))
            sheet.writerows((name, *row) for name, row in listed)
        self._say(today, "import", path, "--period", period, "--reference-date", stand)
        return self._next()

    def accept(self, today: date, name: str, reference: str, day: date) -> int:
        self._say(today, "decide", name, "--accept", "--date", day, "--reference", reference)
        return self._next()

    def place(self, today: date, name: str, rung: int, reference: str, day: date) -> int:
        texts = ("--motive", "anders", "--date", day, "--reference", reference)
        self._say(today, "decide", name, "--rung", rung, *texts)
        return self._next()

    def freeze(self, today: date, name: str, until: date) -> None:
        raise NotImplementedError

    def give_term(self, today: date, name: str, kind: str, until: date) -> None:
        raise NotImplementedError

    def set_policy(self, today: date, name: str, values: dict[str, Any]) -> None:
        raise NotImplementedError

    def seen(self, today: date, known_on: date | None = None) -> Seen:
        of = ("--json",) if known_on is None else ("--json", "--known-on", known_on)
        result: dict[bool, dict[str, int]] = {False: {}, True: {}}
        for row in json.loads(self._say(today, "proposals", *of)):
            if not row["reassessment"]:
                result[row["provisional"]][row["name"]] = row["to_rung"]
        return {
            row["name"]: (
                row["balance"],
                row["balance_to_date"],
                result[False].get(row["name"]),
                result[True].get(row["name"]),
            )
            for row in json.loads(self._say(today, "overview", *of))
        }

    def _next(self) -> int:
        """Return a number for an act: only their order counts."""
        self._acts += 1
        return self._acts

    def _say(self, today: date, *arguments: object) -> str:
        given = ("--database", self._desk.path, "--today", today, *arguments)
        texts = [str(one) for one in given]
        if COMMAND:
            done = subprocess.run([COMMAND, *texts], capture_output=True, text=True, check=False)
            assert done.returncode == commands.DONE, (arguments, done.stdout, done.stderr)
            return done.stdout
        with redirect_stdout(StringIO()) as text:
            assert commands.main(texts) == commands.DONE, arguments
        return text.getvalue()


@settings(QUIET, max_examples=max(1, HISTORIES // CROWD))
@given(seed=st.integers(0, 2**32))
def test_what_is_proposed_and_decided_over_the_years(new_desk: NewDesk, seed: int) -> None:
    desk = new_desk()
    try:
        play(Acts(desk), Random(seed), MOST_HALF_YEARS, CROWD)
    finally:
        desk.database.close()


@settings(QUIET, max_examples=max(1, CONSOLE_HISTORIES // CONSOLE_CROWD))
@given(seed=st.integers(0, 2**32))
def test_what_the_console_tells_over_the_years(new_desk: NewDesk, seed: int) -> None:
    desk = new_desk()
    try:
        play(Commands(desk), Random(seed), MOST_HALF_YEARS - 1, CONSOLE_CROWD)
    finally:
        desk.database.close()


def test_the_model_names_half_years_as_the_field_does() -> None:
    assert [
        half_years.name(half_years.half(2025, 2)),
        half_years.name(half_years.half(2026, 1)),
    ] == ["2025-II", "2026-I"]
