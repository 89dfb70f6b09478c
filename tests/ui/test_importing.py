"""A sheet on its way in: seen before anything changes, and back again without a trace."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.ui.dossier_tools import (
    DELFT,
    TODAY,
    doubled_mnemonics,
    nameless,
    operations_on,
    press,
    rich_labels,
    settled,
    two_stands,
)
from tests.ui.import_tools import (
    TITLE,
    WITH_PROBLEMS,
    checked,
    import_page,
    on_to_consequences,
)
from toezichtdesk.casework.watching import watch_folder
from toezichtdesk.domain.importing import RowStatus
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.store import schema
from toezichtdesk.ui.importing.choose import dropped_file
from toezichtdesk.ui.importing.columns import PROBLEMS, ROWS
from toezichtdesk.ui.lists.rows_model import RowsModel
from toezichtdesk.ui.look.theme import Appearance

pytest_plugins = ("tests.ui.shell",)

MARKUP = "&lt;" if os.name == "nt" else "<b>"  # Windows forbids the signs of a tag in a name
GOOD = (("Delft", 36, -10, 9), ("Westland", 42, -6, 20))


@pytest.fixture
def operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


@pytest.fixture
def page(operations, qtbot):
    return import_page(operations, qtbot)


def shown(page) -> object:
    return page._stack.currentWidget()


def realised(desk) -> int:
    return desk.ask(dossier, DELFT, TODAY).row.standing.realised


def test_a_sheet_with_a_problem_is_imported_with_the_keyboard_alone(page, operations, desk, qtbot):
    checked(page, operations, desk.sheet(WITH_PROBLEMS, title=TITLE, name="blad.xlsx"), qtbot)
    before = desk.path.read_bytes()
    press(Qt.Key.Key_F8)
    assert page._review._table.current.name == "Atlantis"
    page._review._skip.setFocus()
    press(Qt.Key.Key_Space)
    page._review._go.setFocus()
    press(Qt.Key.Key_Return)
    settled(qtbot, operations)
    assert shown(page) is page._consequences
    assert desk.path.read_bytes() == before
    assert QApplication.focusWidget() is page._consequences._import
    with qtbot.waitSignal(page.imported):
        press(Qt.Key.Key_Return)
    settled(qtbot, operations)

    assert realised(desk) == 9
    assert "2 rijen verwerkt" in page._done._text.text()


def test_the_check_shows_every_row_with_old_and_new(page, operations, desk, qtbot):
    review = checked(page, operations, desk.sheet(GOOD, title=TITLE, name="b.xlsx"), qtbot)
    model = review._model
    texts = [model.index(0, column).data() for column in range(model.columnCount())]

    assert "5 → 9" in texts
    assert review._recognised.text().startswith("Herkend: blad 'Cijfers', kop op rij 3")
    assert "Periode 2026-I" in review._moment.text()
    assert review._chips[0].text() == "Alle 2"


def test_a_newer_stand_shows_what_the_stand_before_it_said(page, operations, desk, qtbot):
    newer = TITLE.replace("1 maart", "8 maart")
    review = checked(page, operations, desk.sheet(GOOD, title=newer, name="n.xlsx"), qtbot)
    model = review._model
    texts = [model.index(0, column).data() for column in range(model.columnCount())]

    assert "5 → 9" in texts


def test_the_step_stays_marked_in_other_colours(page, operations, desk, theme, qtbot):
    def marked():
        return [label.font().bold() for label in page._trail.labels]

    checked(page, operations, desk.sheet(GOOD, title=TITLE, name="b.xlsx"), qtbot)
    assert marked() == [False, True, False]
    theme.choose(Appearance.DARK)
    assert marked() == [False, True, False]
    on_to_consequences(page, operations, qtbot)
    assert marked() == [False, False, True]


def chip(review, title):
    return next(chip for chip in review._chips if chip.text().startswith(title))


def test_a_chip_shows_only_its_rows(page, operations, desk, qtbot):
    path = desk.sheet(WITH_PROBLEMS, title=TITLE, name="b.xlsx")
    review = checked(page, operations, path, qtbot)
    chip(review, "Probleem").click()
    assert {row.status for row in review._model.shown} == {RowStatus.REFUSED}
    chip(review, "Alle").click()
    assert len(review._model.shown) == 4


def test_who_is_missing_is_a_row_without_a_place_in_the_sheet(page, operations, desk, qtbot):
    path = desk.sheet([("Zoetermeer", 50, -4, 12)], title=TITLE, name="b.xlsx")
    review = checked(page, operations, path, qtbot)
    assert [chip.text() for chip in review._chips if chip.isEnabled()] == [
        "Alle 3",
        "Nieuw 1",
        "Ontbreekt 2",
    ]
    chip(review, "Ontbreekt").click()
    model = review._model
    texts = [[model.index(line, column).data() for column in range(3)] for line in range(2)]
    assert texts == [["○ ontbreekt", "", "Delft"], ["○ ontbreekt", "", "Westland"]]

    for line in (0, 1):
        review._table.choose_line(line)
        review._model.show_rows(review.plan.rows.having(RowStatus.MISSING))
        assert review._table.current is review._model.shown[line]


def meant(view, column, words):
    """Say what a column means, as an officer does: go there, choose."""
    view._table.setCurrentIndex(view._model.index(0, column))
    index = view._meaning.findText(words)
    view._meaning.setCurrentIndex(index)
    view._meaning.activated.emit(index)


def test_nothing_changes_on_the_way_there_and_back(page, operations, desk, qtbot):
    before = desk.tables()
    path = desk.sheet(GOOD, title=TITLE, name="b.xlsx")
    checked(page, operations, path, qtbot)
    consequences = on_to_consequences(page, operations, qtbot)
    consequences._back.click()
    assert shown(page) is page._review
    on_to_consequences(page, operations, qtbot)._cancel.click()

    assert shown(page) is page._choose
    assert desk.tables() == before


def test_an_import_taken_back_leaves_everything_but_the_journal_as_it_was(
    page, operations, desk, qtbot
):
    kept_apart = (*schema.OUTSIDE, "figure_before")
    before = desk.tables(besides=kept_apart)
    checked(page, operations, desk.sheet(GOOD, title=TITLE, name="b.xlsx"), qtbot)
    on_to_consequences(page, operations, qtbot)._import.click()
    settled(qtbot, operations)
    assert desk.tables(besides=kept_apart) != before
    page._done._undo.click()
    settled(qtbot, operations)

    assert desk.tables(besides=kept_apart) == before
    assert page._done._title.text() == "Import ongedaan gemaakt"


def test_the_same_file_again_says_so_and_stops(page, operations, desk, qtbot):
    review = checked(page, operations, desk.folder / "maart.xlsx", qtbot)

    words = "Dit bestand is op 02-03-2026 al geïmporteerd; er is niets te wijzigen."
    assert review._outcome.text() == words
    assert not review._go.isVisible()


def test_period_and_date_are_asked_and_never_filled_in(page, operations, desk, qtbot):
    review = checked(page, operations, desk.sheet(GOOD, name="kaal.xlsx"), qtbot)
    questions = review._questions
    assert questions.isVisible()
    assert questions._period.currentIndex() == -1
    assert questions._day.text() == ""
    questions._go.click()
    assert questions._message.text() == "Kies de periode waarover de cijfers gaan."

    questions._period.setCurrentText("2026-I")
    questions._day.setText("1-3")
    questions._go.click()
    settled(qtbot, operations)
    if questions.isVisible():  # the date is asked once the period is known
        questions._day.setText("1-3")
        questions._go.click()
        settled(qtbot, operations)
    assert [row.reference_date for row in page._plan.rows] == [date(2026, 3, 1)] * 2


def test_a_text_that_is_no_date_is_reported(page, operations, desk, qtbot):
    questions = checked(page, operations, desk.sheet(GOOD, name="kaal.xlsx"), qtbot)._questions
    questions._period.setCurrentText("2026-I")
    questions._day.setText("40-3")
    questions._go.click()

    assert "'40-3' is geen datum" in questions._message.text()


@pytest.mark.parametrize("name", ["tekst.xlsx", "leeg.xlsx", "weg.xlsx"])
def test_a_file_that_is_no_sheet_is_explained(page, operations, desk, qtbot, name):
    path = desk.folder / name
    if name != "weg.xlsx":
        path.write_bytes(b"" if name == "leeg.xlsx" else b"geen werkmap, gewoon tekst\n" * 9)
    review = checked(page, operations, path, qtbot)

    assert "niets te importeren" in review._outcome.text()
    assert review._problems._model.rowCount() == 1
    assert not review._go.isVisible()


def test_a_stopped_file_does_not_come_back(page, operations, desk, qtbot):
    page.start(desk.sheet(GOOD, title=TITLE, name="b.xlsx"))
    page._busy.stop.click()
    settled(qtbot, operations)

    assert shown(page) is page._choose


def test_a_store_that_moved_on_offers_to_read_again(page, operations, desk, qtbot):
    checked(page, operations, desk.sheet(GOOD, title=TITLE, name="b.xlsx"), qtbot)
    on_to_consequences(page, operations, qtbot)
    desk.stand(
        TODAY, "Taakstelling 2026-I, stand 10 maart 2026", ("Delft", 36, -10, 7), name="c.xlsx"
    )
    page._consequences._import.click()
    settled(qtbot, operations)
    assert page._band.text
    page._band.pressed.emit()
    settled(qtbot, operations)

    assert shown(page) is page._review


def test_a_dropped_file_is_taken_and_other_things_are_not(desk, qapp):
    one, two, link = QMimeData(), QMimeData(), QMimeData()
    one.setUrls([QUrl.fromLocalFile("/tmp/a.xlsx")])
    two.setUrls([QUrl.fromLocalFile("/tmp/a.xlsx"), QUrl.fromLocalFile("/tmp/b.xlsx")])
    link.setUrls([QUrl("https://example.org/a.xlsx")])

    assert dropped_file(one) == Path("/tmp/a.xlsx")
    assert dropped_file(two) is None
    assert dropped_file(link) is None


def test_a_chosen_file_is_read(page, operations, desk, qtbot):
    page.start(None)
    dialog = page.findChild(QFileDialog)
    dialog.fileSelected.emit(str(desk.sheet(GOOD, title=TITLE, name="b.xlsx")))
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    settled(qtbot, operations)

    assert shown(page) is page._review


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
    settled(qtbot, operations)

    assert shown(page) is page._review
    assert page._review.plan.refusals == ()
    name = "Plakbord 10-03-2026 12.00.tsv"
    assert page._trail.file_name.text() == name
    on_to_consequences(page, operations, qtbot)._import.click()
    settled(qtbot, operations)
    assert realised(desk) == 9
    kept = desk.tables()["journal_file"][-1]
    assert kept[1] == name
    assert kept[4] == CELLS.encode()


def test_pasted_cells_without_known_headings_are_pointed_out(page, operations, desk, qtbot):
    QGuiApplication.clipboard().setText("Wie\tDoel\tKlaar\nDelft\t36\t9\n")
    page._choose._paste.click()
    settled(qtbot, operations)
    page._review._layout.click()
    settled(qtbot, operations)
    view = page._layout
    assert view._model.item(1, 0).text() == "Delft"
    for column, words in enumerate(("gemeente", "netto taakstelling", "gerealiseerd")):
        meant(view, column, words)
    view._go.click()
    settled(qtbot, operations)
    qtbot.waitUntil(lambda: shown(page) is page._review)

    assert page._review._questions.isVisible()
    assert "indeling" in page._review._recognised.text()


@pytest.mark.parametrize("text", ["", "alleen tekst\nop twee regels"])
def test_a_clipboard_without_a_table_says_what_to_do(page, operations, qtbot, text):
    QGuiApplication.clipboard().setText(text)
    page.paste()

    assert "Kopieer in Excel de cellen" in page._band.text
    assert shown(page) is page._choose


def test_pasting_does_not_disturb_a_check(page, operations, desk, qtbot):
    review = checked(page, operations, desk.sheet(GOOD, title=TITLE, name="b.xlsx"), qtbot)
    before = review.plan
    QGuiApplication.clipboard().setText(CELLS)
    page.paste()

    assert review.plan is before
    assert shown(page) is review


def test_every_step_has_names_letters_and_plain_text(page, operations, desk, qtbot):
    path = desk.sheet(WITH_PROBLEMS, title=TITLE, name=f"{MARKUP}blad.xlsx")
    desk.act(watch_folder, TODAY, desk.folder)
    page.refresh()
    settled(qtbot, operations)
    assert page._following._unasked.isVisible()
    assert nameless(page) == []
    assert doubled_mnemonics(page) == {}
    checked(page, operations, path, qtbot)
    assert nameless(page) == []
    assert doubled_mnemonics(page) == {}
    page._review._skip.setChecked(True)
    on_to_consequences(page, operations, qtbot)
    assert doubled_mnemonics(page) == {}
    page._consequences._import.click()
    settled(qtbot, operations)
    assert nameless(page) == []
    assert doubled_mnemonics(page) == {}
    assert rich_labels(page) == []


def test_the_models_keep_the_rules_of_qt(page, operations, desk, qtbot, qtmodeltester):
    path = desk.sheet(WITH_PROBLEMS, title=TITLE, name="b.xlsx")
    checked(page, operations, path, qtbot)
    for columns, rows in ((ROWS, page._plan.rows), (PROBLEMS, page._plan.refusals)):
        model = RowsModel(columns)
        model.show_rows(rows)
        qtmodeltester.check(model)
