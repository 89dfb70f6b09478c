"""Where things are, by default and as an administrator sets it for all users of a machine."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import Desk
from tests.refusing import says
from toezichtdesk import __main__ as program
from toezichtdesk import paths, wording
from toezichtdesk.app.backups import Backups
from toezichtdesk.casework import watching
from toezichtdesk.casework.settings import use_template
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.letters import LetterKind
from toezichtdesk.reports.pages.watching import watched
from toezichtdesk.reports.papers.letters import own_templates
from toezichtdesk.store.database import Database
from toezichtdesk.ui.importing.arrivals import newest

TODAY = date(2026, 7, 10)
Manage = Callable[[str], Path]


@pytest.fixture
def manage(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Manage:
    """Write the administrator's settings on a machine of the test's own."""
    folder = tmp_path / "beheer"
    monkeypatch.setattr(paths, "policy_file", lambda: folder / paths.POLICY_FILE)

    def write(text: str) -> Path:
        folder.mkdir(exist_ok=True)
        path = folder / paths.POLICY_FILE
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_the_tests_leave_the_folders_of_who_runs_them_alone(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    for place in (paths.default_database(), paths.log_folder(), paths.policy_file()):
        assert tmp_path_factory.getbasetemp() in place.parents


def test_without_settings_everything_stands_in_the_folder_of_the_user(manage: Manage) -> None:
    database = paths.default_database()

    assert database.name == "toezichtdesk.db"
    assert paths.backup_folder(database) == database.parent / "toezichtdesk-backups"
    assert paths.managed_folder(paths.Managed.WATCHED) is None


def test_an_administrator_sets_where_database_and_copies_stand(
    manage: Manage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AFDELING", "toezicht")
    data, copies = tmp_path / "data", tmp_path / "kopie"
    manage(f"database-map = '{data}/$AFDELING'\nback-up-map = '{copies}'\n")

    database = paths.default_database()

    assert database == data / "toezicht" / "toezichtdesk.db"
    assert paths.backup_folder(database) == copies / "toezichtdesk-backups"
    assert paths.backup_folder(tmp_path / "proef.db") == tmp_path / "proef-backups"


def test_the_watched_folder_of_the_administrator_leads(
    manage: Manage, tmp_path: Path, desk: Desk
) -> None:
    own, other = tmp_path / "eigen", tmp_path / "gedeeld"
    own.mkdir()
    other.mkdir()
    desk.act(watching.watch_folder, TODAY, own)

    manage(f"gevolgde-map = '{other}'\n")

    assert desk.ask(watched).folder == other
    with pytest.raises(OfficerCanAct, check=says("door uw beheerder ingesteld")):
        desk.act(watching.watch_folder, TODAY, own)


def test_the_letter_templates_of_the_administrator_lead(
    manage: Manage, tmp_path: Path, desk: Desk
) -> None:
    desk.act(use_template, TODAY, LetterKind.DECISION, "besluit 2026.docx")
    before = desk.ask(own_templates)
    assert before.path_of(LetterKind.DECISION) == before.folder / "besluit 2026.docx"
    assert before.folder == desk.database.path.parent / "brieven"

    manage(f"briefsjablonen-map = '{tmp_path}'\n")

    after = desk.ask(own_templates)
    assert (after.folder, after.path_of(LetterKind.DECISION)) == (tmp_path, None)


def test_folders_on_a_server_that_cannot_be_asked_stop_nothing_but_a_copy_there(
    manage: Manage, desk: Desk, tmp_path: Path
) -> None:
    """Of a server that is away Windows says something else than that it is absent."""
    away = tmp_path / ("m" * 300)  # a disk says so too of a name that it cannot give
    manage(
        f"database-map = '{desk.path.parent}'\nback-up-map = '{away}'\n"
        f"gevolgde-map = '{away}'\nbriefsjablonen-map = '{away}'\n"
    )
    desk.path.rename(paths.default_database())
    backups = Backups(paths.default_database())
    assert away in backups.folder.parents

    assert (backups.copies(), backups.newest(), backups.is_up_to_date()) == ((), None, False)
    assert not backups.check().words
    with pytest.raises(OfficerCanAct, check=says(re.escape(str(away)))):
        backups.make("handmatig")
    with Database(paths.default_database()).reading() as connection:
        assert own_templates(connection).path_of(LetterKind.DECISION) is None
        folder = watched(connection).folder
    assert folder is not None
    assert newest(folder, frozenset(), ()) is None


@pytest.mark.parametrize(
    "text",
    [
        "database-map = ",
        "datbase-map = '/x'",
        "database-map = 3",
        "database-map = ' '",
        "database-map = 'toezicht'",
        "database-map = '%MISSING%/toezicht'",
    ],
)
def test_settings_that_cannot_be_used_are_refused_with_their_place(
    manage: Manage, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = manage(text)

    with pytest.raises(OfficerCanAct, check=says("beheerder")) as refused:
        paths.default_database()
    with pytest.raises(SystemExit):
        program.own_database()

    assert str(path) in wording.obstacle(refused.value)
    assert str(path) in capsys.readouterr().err
