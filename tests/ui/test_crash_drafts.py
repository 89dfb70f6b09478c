"""What is typed in any form is in the file within a second, and a new window on it offers it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QDialog

from tests.conftest import Desk
from tests.ui.dossier_tools import operations_on
from tests.ui.every_form import makers, set_text, text_of, typed_fields
from tests.ui.test_form_drafts import NO_DRAFT
from tests.ui.ui_tools import TODAY, settle
from toezichtdesk.casework.drafts import all_drafts
from toezichtdesk.operations import Operations
from toezichtdesk.ui.contacts import drafts
from toezichtdesk.ui.forms import form_drafts
from toezichtdesk.ui.forms.dialogs import FormDialog
from toezichtdesk.ui.main_window import MainWindow

pytest_plugins = ("tests.ui.shell",)


def forms(
    window: MainWindow, operations: Operations, desk: Desk, qtbot
) -> Iterator[tuple[tuple[str, str], QDialog]]:
    """Yield a form of every class and title in which words are typed and kept, shown."""
    seen = set()
    for make in makers(window, operations, desk):
        form = make()
        named = type(form).__name__, form.windowTitle()
        is_kept = isinstance(form, FormDialog) and named[0] not in NO_DRAFT
        if not is_kept or named in seen or not typed_fields(form):
            form.deleteLater()
            continue
        seen.add(named)
        form.show()
        settle(qtbot, operations)
        yield named, form


def texts_in(form: QDialog) -> list[str]:
    return [text_of(field) for field in typed_fields(form)]


def as_after_a_kill(desk: Desk, folder: Path) -> Desk:
    """Return a desk on a copy of the file as it is on the disk now, with nothing closed."""
    folder.mkdir()
    for path in desk.folder.glob(f"{desk.path.name}*"):  # and what SQLite keeps beside it
        shutil.copy(path, folder)
    return Desk(folder)


def test_what_is_typed_in_every_form_is_there_after_a_crash(
    window, operations, filled, qtbot, tmp_path
):
    typed = {}
    for number, (named, form) in enumerate(forms(window, operations, filled, qtbot)):
        for place, field in enumerate(typed_fields(form)):
            set_text(field, f"getypt {number}-{place};")
        typed[named] = texts_in(form)
    every = {text for texts in typed.values() for text in texts}

    def is_kept() -> bool:
        kept = str(filled.ask(all_drafts))
        return all(text in kept for text in every)

    qtbot.waitUntil(is_kept)
    later = as_after_a_kill(filled, tmp_path / "later")
    values = {}
    for anew in operations_on(later, TODAY):
        form_drafts.load(anew)
        drafts.load(anew)
        settle(qtbot, anew)
        for named, form in forms(window, anew, later, qtbot):
            values[named] = texts_in(form)
            form.done(0)
    later.database.close()

    assert len(typed) >= 28
    assert values == typed
