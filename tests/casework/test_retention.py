"""What is past its term is listed, erased or kept longer with a reason; the record holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.casework.every_step import (
    FLEX,
    PROMISE,
    TODAY,
    VISIT,
)
from tests.conftest import Console, Desk, made_once
from tests.refusing import says
from toezichtdesk.casework import attachments, contacts, plans, retention
from toezichtdesk.casework.undo import redo, undo
from toezichtdesk.domain.casefile import AttachedTo, MeasureStatus
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.retention import TextKind
from toezichtdesk.paths import attachment_folder
from toezichtdesk.reports.record.journal import journal, last_act
from toezichtdesk.reports.texts import retention as report
from toezichtdesk.reports.texts.search import search
from toezichtdesk.store import connecting, schema
from toezichtdesk.store.backup import check
from toezichtdesk.store.sealed_rows import erasable

pytest_plugins = ("tests.casework.busy_desk",)

LATER = date(2031, 5, 1)
WHY = "Besluit archivaris 12."
WORDS = "Wethouder noemt de kade"


@made_once
def years_ago(desk: Desk) -> None:
    """Five years on: a talk that was changed, one taken back, a kept and an open agreement."""
    number = desk.act(contacts.log_contact, TODAY, replace(VISIT, summary=WORDS))
    changed = replace(VISIT, summary="Wethouder noemt de haven", counterpart="wethouder")
    desk.act(contacts.change_contact, TODAY, number, changed)
    desk.act(contacts.log_contact, TODAY, replace(VISIT, summary="Vergissing over de kade"))
    desk.act(undo, TODAY, desk.ask(last_act), reason="Verkeerde gemeente.")
    desk.act(contacts.add_agreement, TODAY, replace(PROMISE, text="Tekening sturen", done_on=TODAY))
    done = replace(FLEX, description="Oude school", status=MeasureStatus.DONE, actual_places=4)
    desk.act(plans.add_measure, TODAY, VISIT.municipality, done)
    letter = desk.folder / "brief van de wethouder.txt"
    letter.write_bytes(b"een brief om te wissen")
    desk.act(attachments.attach, TODAY, AttachedTo(contact=number), letter)
    desk.act(retention.set_term, LATER, TextKind.CONTACTS, 5)


@pytest.fixture
def old(busy: Desk) -> Desk:
    years_ago(busy)
    return busy


def texts(desk: Desk, day: date = LATER) -> list[str]:
    return [one.text for one in desk.ask(report.retention_list, day).expired]


def test_only_what_is_past_its_term_and_runs_no_more_is_on_the_list(old: Desk) -> None:
    result = texts(old)

    assert "Tekening sturen" in result
    assert "Wethouder noemt de haven · wethouder" in result
    assert "Vergissing over de kade" in result
    assert PROMISE.text not in result  # open
    assert "Oude school · " not in result  # no term for measures
    assert texts(old, date(2031, 4, 9)) == []
    old.act(retention.set_term, LATER, TextKind.PLANS, 1)
    assert "Oude school" in texts(old)
    assert not any(FLEX.description in text for text in texts(old))  # not finished


def test_an_erased_text_is_gone_everywhere_and_the_record_holds(
    old: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = old.ask(report.retention_list, LATER).expired
    old.ask(search, "haven")
    assert list(attachment_folder(old.path).glob("*.txt"))
    before = old.ask(last_act)
    monkeypatch.setattr(connecting, "BUSY_TIMEOUT_S", 0.05)
    with connecting.snapshot(old.path), pytest.raises(OfficerCanAct, check=says("ander programma")):
        old.act(retention.erase_expired, LATER, rows, WHY)
    assert list(attachment_folder(old.path).glob("*.txt"))  # nothing was recorded, so it stays

    old.act(retention.erase_expired, LATER, rows, WHY)

    assert texts(old) == []
    assert old.ask(last_act) == before + 1
    assert check(old.path).is_sound
    assert not list(attachment_folder(old.path).glob("*.txt"))
    content = old.path.read_bytes()
    for text in (WORDS, "de haven", "Vergissing over", "Tekening sturen", "brief van de"):
        assert text.encode() not in content
    assert old.ask(search, "haven").count == 0
    line = old.ask(journal, 1)[0]
    assert line.summary == f"{len(rows)} teksten gewist na de bewaartermijn. Reden: {WHY}"
    assert not line.can_be_undone


def test_what_is_kept_longer_comes_back_on_the_list_and_can_be_taken_back(old: Desk) -> None:
    (row,) = (one for one in old.ask(report.retention_list, LATER).expired if "haven" in one.text)
    until = date(2033, 1, 1)

    old.act(retention.keep_longer, LATER, [row], until, "Bezwaar loopt nog.")

    assert row.text not in texts(old)
    assert row.text in texts(old, until)
    act = old.ask(last_act)
    old.act(undo, LATER, act)
    assert row.text in texts(old)
    old.act(redo, LATER, act)
    assert row.text not in texts(old)


def test_what_does_not_add_up_is_refused(old: Desk) -> None:
    rows = old.ask(report.retention_list, LATER).expired
    for words, act, args in (
        ("niets gekozen", retention.erase_expired, ([], WHY)),
        ("reden ontbreekt", retention.erase_expired, (rows, " ")),
        ("intussen anders", retention.erase_expired, ([replace(rows[0], text="x")], WHY)),
        ("niet na vandaag", retention.keep_longer, (rows, LATER, WHY)),
        ("1 tot en met 99", retention.set_term, (TextKind.PLANS, 0)),
        ("al zo ingesteld", retention.set_term, (TextKind.CONTACTS, 5)),
    ):
        with pytest.raises(OfficerCanAct, check=says(words)):
            old.act(act, LATER, *args)


def test_every_table_with_texts_that_can_go_has_a_term() -> None:
    listed = {table.name for tables in report.TABLES.values() for table in tables}

    in_use = {"own_word"}  # a list that forms offer has no age; a name in it goes when it is asked
    assert listed | in_use == {table.name for table in schema.RECORDS if erasable(table)}


def test_the_console_sets_lists_keeps_and_erases(
    old: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    console = Console(old.path, capsys)

    def later(*words: object) -> object:
        return console("--today", LATER, "retention", *words)

    assert "eigen tellingen: 5 jaar" in later().out
    assert later("--term", "plans", "7").code == 0
    assert "Een soort x is er niet" in later("--term", "x", "7").err
    assert later("--export", tmp_path / "lijst.csv").code == 0
    (row,) = (one for one in old.ask(report.retention_list, LATER).expired if "haven" in one.text)
    name = f"contact:{row.key}"
    remaining = later("--keep", name, "--until", "2033-01-01", "--reason", "Bezwaar.")
    assert (remaining.code, "1 tekst langer bewaard" in remaining.out) == (0, True)
    assert "staat niet in de bewaarlijst" in later("--erase", name, "--reason", WHY).err
    assert later("--erase", "contacts").code == 1
    assert later("--erase", "contacts", "--reason", WHY).code == 0
    assert texts(old) == []
