"""Tab brings the keyboard to every control of every dialog, and round to where it began."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QRadioButton, QWidget

from tests.ui.every_form import makers
from tests.ui.ui_tools import on_top, press, settle

pytest_plugins = ("tests.ui.shell",)


def test_tab_reaches_every_control_of_every_dialog(window, operations, filled, qtbot):
    faults = []
    for make in makers(window, operations, filled):
        dialog = make()
        dialog.show()
        settle(qtbot, operations)
        on_top(dialog, qtbot)
        faults += [f"{type(dialog).__name__}: {_called(each)}" for each in _passed_by(dialog)]
        dialog.done(0)

    assert "\n".join(faults) == ""


def _passed_by(dialog: QDialog) -> list[QWidget]:
    """Return the controls to which Tab does not come, from the one that has the keyboard now."""
    controls = [each for each in dialog.findChildren(QWidget) if _is_for_tab(each, dialog)]
    reached = [QApplication.focusWidget()]
    for _ in controls:  # so many times bring it round
        press(Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget())
    missed = [each for each in controls if each not in reached]
    return missed if missed or reached[-1] is reached[0] else reached[-1:]


def _is_for_tab(control: QWidget, dialog: QDialog) -> bool:
    """Return whether Tab should come here: of dots that exclude each other only to the chosen."""
    return (
        bool(control.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        and control.isVisibleTo(dialog)
        and control.isEnabled()
        and control.focusProxy() is None
        and not (isinstance(control, QRadioButton) and not control.isChecked())
    )


def _called(control: QWidget) -> str:
    text = control.text() if isinstance(control, QAbstractButton) else ""
    return f"{type(control).__name__} {control.accessibleName() or text}"
