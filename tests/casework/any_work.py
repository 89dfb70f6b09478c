"""An officer's work as a state machine, compared with a model that only remembers whole states.

The model is a copy of every table after each act, by the acts that count then. An act that is taken
back leaves the tables of the model without it; carried out again, those with it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.casework.undo_tools import LOG
from tests.conftest import Desk, signed
from toezichtdesk.casework import (
    contacts,
    decide,
    freezes,
    layouts,
    municipalities,
    plans,
    policies,
    settings,
    target_swaps,
    terms,
)
from toezichtdesk.casework.opening import open_or_begin
from toezichtdesk.casework.undo import redo, undo
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.casefile import (
    AgreementData,
    ContactData,
    Horizon,
    Party,
    PlanDates,
    PlanMeasureData,
)
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import Column, Layout
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.record.journal import journal, last_act
from toezichtdesk.reports.undoing import next_turns
from toezichtdesk.store.backup import back_up, check, restore

TODAY = date(2026, 4, 10)
NAMES = {"Delft": "GM0503", "Ede": "GM0228", "Gouda": "GM0513"}
names = st.sampled_from(tuple(NAMES))
codes = st.sampled_from(tuple(NAMES.values()))
small = st.integers(0, 40)
words = st.sampled_from(("Over de flexwoningen", "Sleutels in mei", "Anders"))
GS = {"decided_on": TODAY, "reference": "GS 2026-1"}
Tables = dict[str, list[tuple[Any, ...]]]


@cache
def _begun() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "toezichtdesk.db"
        open_or_begin(path, signed(date(2026, 1, 1))).close()
        return path.read_bytes()


class AnyWork(RuleBasedStateMachine):
    """One officer, one file; every rule is an act that may be refused and then changes nothing."""

    @initialize()
    def begin(self) -> None:
        self.room = TemporaryDirectory()
        folder = Path(self.room.name)
        (folder / "toezichtdesk.db").write_bytes(_begun())
        self.desk = Desk(folder)
        self.before: list[tuple[int, Tables]] = []  # of each act that counts, what was before it
        self.after: list[tuple[int, Tables]] = []  # of each act taken back, what was after it
        self.copies = 0

    @rule(
        counted=st.dictionaries(names, st.tuples(small, small), min_size=1),
        day=st.sampled_from((date(2026, 1, 31), date(2026, 3, 1), date(2026, 4, 1))),
    )
    def import_figures(self, counted: dict[str, tuple[int, int]], day: date) -> None:
        stands = {name: (30 + more, -6, done) for name, (more, done) in counted.items()}
        self._do(lambda: self.desk.figures(TODAY, "2026-I", day, **stands))

    @rule(code=codes, kind=st.sampled_from(ContactKind), text=words)
    def log(self, code: str, kind: ContactKind, text: str) -> None:
        promise = AgreementData(code, Party.PROVINCE, text, TODAY + timedelta(days=9))
        draft = ContactData(code, TODAY, kind, text)
        self._act(contacts.log_contact, draft, [promise])

    @rule(place=small, text=words)
    def change(self, place: int, text: str) -> None:
        if row := self._row("contact", place):
            draft = ContactData(row[1], TODAY, ContactKind.VISIT, text)
            self._act(contacts.change_contact, row[0], draft)

    @rule(place=small)
    def withdraw(self, place: int) -> None:
        if row := self._row("contact", place):
            self._act(contacts.withdraw_contact, row[0])

    @rule(place=small)
    def keep_promise(self, place: int) -> None:
        if row := self._row("agreement", place):
            remaining = AgreementData(row[1], Party.PROVINCE, row[3], row[5], TODAY)
            self._act(contacts.change_agreement, row[0], replace(remaining, done_on=TODAY))

    @rule(code=codes, rung=st.integers(1, 6))
    def place(self, code: str, rung: int) -> None:
        self._act(decide.place, code, rung, motive="Zo besloten.", **GS)

    @rule(code=codes)
    def accept(self, code: str) -> None:
        self._act(decide.accept, code, **GS)

    @rule(code=codes, days=st.integers(0, 60))
    def plan(self, code: str, days: int) -> None:
        self._act(plans.record_dates, code, PlanDates(requested_on=TODAY - timedelta(days=days)))

    @rule(code=codes, text=words)
    def measure(self, code: str, text: str) -> None:
        self._act(plans.add_measure, code, PlanMeasureData(text, Horizon.SHORT_TERM))

    @rule(code=codes, days=st.integers(1, 60))
    def freeze(self, code: str, days: int) -> None:
        until = TODAY + timedelta(days=days)
        self._act(freezes.freeze, code, Freeze(TODAY, until, "brand", "Afgebrand."))

    @rule(code=codes)
    def thaw(self, code: str) -> None:
        self._act(freezes.end_freeze, code, TODAY)

    @rule(code=codes, way=st.sampled_from((terms.suspend, terms.resume)))
    def term(self, code: str, way: Callable[..., Any]) -> None:
        self._act(way, code, reason="Overleg met het Rijk.")

    @rule(number=st.integers(1, 40))
    def follow(self, number: int) -> None:
        recorded = self.desk.tables()["municipality"]
        self._act(municipalities.follow, [recorded[number][0]])

    @rule(margin=st.integers(0, 9), number=small)
    def policy(self, margin: int, number: int) -> None:
        values = {"growth_margin": margin}
        self._act(policies.add_version, f"Versie {number}", TODAY, "Besluit.", values)

    @rule(size=st.integers(0, 50))
    def setting(self, size: int) -> None:
        self._act(settings.keep_copies, size)

    @rule(name=words)
    def layout(self, name: str) -> None:
        result = Layout(name, "2|wie|klaar", (Column.MUNICIPALITY, Column.REALISED))
        self._act(layouts.remember, result)

    @rule(a=codes, b=codes, persons=st.integers(1, 5))
    def swap(self, a: str, b: str, persons: int) -> None:
        self._act(target_swaps.swap_targets, a, b, Period(2026, 1), persons, TODAY)

    @precondition(lambda self: self.before)
    @rule()
    def take_back(self) -> None:
        act, tables = self.before.pop()
        result = self.desk.ask(next_turns).undo
        assert result is not None
        assert result.line.id == act
        now = self._tables()
        self.desk.act(undo, TODAY, act, reason="Vergissing.")
        assert self._tables() == tables
        self.after.append((act, now))

    @precondition(lambda self: self.after)
    @rule()
    def carry_out_again(self) -> None:
        act, tables = self.after.pop()
        result = self.desk.ask(next_turns).redo
        assert result is not None
        assert result.line.id == act
        now = self._tables()
        self.desk.act(redo, TODAY, act)
        assert self._tables() == tables
        self.before.append((act, now))

    @precondition(lambda self: self.before)
    @rule(place=small)
    def take_back_an_earlier_one(self, place: int) -> None:
        """Anywhere in the past: refused with nothing written, or the record still holds."""
        act, _ = self.before[place % len(self.before)]
        whole = self.desk.tables()
        try:
            self.desk.act(undo, TODAY, act, reason="Vergissing.")
        except OfficerCanAct:
            assert self.desk.tables() == whole
            return
        self.before, self.after = [], []

    @rule()
    def copy_and_put_back(self) -> None:
        self.copies += 1
        tables, path = self.desk.tables(), self.desk.path
        copy = back_up(path, path.with_name(f"kopie-{self.copies}.db")).path
        self.desk.database.close()
        restore(copy, path)
        self.desk = Desk(self.desk.folder)
        assert self.desk.tables() == tables

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            assert check(self.desk.path).broken == ()
            self.desk.database.close()
            self.room.cleanup()

    def _act(self, act: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        self._do(lambda: self.desk.act(act, TODAY, *args, **kwargs))

    def _do(self, work: Callable[[], Any]) -> None:
        tables, newest = self._tables(), self.desk.ask(last_act)
        with suppress(OfficerCanAct):
            work()
        (line,) = self.desk.ask(journal, 1)
        if line.id == newest:
            assert self._tables() == tables
            return
        assert line.act not in (Act.UNDO, Act.REDO)
        self.before.append((line.id, tables))
        self.after = []

    def _tables(self) -> Tables:
        return self.desk.tables(besides=LOG)

    def _row(self, table: str, place: int) -> tuple[Any, ...] | None:
        rows = self.desk.tables()[table]
        return rows[place % len(rows)] if rows else None
