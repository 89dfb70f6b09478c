"""Columns that are pointed out by hand, and the layout that is remembered of them."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import Workbook
from PySide6.QtWidgets import QFileDialog

from tests.ui.dossier_tools import (
    doubled_mnemonics,
    nameless,
    operations_on,
    rich_labels,
    settled,
    two_stands,
)
from tests.ui.import_tools import (
    TITLE,
    checked,
    import_page,
)
from tests.ui.test_importing import (
    MARKUP,
    meant,
    shown,
)


@pytest.fixture
def operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


@pytest.fixture
def page(operations, qtbot):
    return import_page(operations, qtbot)


HEAD = ("Wie", "Doel", "Schuld", "Klaar")


def at_layout(page, operations, path, qtbot):
    checked(page, operations, path, qtbot)._layout.click()
    settled(qtbot, operations)
    assert shown(page) is page._layout
    return page._layout


def test_unknown_headings_are_pointed_out_once(page, operations, desk, qtbot):
    path = desk.sheet([("Delft", 36, 10, 9)], head=HEAD, title=TITLE, name=f"{MARKUP}maand.xlsx")
    view = at_layout(page, operations, path, qtbot)
    assert view._model.item(0, 0).text() == TITLE
    assert nameless(page) == []
    assert doubled_mnemonics(page) == {}
    assert rich_labels(page) == []
    view._row.setValue(3)
    view._go.click()
    assert "gemeente" in view._message.text()
    meant(view, 0, "gemeente")
    meant(view, 1, "netto taakstelling")
    meant(view, 2, "beginsaldo, achterstand is positief")
    meant(view, 3, "gerealiseerd")
    assert view._model.horizontalHeaderItem(2).text() == "C\nbeginsaldo (+)"
    view._go.click()
    settled(qtbot, operations)
    qtbot.waitUntil(lambda: shown(page) is page._review)

    assert page._review._recognised.text().startswith(f"Herkend: indeling '{MARKUP}maand', blad")
    assert [f.value for f in page._plan.rows[0].figures] == [36, -10, 9]
    later = desk.sheet([("Delft", 36, 10, 12)], head=HEAD, title=TITLE, name="later.xlsx")
    checked(page, operations, later, qtbot)
    qtbot.waitUntil(lambda: shown(page) is page._review)
    assert page._review.plan.refusals == ()


def workbook(desk, *rows):
    """Write these rows from the first one, and return the path."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    path = desk.folder / "maanden.xlsx"
    book.save(path)
    return path


def test_headings_of_two_rows_with_a_column_for_each_month_are_pointed_out(
    page, operations, desk, qtbot
):
    title = ("Voortgang 2026-I",)
    heads = (("Wie", "Doel", "Klaar", ""), ("", "netto", "t/m jan", "t/m feb"))
    path = workbook(desk, title, *heads, ("Delft", 36, 4, 9))
    view = at_layout(page, operations, path, qtbot)
    view._row.setValue(2)
    view._double.setChecked(True)
    meant(view, 0, "gemeente")
    meant(view, 1, "netto taakstelling")
    assert view._asked.text() == "Kolom B 'Doel netto' is:"
    meant(view, 2, "gerealiseerd")
    meant(view, 3, "gerealiseerd")
    view._go.click()
    settled(qtbot, operations)
    qtbot.waitUntil(lambda: shown(page) is page._review)

    assert page._review.plan.refusals == ()
    assert [row.reference_date for row in page._plan.rows if row.figures] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
    ]
    words = page._review._recognised.text()
    assert words.count("Herkend") == 1
    assert "Klaar t/m jan (C3), t/m feb (D3)" in words


def test_dates_that_may_be_months_are_settled_by_pointing_them_out(page, operations, desk, qtbot):
    title = ("Realisatie taakstelling 2026-I",)
    heads = ("Gemeente", "Taakstelling", date(2026, 1, 1), date(2026, 2, 1))
    path = workbook(desk, title, heads, ("Delft", 36, 4, 9))
    view = at_layout(page, operations, path, qtbot)
    assert page._review.plan.refusals[0].cell == "C2"
    meant(view, 2, "gerealiseerd t/m einde van de maand")
    assert view._model.horizontalHeaderItem(3).text() == "D\ngerealiseerd (maand)"
    view._go.click()
    settled(qtbot, operations)
    qtbot.waitUntil(lambda: shown(page) is page._review)

    assert page._review.plan.refusals == ()
    assert [row.reference_date for row in page._plan.rows if row.figures] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
    ]


def test_a_layout_goes_to_a_colleague_and_comes_from_one(page, operations, desk, qtbot):
    path = desk.sheet([("Delft", 36, 10, 9)], head=HEAD, title=TITLE, name="b.xlsx")
    view = at_layout(page, operations, path, qtbot)
    view._row.setValue(3)
    meant(view, 0, "gemeente")
    meant(view, 1, "netto taakstelling")
    view._save.click()
    dialog = page.findChild(QFileDialog)
    dialog.fileSelected.emit(str(desk.folder / "indeling.json"))
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    settled(qtbot, operations)
    assert page._band.text == "Indeling b is opgeslagen in indeling.json."
    assert desk.tables()["layout"] == []

    view.file_chosen.emit(path)
    settled(qtbot, operations)
    assert "niet te lezen" in page._band.text or "geen indeling" in page._band.text
    view.file_chosen.emit(desk.folder / "indeling.json")
    qtbot.waitUntil(lambda: len(desk.tables()["layout"]) == 1)
    settled(qtbot, operations)
    qtbot.waitUntil(lambda: shown(page) is page._review)
    assert page._review._recognised.text().startswith("Herkend: indeling 'b'")


def test_a_layout_left_alone_is_not_remembered(page, operations, desk, qtbot):
    path = desk.sheet([("Delft", 36, 10, 9)], head=HEAD, title=TITLE, name="b.xlsx")
    before = desk.tables()
    at_layout(page, operations, path, qtbot)._cancel.click()

    assert shown(page) is page._review
    assert desk.tables() == before
