"""Cells copied in Excel, pasted as a sheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.ui.dossier_tools import operations_on, two_stands
from tests.ui.hands import (
    click_on,
    control,
    part_of,
    texts_on,
)
from tests.ui.import_tools import (
    GOOD,
    TITLE,
    checked,
    import_page,
    meant,
    on_to_consequences,
    realised,
)
from tests.ui.ui_tools import press, settle
from toezichtdesk.ui.forms.dialogs import Band
from toezichtdesk.ui.importing.choose import ChooseView
from toezichtdesk.ui.importing.layout import LayoutView
from toezichtdesk.ui.importing.questions import QuestionsView
from toezichtdesk.ui.importing.review import ReviewView
from toezichtdesk.ui.importing.steps import Trail

pytest_plugins = ("tests.ui.shell",)


@pytest.fixture
def operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


@pytest.fixture
def page(operations, qtbot):
    return import_page(operations, qtbot)


CELLS = (
    f"{TITLE}\t\t\t\r\n"
    'Gemeente\tTaakstelling\tBeginsaldo\t"Gerealiseerd\nt/m 1 maart"\r\n'
    "Delft\t36\t-10\t9\r\n"
    "Westland\t42\t-6\t20\r\n"
    "Nuenen, Gerwen en Nederwetten\t9\t0\t1\r\n"
)


def test_cells_copied_in_excel_are_pasted_with_one_key(page, operations, desk, qtbot):
    QGuiApplication.clipboard().setText(CELLS)
    page.setFocus()
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, operations)

    assert part_of(page, ReviewView).isVisible()
    assert part_of(page, ReviewView).plan.refusals == ()
    name = "Plakbord 10-03-2026 12.00.tsv"
    assert part_of(page, Trail).file_name.text() == name
    click_on(on_to_consequences(page, operations, qtbot), "Importeren")
    settle(qtbot, operations)
    assert realised(desk) == 9
    remaining = desk.tables()["journal_file"][-1]
    assert remaining[1] == name
    assert remaining[4] == CELLS.encode()


def test_pasted_cells_without_known_headings_are_pointed_out(page, operations, desk, qtbot):
    QGuiApplication.clipboard().setText("Wie\tDoel\tKlaar\nDelft\t36\t9\n")
    click_on(part_of(page, ChooseView), "Plakken")
    settle(qtbot, operations)
    click_on(part_of(page, ReviewView), "Indeling…")
    settle(qtbot, operations)
    view = part_of(page, LayoutView)
    assert control(view, "Het blad zoals het eruitziet").model().item(1, 0).text() == "Delft"
    for column, words in enumerate(("gemeente", "netto taakstelling", "gerealiseerd")):
        meant(view, column, words)
    click_on(view, "Onthouden en lezen")
    settle(qtbot, operations)
    qtbot.waitUntil(lambda: part_of(page, ReviewView).isVisible())

    assert part_of(part_of(page, ReviewView), QuestionsView).isVisible()
    (recognised,) = [
        text for text in texts_on(part_of(page, ReviewView)) if text.startswith("Herkend: ")
    ]
    assert "indeling" in recognised


@pytest.mark.parametrize("text", ["", "alleen tekst\nop twee regels"])
def test_a_clipboard_without_a_table_says_what_to_do(page, operations, qtbot, text):
    QGuiApplication.clipboard().setText(text)
    page.paste()

    assert "Kopieer in Excel de cellen" in part_of(page, Band).text
    assert part_of(page, ChooseView).isVisible()


def test_pasting_does_not_disturb_a_check(page, operations, desk, qtbot):
    review = checked(page, operations, desk.sheet(GOOD, title=TITLE, name="b.xlsx"), qtbot)
    before = review.plan
    QGuiApplication.clipboard().setText(CELLS)
    page.paste()

    assert review.plan is before
    assert review.isVisible()
