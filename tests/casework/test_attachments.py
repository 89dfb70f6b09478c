"""Attachments: copied beside the database, kept whole, taken along, withdrawn and destroyed."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import signed
from tests.refusing import says
from toezichtdesk import wording
from toezichtdesk.casework import attachments, contacts, plans, practice, settings, talks, undo
from toezichtdesk.casework.opening import open_or_begin
from toezichtdesk.domain.casefile import AttachedTo, Attachment, ContactData, PlanDates
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import TalkData
from toezichtdesk.files import remove_wholly
from toezichtdesk.paths import attachment_folder, backup_folder
from toezichtdesk.reports.record.attachments import also_with, attached_to, departing, whole_file
from toezichtdesk.reports.record.journal import journal, last_act
from toezichtdesk.reports.texts.search import search
from toezichtdesk.store import backup
from toezichtdesk.store.backup import check
from toezichtdesk.store.database import Database

if TYPE_CHECKING:
    from tests.conftest import Desk


DELFT = "GM0503"
TODAY = date(2026, 4, 10)
CONTENT = b"%PDF-1.7 brief van het college"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "Brief kantoorpandje.pdf"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def visit(desk: Desk) -> AttachedTo:
    draft = ContactData(DELFT, TODAY, ContactKind.VISIT, "Over de flexwoningen")
    return AttachedTo(contact=desk.act(contacts.log_contact, TODAY, draft))


def attachments_of(desk: Desk, to: AttachedTo) -> tuple[Attachment, ...]:
    return desk.ask(attached_to, to)


def test_a_file_is_copied_beside_the_database_and_stays_when_its_source_goes(
    desk: Desk, visit: AttachedTo, letter: Path
) -> None:
    desk.act(attachments.attach, TODAY, visit, letter)
    letter.unlink()

    (one,) = attachments_of(desk, visit)
    copy = desk.ask(whole_file, one)
    assert copy.parent == attachment_folder(desk.path)
    assert copy.read_bytes() == CONTENT
    assert (one.name, one.size, one.added_on) == (letter.name, len(CONTENT), TODAY)
    assert letter.name not in desk.ask(journal, 1)[0].summary
    assert [hit.excerpt for hit in desk.ask(search, "PANDJE").hits] == [letter.name]


def test_what_is_chosen_while_writing_is_attached_with_the_contact_and_goes_with_it(
    desk: Desk, letter: Path
) -> None:
    draft = ContactData(DELFT, TODAY, ContactKind.VISIT, "Over de flexwoningen")
    twice = letter.parent / "later" / letter.name
    twice.parent.mkdir()
    twice.write_bytes(b"anders")
    before = desk.path.read_bytes()
    with pytest.raises(OfficerCanAct, check=says("twee bestanden")):
        desk.act(contacts.log_contact, TODAY, draft, (), [letter, twice])
    assert desk.path.read_bytes() == before

    to = AttachedTo(contact=desk.act(contacts.log_contact, TODAY, draft, (), [letter]))
    logged = desk.ask(last_act)
    assert desk.ask(journal, 1)[0].summary.endswith(", met 1 bijlage.")
    desk.act(undo.undo, TODAY, logged)
    assert attachments_of(desk, to) == ()
    desk.act(undo.redo, TODAY, logged)
    (one,) = attachments_of(desk, to)
    assert desk.ask(whole_file, one).read_bytes() == CONTENT


def test_a_talk_with_several_gives_each_the_file(desk: Desk, letter: Path) -> None:
    both = (DELFT, "GM0228")
    talk = desk.act(talks.plan, TODAY, TalkData(TODAY, ContactKind.VISIT, both))
    drafts = [ContactData(code, TODAY, ContactKind.VISIT, "Over kamers") for code in both]
    numbers = desk.act(talks.hold, TODAY, talk, drafts, (), [letter])

    result = [attachments_of(desk, AttachedTo(contact=number)) for number in numbers]
    assert [one.municipality for (one,) in result] == list(both)

    ((first,), (second,)) = result
    assert desk.ask(also_with, first) == ("Ede",)
    before = desk.path.read_bytes()
    with pytest.raises(OfficerCanAct, check=says("ook bijgevoegd bij het contact")):
        desk.act(attachments.erase, TODAY, first.id, reason="Verzoek")
    assert desk.path.read_bytes() == before
    desk.act(attachments.withdraw, TODAY, second.id)
    desk.act(attachments.attach, TODAY, AttachedTo(contact=numbers[1]), letter)

    desk.act(attachments.erase, TODAY, first.id, reason="Verzoek", everywhere=True)

    assert [one.is_erased for n in numbers for one in attachments_of(desk, AttachedTo(n))] == [
        True,
        True,
    ]
    assert letter.name.encode() not in desk.path.read_bytes()
    assert list(attachment_folder(desk.path).iterdir()) == []
    assert desk.ask(journal, 1)[0].summary.endswith("met Ede gewist. Reden: Verzoek.")
    assert check(desk.path).is_sound


def test_a_plan_has_attachments_too(desk: Desk, letter: Path) -> None:
    plan = desk.act(plans.record_dates, TODAY, DELFT, PlanDates(received_on=TODAY))
    desk.act(attachments.attach, TODAY, AttachedTo(plan=plan), letter)

    assert len(attachments_of(desk, AttachedTo(plan=plan))) == 1


def nothing(path: Path) -> Path:
    remove_wholly(path)
    return path


def empty(path: Path) -> Path:
    path.write_bytes(b"")
    return path


def large(path: Path) -> Path:
    with path.open("wb") as file:
        file.truncate(10_000_001)
    return path


def a_folder(path: Path) -> Path:
    return path.parent


def a_program(path: Path) -> Path:
    return path.rename(path.with_suffix(".exe"))


def a_device(_: Path) -> Path:
    return Path(os.devnull)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (nothing, "er niet"),
        (empty, "leeg"),
        (large, "groter dan 10 MB"),
        (a_folder, "geen gewoon bestand"),
        (a_device, "geen gewoon bestand"),
        (a_program, "programma"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_written(
    desk: Desk, visit: AttachedTo, letter: Path, spoil: Callable[[Path], Path], told: str
) -> None:
    before = desk.path.read_bytes()

    with pytest.raises(OfficerCanAct, check=says(told)):
        desk.act(attachments.attach, TODAY, visit, spoil(letter))

    assert desk.path.read_bytes() == before
    folder = attachment_folder(desk.path)
    assert not folder.exists() or list(folder.iterdir()) == []


def test_a_second_file_of_that_name_is_refused_and_the_limit_is_a_setting(
    desk: Desk, visit: AttachedTo, letter: Path
) -> None:
    desk.act(settings.limit_attachments, TODAY, 0)
    with pytest.raises(OfficerCanAct, check=says("0 MB")):
        desk.act(attachments.attach, TODAY, visit, letter)
    desk.act(undo.undo, TODAY, desk.ask(last_act))

    desk.act(attachments.attach, TODAY, visit, letter)
    with pytest.raises(OfficerCanAct, check=says("al een bijlage")):
        desk.act(attachments.attach, TODAY, visit, letter)


def test_the_file_of_an_act_that_failed_goes_and_one_that_is_on_record_stays(
    desk: Desk, visit: AttachedTo, letter: Path, tmp_path: Path
) -> None:
    """The copy is there before its row; a full disk or a crash comes between the two."""
    desk.act(attachments.attach, TODAY, visit, letter)
    letter.unlink()
    other = tmp_path / "Verslag.txt"
    other.write_bytes(b"iets anders")
    with desk.database.trying() as connection:  # nothing is kept
        attachments.attach(connection, signed(TODAY), visit, other)
    folder = attachment_folder(desk.path)
    half = folder / ".bijlage.00000000-1.abcdefgh.toezichtdesk-half"
    half.write_bytes(b"ie")
    os.utime(half, (0, 0))
    assert len([path for path in folder.iterdir() if len(path.stem) == 64]) == 2

    open_or_begin(desk.path, signed(TODAY)).close()

    (one,) = attachments_of(desk, visit)
    assert list(folder.iterdir()) == [desk.ask(whole_file, one)]


def test_what_was_added_or_withdrawn_is_taken_back_with_its_file(
    desk: Desk, visit: AttachedTo, letter: Path
) -> None:
    number = desk.act(attachments.attach, TODAY, visit, letter)
    added = desk.ask(last_act)
    desk.act(undo.undo, TODAY, added)
    assert attachments_of(desk, visit) == ()
    assert desk.ask(search, "kantoorpandje").hits == ()
    desk.act(undo.redo, TODAY, added)
    desk.act(attachments.withdraw, TODAY, number)
    assert attachments_of(desk, visit) == ()
    desk.act(undo.undo, TODAY, desk.ask(last_act))

    (one,) = attachments_of(desk, visit)
    assert desk.ask(whole_file, one).read_bytes() == CONTENT


def test_what_was_withdrawn_does_not_come_back_without_its_file(
    desk: Desk, visit: AttachedTo, letter: Path
) -> None:
    number = desk.act(attachments.attach, TODAY, visit, letter)
    (one,) = attachments_of(desk, visit)
    draft = ContactData(DELFT, TODAY, ContactKind.EMAIL, "Nog eens")
    other = AttachedTo(contact=desk.act(contacts.log_contact, TODAY, draft))
    again = desk.act(attachments.attach, TODAY, other, letter)
    desk.act(attachments.withdraw, TODAY, number)
    withdrawn = desk.ask(last_act)
    path = desk.ask(whole_file, one)
    aside = path.rename(path.with_name("elders"))
    with pytest.raises(OfficerCanAct, check=says("Zet het terug uit de map")):
        desk.act(undo.undo, TODAY, withdrawn)
    aside.rename(path)
    desk.act(attachments.erase, TODAY, again, reason="Verzoek van de betrokkene.")
    before = desk.path.read_bytes()

    with pytest.raises(OfficerCanAct, check=says("gewist en komt niet terug")):
        desk.act(undo.undo, TODAY, withdrawn)

    assert desk.path.read_bytes() == before
    assert desk.ask(departing) == ()


def test_what_was_taken_back_is_not_carried_out_again_without_its_file(
    desk: Desk, visit: AttachedTo, letter: Path
) -> None:
    desk.act(attachments.attach, TODAY, visit, letter)
    added = desk.ask(last_act)
    (one,) = attachments_of(desk, visit)
    remove_wholly(desk.ask(whole_file, one))
    desk.act(undo.undo, TODAY, added)

    with pytest.raises(OfficerCanAct, check=says("is er niet meer")):
        desk.act(undo.redo, TODAY, added)


def test_a_file_that_is_gone_or_was_changed_is_reported_and_never_opened(
    desk: Desk, visit: AttachedTo, letter: Path
) -> None:
    desk.act(attachments.attach, TODAY, visit, letter)
    (one,) = attachments_of(desk, visit)
    copy = desk.ask(whole_file, one)
    assert desk.ask(departing) == ()

    copy.chmod(0o600)
    copy.write_bytes(b"iets anders")
    with pytest.raises(OfficerCanAct, check=says("gewijzigd")):
        desk.ask(whole_file, one)
    other = desk.act(
        contacts.log_contact, TODAY, ContactData(DELFT, TODAY, ContactKind.EMAIL, "Nog eens")
    )
    with pytest.raises(OfficerCanAct, check=says("niet overschreven")):
        desk.act(attachments.attach, TODAY, AttachedTo(contact=other), letter)
    remove_wholly(copy)
    (text,) = desk.ask(departing)
    assert "ontbreekt" in wording.broken(text)
    assert text.act == desk.ask(last_act) - 1


def test_a_copy_takes_the_files_along_and_puts_them_back(
    desk: Desk, visit: AttachedTo, letter: Path
) -> None:
    desk.act(attachments.attach, TODAY, visit, letter)
    copies = backup_folder(desk.path)
    made = backup.automatic_backup(desk.path, copies, "hand")
    (one,) = attachments_of(desk, visit)
    remove_wholly(desk.ask(whole_file, one))
    desk.database.close()

    backup.restore(made.path, desk.path)

    database = Database(desk.path)
    with database.reading() as connection:
        assert whole_file(connection, one).read_bytes() == CONTENT
        assert departing(connection) == ()
    database.close()


def test_the_practice_copy_has_them_and_goes_with_them(
    desk: Desk, visit: AttachedTo, letter: Path, tmp_path: Path
) -> None:
    from tests.conftest import signed

    desk.act(attachments.attach, TODAY, visit, letter)
    target = practice.begin(desk.path, tmp_path / "proef" / "proef.db", signed(TODAY))
    (copied,) = attachment_folder(target).iterdir()
    assert copied.read_bytes() == CONTENT

    practice.throw_away(target)
    assert not target.parent.exists()


@pytest.mark.skipif(os.name == "nt", reason="on Windows only an administrator may make links")
def test_a_link_to_the_database_leads_to_its_own_files(
    desk: Desk, visit: AttachedTo, letter: Path, tmp_path: Path
) -> None:
    """A copy that was made by way of a link had no attachments in it."""
    desk.act(attachments.attach, TODAY, visit, letter)
    with desk.database.trying() as connection:  # nothing is kept
        attachments.attach(connection, signed(TODAY), visit, letter.rename(tmp_path / "b.pdf"))
    link = tmp_path / "elders" / "koppeling.db"
    link.parent.mkdir()
    link.symlink_to(desk.path)

    open_or_begin(link, signed(TODAY)).close()
    backup.back_up(link, tmp_path / "kopie.db")

    assert attachment_folder(link) == attachment_folder(desk.path)
    (one,) = attachments_of(desk, visit)
    (copied,) = attachment_folder(tmp_path / "kopie.db").iterdir()
    assert copied.name == one.file
    assert list(link.parent.iterdir()) == [link]
