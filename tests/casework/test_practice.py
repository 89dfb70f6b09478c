"""The practice copy: whole, marked in itself, and never a way back into the officer's own data."""

from __future__ import annotations

import errno
import hashlib
from datetime import date, timedelta

import pytest

from tests.conftest import Console, Desk, made_once, signed
from tests.refusing import says
from toezichtdesk.casework import practice
from toezichtdesk.casework.contacts import log_contact
from toezichtdesk.casework.undo import undo
from toezichtdesk.domain.acts import Act
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.letters import LetterKind
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.trial import Trial
from toezichtdesk.files import remove
from toezichtdesk.paths import letter_folder, practice_file
from toezichtdesk.reports.papers.letters import LetterData, letter
from toezichtdesk.reports.papers.meeting_sheet import meeting_sheet
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.reports.settings import is_trial
from toezichtdesk.store.backup import back_up, check, look_over
from toezichtdesk.store.database import Database

TODAY = date(2026, 7, 10)
VISIT = ContactData("GM0503", TODAY, ContactKind.VISIT, "Om te oefenen")


@made_once
def one_stand(desk: Desk) -> None:
    desk.stand(TODAY, "Taakstelling 2026-I, stand 1 juli 2026", ("Delft", 36, -10, 20))


@pytest.fixture
def own(desk: Desk) -> Desk:
    one_stand(desk)
    return desk


@pytest.fixture
def copy(own: Desk):
    path = practice.begin(own.path, practice_file(own.path), signed(TODAY))
    database = Database.open(path)
    yield database
    database.close()


def digest(own: Desk) -> str:
    return hashlib.sha256(own.path.read_bytes()).hexdigest()


def test_the_copy_holds_all_and_its_record_proves_itself(own, copy):
    with copy.reading() as connection:
        lines = journal(connection)
    assert len(lines) == len(own.ask(journal)) + 1
    assert lines[0].act is Act.PRACTISE
    path = practice_file(own.path)
    assert look_over(path, path.parent) == ()


def test_what_is_done_in_the_copy_leaves_no_trace_in_the_own_data(own, copy):
    before = digest(own)

    with copy.writing() as connection:
        log_contact(connection, signed(TODAY), VISIT)

    assert digest(own) == before


def test_sheet_and_letter_of_the_copy_say_that_it_is_practice(own, copy):
    draft = LetterData(LetterKind.JUDGEMENT, "Gedeputeerde Staten")
    with copy.reading() as connection:
        assert meeting_sheet(connection, "GM0503", TODAY).trial == Trial()
        fields = letter(connection, "GM0503", draft, TODAY).fields
    assert fields["afzender"] == "PROEF, geen brief van Gedeputeerde Staten"
    assert own.ask(letter, "GM0503", draft, TODAY).fields["afzender"] == "Gedeputeerde Staten"


def test_that_it_is_a_copy_cannot_be_taken_back(copy):
    with copy.reading() as connection:
        marked = journal(connection)[0]
    assert not marked.can_be_undone
    with copy.writing() as connection, pytest.raises(OfficerCanAct, check=says("proefomgeving")):
        undo(connection, signed(TODAY), marked.id)


def test_beginning_anew_forgets_what_was_practised(own, copy):
    with copy.writing() as connection:
        log_contact(connection, signed(TODAY), VISIT)
    copy.close()
    letter_folder(own.path).mkdir()
    (letter_folder(own.path) / "besluit.docx").write_bytes(b"eigen")

    path = practice.begin(own.path, practice_file(own.path), signed(TODAY))

    with Database.open(path).reading() as connection:
        assert all(line.act is not Act.LOG_CONTACT for line in journal(connection))
    assert (letter_folder(path) / "besluit.docx").read_bytes() == b"eigen"


def test_a_backup_that_is_looked_at_says_until_when_it_was_recorded_in(own, tmp_path):
    backup = back_up(own.path, tmp_path / "back-up.db").path

    draft = LetterData(LetterKind.JUDGEMENT, "Gedeputeerde Staten")

    copy = practice.look_into(backup, signed(TODAY + timedelta(days=30)))

    with Database.open(copy).reading() as connection:
        trial = meeting_sheet(connection, "GM0503", TODAY).trial
        sender = letter(connection, "GM0503", draft, TODAY).fields["afzender"]
    remove(copy.parent)
    assert trial is not None
    assert trial.seen_up_to == own.ask(journal)[0].moment
    assert sender.startswith("KOPIE, geen brief van")


def test_whatever_is_put_back_in_the_copy_it_stays_marked(own, copy, tmp_path):
    copy.close()
    path = practice_file(own.path)
    remaining = back_up(own.path, tmp_path / "eigen.db").path
    before = digest(own)

    practice.restore(remaining, path, signed(TODAY))

    with Database.open(path).reading() as connection:
        assert is_trial(connection)
        assert meeting_sheet(connection, "GM0503", TODAY).trial == Trial()
        assert journal(connection)[0].act is Act.PRACTISE
    assert check(path).is_sound
    assert digest(own) == before
    assert not is_trial_of(remaining)


def test_what_was_practised_never_comes_in_the_place_of_the_own_data(own, copy, tmp_path):
    practised = back_up(practice_file(own.path), tmp_path / "geoefend.db").path
    before = digest(own)

    with pytest.raises(OfficerCanAct, check=says("uit een proef")):
        practice.restore(practised, own.path, signed(TODAY))

    assert digest(own) == before
    own.path.write_bytes(b"beschadigd")
    practice.restore(practised, own.path, signed(TODAY), "beschadigd")
    assert is_trial_of(own.path)


def is_trial_of(path):
    return practice.mark_of(path) is not None


def test_the_console_says_that_it_is_a_trial(own, copy, capsys):
    copy.close()
    assert "PROEF" in Console(practice_file(own.path), capsys)("overview").err
    assert "PROEF" not in Console(own.path, capsys)("overview").err


def test_it_is_thrown_away_with_all_beside_it(own, copy):
    copy.close()
    path = practice_file(own.path)

    practice.throw_away(path)
    practice.throw_away(path)

    assert not path.parent.exists()
    assert own.path.exists()


def test_a_disk_from_which_nothing_can_be_removed_is_reported_in_dutch(own, copy, monkeypatch):
    """What could not be removed ended in an English traceback: the way out removed it too."""
    copy.close()

    def full(path):
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(practice, "remove", full)
    monkeypatch.setattr(practice, "remove_wholly", full)
    for act in (
        lambda: practice.begin(own.path, practice_file(own.path), signed(TODAY)),
        lambda: practice.throw_away(practice_file(own.path)),
    ):
        with pytest.raises(OfficerCanAct, check=says("de schijf is vol")):
            act()


def test_a_copy_that_cannot_be_made_is_reported_and_leaves_nothing(own, tmp_path):
    damaged = tmp_path / "beschadigd.db"
    damaged.write_bytes(b"geen database, maar een brief")

    with pytest.raises(OfficerCanAct):
        practice.begin(damaged, practice_file(damaged), signed(TODAY))

    assert not practice_file(damaged).parent.exists()
    assert damaged.read_bytes() == b"geen database, maar een brief"
