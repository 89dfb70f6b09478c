"""The menu Hulp: which version this is, where the log is, and what to send for help."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from toezichtdesk import __version__
from toezichtdesk.paths import log_folder
from toezichtdesk.ui.forms.dialogs import Message

pytest_plugins = ("tests.ui.shell", "tests.ui.programs")


def test_the_folder_with_the_log_opens(window, programs):
    log_folder().mkdir(parents=True, exist_ok=True)

    window.commands.menus.log_folder.trigger()

    assert programs.opened == [log_folder()]
    assert window.band.text == ""


def test_a_folder_that_is_not_there_is_named(window, programs, monkeypatch, tmp_path):
    for name in ("XDG_STATE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "weg"))

    window.commands.menus.log_folder.trigger()

    assert programs.opened == []
    assert str(log_folder()) in window.band.text


def test_the_details_of_the_installation_go_to_the_clipboard(window):
    window.commands.menus.copy_details.trigger()

    copied = QApplication.clipboard().text()
    assert f"Toezichtdesk {__version__}" in copied
    assert str(log_folder()) in copied
    assert "klembord" in window.notice.text


def test_the_version_and_the_licences_that_ask_to_be_named_are_shown(window):
    window.commands.menus.about.trigger()

    message = window.findChild(Message)
    assert f"Toezichtdesk {__version__}" in message.accessibleDescription()
    assert "LGPL 3" in message.accessibleDescription()
    message.close()
