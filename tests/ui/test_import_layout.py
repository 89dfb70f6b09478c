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
    two_stands,
)
from tests.ui.hands import click_on, control, part_of, texts_on, words_on
from tests.ui.import_tools import (
    MARKUP,
    TITLE,
    checked,
    import_page,
    meant,
)
from tests.ui.ui_tools import settle
from toezichtdesk.reports.layouts import layouts
from toezichtdesk.ui.forms.dialogs import Band
from toezichtdesk.ui.importing.layout import LayoutView
from toezichtdesk.ui.importing.review import ReviewView


@pytest.fixture
def operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


@pytest.fixture
def page(operations, qtbot):
    return import_page(operations, qtbot)


HEAD = ("Wie", "Doel", "Schuld", "Klaar")


def at_layout(page, operations, path, qtbot):
    click_on(checked(page, operations, path, qtbot), "Indeling…")
    settle(qtbot, operations)
    assert part_of(page, LayoutView).isVisible()
    return part_of(page, LayoutView)


def test_unknown_headings_are_pointed_out_once(page, operations, desk, qtbot):
    path = desk.sheet([("Delft", 36, 10, 9)], head=HEAD, title=TITLE, name=f"{MARKUP}maand.xlsx")
    view = at_layout(page, operations, path, qtbot)
    assert control(view, "Het blad zoals het eruitziet").model().item(0, 0).text() == TITLE
    assert nameless(page) == []
    assert doubled_mnemonics(page) == {}
    assert rich_labels(page) == []
    control(view, "Rij met de koppen").setValue(3)
    click_on(view, "Onthouden en lezen")
    assert "Wijs de kolom met de gemeente of de gemeentecode aan." in texts_on(view)
    meant(view, 0, "gemeente")
    meant(view, 1, "netto taakstelling")
    meant(view, 2, "beginsaldo, achterstand is positief")
    meant(view, 3, "gerealiseerd")
    assert (
        control(view, "Het blad zoals het eruitziet").model().horizontalHeaderItem(2).text()
        == "C\nbeginsaldo (+)"
    )
    click_on(view, "Onthouden en lezen")
    settle(qtbot, operations)
    qtbot.waitUntil(lambda: part_of(page, ReviewView).isVisible())

    assert any(
        text.startswith(f"Herkend: indeling „{MARKUP}maand”, blad")
        for text in texts_on(part_of(page, ReviewView))
    )
    assert [f.value for f in part_of(page, ReviewView).plan.rows[0].figures] == [36, -10, 9]
    assert [layout.headings for layout in desk.ask(layouts)] == [HEAD]
    later = desk.sheet([("Delft", 36, 10, 12)], head=HEAD, title=TITLE, name="later.xlsx")
    checked(page, operations, later, qtbot)
    qtbot.waitUntil(lambda: part_of(page, ReviewView).isVisible())
    assert part_of(page, ReviewView).plan.refusals == ()


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
    control(view, "Rij met de koppen").setValue(2)
    click_on(view, "Twee rijen")
    meant(view, 0, "gemeente")
    meant(view, 1, "netto taakstelling")
    assert "Kolom B „Doel netto” is:" in texts_on(view)
    meant(view, 2, "gerealiseerd")
    meant(view, 3, "gerealiseerd")
    click_on(view, "Onthouden en lezen")
    settle(qtbot, operations)
    qtbot.waitUntil(lambda: part_of(page, ReviewView).isVisible())

    assert part_of(page, ReviewView).plan.refusals == ()
    assert [row.reference_date for row in part_of(page, ReviewView).plan.rows if row.figures] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
    ]
    words = words_on(part_of(page, ReviewView))
    assert words.count("Herkend") == 1
    assert "Klaar t/m jan (C3), t/m feb (D3)" in words


def test_dates_that_may_be_months_are_settled_by_pointing_them_out(page, operations, desk, qtbot):
    title = ("Realisatie taakstelling 2026-I",)
    heads = ("Gemeente", "Taakstelling", date(2026, 1, 1), date(2026, 2, 1))
    path = workbook(desk, title, heads, ("Delft", 36, 4, 9))
    view = at_layout(page, operations, path, qtbot)
    assert part_of(page, ReviewView).plan.refusals[0].cell == "C2"
    meant(view, 2, "gerealiseerd t/m einde van de maand")
    assert (
        control(view, "Het blad zoals het eruitziet").model().horizontalHeaderItem(3).text()
        == "D\ngerealiseerd (maand)"
    )
    click_on(view, "Onthouden en lezen")
    settle(qtbot, operations)
    qtbot.waitUntil(lambda: part_of(page, ReviewView).isVisible())

    assert part_of(page, ReviewView).plan.refusals == ()
    assert [row.reference_date for row in part_of(page, ReviewView).plan.rows if row.figures] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
    ]


def test_a_layout_goes_to_a_colleague_and_comes_from_one(page, operations, desk, qtbot):
    path = desk.sheet([("Delft", 36, 10, 9)], head=HEAD, title=TITLE, name="b.xlsx")
    view = at_layout(page, operations, path, qtbot)
    control(view, "Rij met de koppen").setValue(3)
    meant(view, 0, "gemeente")
    meant(view, 1, "netto taakstelling")
    click_on(view, "Bewaren…")
    dialog = page.findChild(QFileDialog)
    dialog.fileSelected.emit(str(desk.folder / "indeling.json"))
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    settle(qtbot, operations)
    assert part_of(page, Band).text == "Indeling b is opgeslagen in indeling.json."
    assert desk.tables()["layout"] == []

    view.file_chosen.emit(path)
    settle(qtbot, operations)
    text = part_of(page, Band).text
    assert "niet te lezen" in text or "geen indeling" in text
    view.file_chosen.emit(desk.folder / "indeling.json")
    qtbot.waitUntil(lambda: len(desk.tables()["layout"]) == 1)
    settle(qtbot, operations)
    qtbot.waitUntil(lambda: part_of(page, ReviewView).isVisible())
    assert any(
        text.startswith("Herkend: indeling „b”") for text in texts_on(part_of(page, ReviewView))
    )


def test_a_layout_left_alone_is_not_remembered(page, operations, desk, qtbot):
    path = desk.sheet([("Delft", 36, 10, 9)], head=HEAD, title=TITLE, name="b.xlsx")
    before = desk.tables()
    click_on(at_layout(page, operations, path, qtbot), "Annuleren")

    assert part_of(page, ReviewView).isVisible()
    assert desk.tables() == before
