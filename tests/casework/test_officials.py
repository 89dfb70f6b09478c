"""A person's data is found, handed over and erased; the record stays sound without the name."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.casework.every_step import (
    PROMISE,
    TODAY,
    VISIT,
)
from tests.conftest import Console, Desk, made_once
from tests.refusing import says
from toezichtdesk.casework import contacts, drafts, officials, terms
from toezichtdesk.casework.undo import undo
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.terms import FileItemData, FileItemKind
from toezichtdesk.paths import backup_folder
from toezichtdesk.reports.record.journal import journal, last_act
from toezichtdesk.reports.texts import officials as report
from toezichtdesk.reports.texts.search import search
from toezichtdesk.store import guards, schema
from toezichtdesk.store.backup import automatic_backup, check
from toezichtdesk.store.schema import BEFORE
from toezichtdesk.store.sealed_rows import erasable
from toezichtdesk.wording.erasing import PLACES

pytest_plugins = ("tests.casework.busy_desk",)

NAME = "Zoë van der Geheim"
WHY = "Verzoek van de betrokkene."


@made_once
def talk_with_a_person(desk: Desk) -> None:
    """A talk with the person, changed once; an agreement taken back; a draft."""
    draft = replace(VISIT, summary=f"{NAME} belde over Geheimstad.", counterpart=NAME)
    number = desk.act(contacts.log_contact, TODAY, draft)
    desk.act(
        contacts.change_contact,
        TODAY,
        number,
        replace(draft, summary="ZOE VAN DER GEHEIM belde opnieuw."),
    )
    desk.act(contacts.add_agreement, TODAY, replace(PROMISE, text=f"Brief aan {NAME}"))
    desk.act(undo, TODAY, desk.ask(last_act), reason=WHY)
    with desk.database.writing() as connection:
        drafts.keep(connection, "proef", VISIT.municipality, {"text": f"Vraag {NAME}"})


@pytest.fixture
def spoken(busy: Desk) -> Desk:
    talk_with_a_person(busy)
    return busy


def test_everything_about_a_person_is_found_in_whole_words(spoken: Desk) -> None:
    answer = spoken.ask(report.mentions, "zoe van der geheim")

    assert {one.where for one in answer} == {
        "Contact",
        "Contact (eerdere versie)",
        "Afspraak (eerdere versie)",
        "Logboek",
        "Concept",
    }
    (now,) = (one for one in answer if one.where == "Contact")
    assert now.text.startswith("ZOE VAN DER GEHEIM belde opnieuw.")
    assert spoken.ask(report.mentions, "Geheimst") == ()
    (changed,) = spoken.ask(report.mentions, "opnieuw")[:1]
    assert changed.excerpt.startswith(("…GEHEIM belde opnieuw", "…belde opnieuw"))


def test_every_table_with_texts_has_a_name_for_the_person_who_asks() -> None:
    texts = [
        table.name
        for table in schema.metadata.sorted_tables
        if table not in BEFORE.values() and (report.fixed_columns(table) or erasable(table))
    ]
    assert set(texts) - set(PLACES) <= {"seal", "erased"}


def test_a_name_that_has_to_stay_is_found_with_the_reason_and_never_erased(
    spoken: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who acted, and the reference of a document, are sealed as they are."""
    item = FileItemData(VISIT.municipality, FileItemKind.HEARING, TODAY, "Bureau Quintus", "")
    spoken.act(terms.file, TODAY, item)
    spoken.act(terms.file, TODAY, item)

    each, *lines = sorted(spoken.ask(report.mentions, "quintus"), key=lambda one: one.can_go)
    officer = spoken.ask(journal, 1)[0].officer
    (acts,) = (one for one in spoken.ask(report.mentions, officer) if not one.can_go)

    assert (each.where, each.can_go) == ("Dossierstuk, 2 keer", False)
    assert {one.where for one in lines} == {"Logboek"}
    assert "verzegeld" in each.fate
    assert "Archiefwet" in acts.fate
    assert acts.times > 5
    with pytest.raises(OfficerCanAct, check=says("alleen waar niet gewist kan worden")):
        spoken.act(officials.erase, TODAY, officer, reason=WHY)


def test_an_erased_name_is_gone_everywhere_and_the_record_holds(spoken: Desk) -> None:
    assert spoken.ask(search, "geheim belde").count == 1
    count = len(spoken.ask(report.mentions, NAME))

    assert spoken.act(officials.erase, TODAY, NAME, reason=WHY) == count

    assert spoken.ask(report.mentions, NAME) == ()
    assert spoken.ask(search, "geheim belde").count == 0
    assert spoken.ask(search, "belde opnieuw").hits[0].excerpt.startswith("[gewist] belde")
    assert check(spoken.path).is_sound
    for text in ("Zoë", "Zo\\u00eb", "ZOE VAN"):
        assert text.encode() not in spoken.path.read_bytes()
    line = spoken.ask(journal, 1)[0]
    assert f"{count} teksten" in line.summary
    assert not line.can_be_undone


def test_a_second_name_in_the_same_text_goes_too(spoken: Desk) -> None:
    spoken.act(officials.erase, TODAY, NAME, reason=WHY)
    spoken.act(officials.erase, TODAY, "opnieuw", reason=WHY)

    assert spoken.ask(report.mentions, "opnieuw") == ()
    assert check(spoken.path).is_sound


def test_what_was_spoken_of_a_person_can_still_be_taken_back(spoken: Desk) -> None:
    changed = spoken.ask(last_act) - 2  # before the agreement and its undo
    spoken.act(officials.erase, TODAY, NAME, reason=WHY)

    spoken.act(undo, TODAY, changed, reason=WHY)

    assert check(spoken.path).is_sound
    assert spoken.ask(search, "Geheimstad").hits[0].excerpt.startswith("[gewist] belde over")


@pytest.mark.parametrize(
    ("name", "reason", "words"),
    [
        ("Li", WHY, "ten minste 3 letters"),
        ("Niemand", WHY, "staat nergens"),
        (NAME, " ", "reden ontbreekt"),
        (NAME, f"Vraag van {NAME}", "zonder de naam"),
    ],
)
def test_erasing_is_refused_with_nothing_written(
    spoken: Desk, name: str, reason: str, words: str
) -> None:
    before = spoken.path.read_bytes()

    with pytest.raises(OfficerCanAct, check=says(words)):
        spoken.act(officials.erase, TODAY, name, reason=reason)

    assert spoken.path.read_bytes() == before


def test_the_console_finds_exports_and_erases(
    spoken: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    console = Console(spoken.path, capsys)
    listed = console("person", NAME)
    assert (listed.code, "belde over Geheimstad" in listed.out) == (0, True)
    output = console("person", NAME, "--json")
    assert len(json.loads(output.out)) == len(spoken.ask(report.mentions, NAME))
    target = tmp_path / "inzage.csv"
    assert console("person", NAME, "--export", target).code == 0
    assert "Geheimstad" in target.read_text("utf-8-sig")
    assert console("person", NAME, "--erase").code == 1

    done = console("person", NAME, "--erase", "--reason", WHY)

    assert (done.code, "back-up" in done.out) == (0, True)
    assert spoken.ask(report.mentions, NAME) == ()


def test_a_copy_of_before_does_not_bring_an_erased_name_into_what_check_says(
    spoken: Desk, console: Console
) -> None:
    """Of a row that was changed beside the program, the newest good copy says what it held."""
    automatic_backup(spoken.path, backup_folder(spoken.path), "hand")
    spoken.act(officials.erase, TODAY, NAME, reason=WHY)
    with closing(sqlite3.connect(spoken.path)) as raw:
        guards.lift_guards(raw)
        raw.execute("UPDATE contact SET held_on = '2020-01-01'")
        raw.execute(f"UPDATE {BEFORE['contact'].name} SET held_on = '2020-01-01'")
        raw.execute("UPDATE journal SET officer = 'ander'")
        guards.set_guards(raw)
        raw.commit()

    output = console("check", database=spoken.path)

    assert output.code == 1
    assert "stond: " in output.out
    for part in ("geheim", "zoë", "zoe van"):
        assert part not in output.out.casefold()
