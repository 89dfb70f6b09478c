"""An attachment that is erased is gone everywhere, at once or at the next start."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.casework.test_attachments import (
    CONTENT,
    DELFT,
    TODAY,
    attachments_of,
)
from tests.conftest import Desk, signed
from tests.refusing import says
from toezichtdesk.casework import attachments, contacts, undo
from toezichtdesk.casework.opening import open_or_begin
from toezichtdesk.domain.casefile import AttachedTo, ContactData
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.notices import Notice
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.files import remove_wholly
from toezichtdesk.paths import attachment_folder, backup_folder
from toezichtdesk.reports.record.attachments import departing, whole_file
from toezichtdesk.reports.record.journal import last_act
from toezichtdesk.reports.texts.search import search
from toezichtdesk.store import backup, connecting


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "Brief kantoorpandje.pdf"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def visit(desk: Desk) -> AttachedTo:
    draft = ContactData(DELFT, TODAY, ContactKind.VISIT, "Over de flexwoningen")
    return AttachedTo(contact=desk.act(contacts.log_contact, TODAY, draft))


def test_an_erased_file_is_gone_everywhere_and_the_record_still_holds(
    desk: Desk, visit: AttachedTo, letter: Path
) -> None:
    number = desk.act(attachments.attach, TODAY, visit, letter)
    copies = backup_folder(desk.path)
    backup.automatic_backup(desk.path, copies, "hand")

    desk.act(attachments.erase, TODAY, number, reason="Verzoek van de betrokkene.")

    folders = (attachment_folder(desk.path), copies / "bijlagen")
    assert [list(folder.iterdir()) for folder in folders] == [[], []]
    (one,) = attachments_of(desk, visit)
    assert one.is_erased
    assert "pandje" not in one.name
    assert desk.ask(search, "kantoorpandje").hits == ()
    assert desk.ask(departing) == ()
    assert letter.name.encode() not in desk.path.read_bytes()
    desk.database.close()
    assert backup.check(desk.path).is_sound


def held(desk: Desk) -> list[Path]:
    """Return where the only attachment stands, and whatever mark stands beside it."""
    folders = (attachment_folder(desk.path), backup_folder(desk.path) / "bijlagen")
    return [path for folder in folders if folder.exists() for path in folder.iterdir()]


def test_a_file_stays_when_the_act_that_erases_it_could_not_be_kept(
    desk: Desk, visit: AttachedTo, letter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = desk.act(attachments.attach, TODAY, visit, letter)
    open_or_begin(desk.path, signed(TODAY)).close()
    before = held(desk)
    monkeypatch.setattr(connecting, "BUSY_TIMEOUT_S", 0.05)
    with (
        connecting.snapshot(desk.path),
        pytest.raises(OfficerCanAct, check=says("ander programma")),
    ):
        desk.act(attachments.erase, TODAY, number, reason="Verzoek van de betrokkene.")

    (one,) = attachments_of(desk, visit)
    assert desk.ask(whole_file, one).read_bytes() == CONTENT
    open_or_begin(desk.path, signed(TODAY)).close()
    assert held(desk) == before


def test_an_erased_file_that_cannot_go_yet_is_reported_and_goes_at_the_next_start(
    desk: Desk, visit: AttachedTo, letter: Path
) -> None:
    number = desk.act(attachments.attach, TODAY, visit, letter)
    backup.automatic_backup(desk.path, backup_folder(desk.path), "hand")
    (one,) = attachments_of(desk, visit)
    copy = backup_folder(desk.path) / "bijlagen" / one.file
    remove_wholly(copy)
    copy.mkdir()  # what stands there cannot be removed as a file
    desk.act(attachments.erase, TODAY, number, reason="Verzoek van de betrokkene.")
    assert desk.database.take_notices() == (Notice.ERASED_FILE_STAYS,)
    assert [row.is_erased for row in attachments_of(desk, visit)] == [True]
    open_or_begin(desk.path, signed(TODAY)).close()  # nor yet; the program starts all the same

    copy.rmdir()
    copy.write_bytes(CONTENT)
    database = open_or_begin(desk.path, signed(TODAY))

    assert held(desk) == []
    assert database.take_notices() == ()
    database.close()


def test_a_file_without_an_act_that_cannot_go_yet_is_reported_and_the_program_starts(
    desk: Desk, visit: AttachedTo, letter: Path
) -> None:
    """The whole start was refused."""
    folder = attachment_folder(desk.path)
    with desk.database.trying() as connection:  # nothing is kept
        attachments.attach(connection, signed(TODAY), visit, letter)
    (copy,) = (path for path in folder.iterdir() if len(path.stem) == 64)
    remove_wholly(copy)
    copy.mkdir()  # what stands there cannot be removed as a file

    database = open_or_begin(desk.path, signed(TODAY))
    assert database.take_notices() == (Notice.UNRECORDED_FILE_STAYS,)
    database.close()
    copy.rmdir()
    database = open_or_begin(desk.path, signed(TODAY))

    assert database.take_notices() == ()
    assert list(folder.iterdir()) == []
    database.close()


def test_what_is_attached_again_before_its_file_could_go_stays(
    desk: Desk, visit: AttachedTo, letter: Path
) -> None:
    number = desk.act(attachments.attach, TODAY, visit, letter)
    (one,) = attachments_of(desk, visit)
    copy = backup_folder(desk.path) / "bijlagen" / one.file
    copy.mkdir(parents=True)
    desk.act(attachments.erase, TODAY, number, reason="Verzoek van de betrokkene.")
    copy.rmdir()
    with desk.database.trying() as connection:
        attachments.attach(connection, signed(TODAY), visit, letter)
    again = desk.act(attachments.attach, TODAY, visit, letter)
    desk.act(attachments.withdraw, TODAY, again)

    open_or_begin(desk.path, signed(TODAY)).close()
    desk.act(undo.undo, TODAY, desk.ask(last_act))

    assert desk.ask(whole_file, attachments_of(desk, visit)[1]).read_bytes() == CONTENT
