"""Problems in a sheet: found, solved where they stand, skipped, or sent back in a marked copy."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.ui.dossier_tools import (
    operations_on,
    press,
    settled,
    two_stands,
    type_in,
)
from tests.ui.import_tools import (
    TITLE,
    WITH_PROBLEMS,
    checked,
    import_page,
    on_to_consequences,
)
from toezichtdesk import wording
from toezichtdesk.domain.refusals import Refusal, RefusalCode, problem
from toezichtdesk.ui.importing.columns import place, refusal_identity


@pytest.fixture
def operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


@pytest.fixture
def page(operations, qtbot):
    return import_page(operations, qtbot)


def test_problems_block_until_they_are_skipped(page, operations, desk, qtbot):
    path = desk.sheet(WITH_PROBLEMS, title=TITLE, name="b.xlsx")
    review = checked(page, operations, path, qtbot)
    assert not review._go.isEnabled()
    assert "(2)" in review._skip.text()
    review._skip.setChecked(True)
    assert review._go.isEnabled()


def test_f8_goes_round_the_problems_and_names_all_four_parts(page, operations, desk, qtbot):
    path = desk.sheet(WITH_PROBLEMS, title=TITLE, name="b.xlsx")
    review = checked(page, operations, path, qtbot)
    first = review._problems._table.current
    words = review._problems._whole.text()
    assert all(part in words for part in (place(first), *wording.refusal(first)))
    press(Qt.Key.Key_F8)
    assert review._problems._table.current is not first
    press(Qt.Key.Key_F8)
    assert review._problems._table.current is first
    press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert review._problems._table.current is not first


def choose_problem(review, cell):
    refusal = next(one for one in review.plan.refusals if one.cell == cell)
    review._problems._table.choose(refusal_identity(refusal))
    return review._problems._remedy


def test_problems_are_solved_in_place_with_the_keyboard(page, operations, desk, qtbot):
    path = desk.sheet(WITH_PROBLEMS, title=TITLE, name="b.xlsx")
    content = path.read_bytes()
    review = checked(page, operations, path, qtbot)
    remedy = choose_problem(review, "D5")
    assert "gerealiseerd" in remedy._label.text()
    remedy._number.setFocus()
    type_in("21")
    press(Qt.Key.Key_Return)
    settled(qtbot, operations)
    remedy = choose_problem(review, "A6")
    assert not remedy._go.isEnabled()
    remedy._names.lineEdit().selectAll()
    remedy._names.setFocus()
    type_in("Wassenaar")
    assert remedy._go.isEnabled()
    press(Qt.Key.Key_Return)
    settled(qtbot, operations)

    assert review.plan.refusals == ()
    assert review._solved.text() == "2 problemen hier opgelost"
    assert desk.tables()["learned_alias"] == []
    on_to_consequences(page, operations, qtbot)._import.click()
    settled(qtbot, operations)
    assert [row[1] for row in desk.tables()["learned_alias"]] == ["Atlantis"]
    assert path.read_bytes() == content


def test_a_balance_that_does_not_hold_is_left_out_with_one_key(page, operations, desk, qtbot):
    head = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Saldo")
    path = desk.sheet([("Delft", 36, -10, 9, -30)], head=head, title=TITLE, name="b.xlsx")
    review = checked(page, operations, path, qtbot)
    remedy = review._problems._remedy
    assert remedy._label.text() == "E4, saldo:"
    press(Qt.Key.Key_F8)
    assert QApplication.focusWidget() is remedy._go
    press(Qt.Key.Key_Return)
    settled(qtbot, operations)

    assert review.plan.refusals == ()
    assert review._solved.toolTip().endswith("→ niet gebruikt")
    assert QApplication.focusWidget() is review._go


def test_a_period_and_a_date_are_typed_where_they_stand(page, operations, desk, qtbot):
    head = ("Gemeente", "Periode", "Peildatum", "Taakstelling", "Gerealiseerd")
    rows = [("Delft", "nu", date(2026, 3, 1), 36, 9), ("Westland", "2026-I", "maart", 42, 20)]
    review = checked(page, operations, desk.sheet(rows, head=head, name="b.xlsx"), qtbot)
    remedy = choose_problem(review, "B4")
    assert (remedy._label.text(), remedy._hint.text()) == ("B4, periode:", "Bijvoorbeeld 2026-I.")
    assert (review._outcome.text(), review._go.isVisible()) == ("", True)
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is remedy._text
    assert not remedy._go.isEnabled()
    type_in("2026-I")
    press(Qt.Key.Key_Return)
    settled(qtbot, operations)
    assert QApplication.focusWidget() is remedy._text
    type_in("1-3-2026")
    press(Qt.Key.Key_Return)
    settled(qtbot, operations)

    assert review.plan.refusals == ()
    assert QApplication.focusWidget() is review._go


def test_what_was_solved_can_be_undone_before_the_import(page, operations, desk, qtbot):
    path = desk.sheet(WITH_PROBLEMS, title=TITLE, name="b.xlsx")
    review = checked(page, operations, path, qtbot)
    choose_problem(review, "D5")._number.setText("21")
    review._problems._remedy._go.click()
    settled(qtbot, operations)
    assert len(review.plan.refusals) == 1
    review._unfix.click()
    settled(qtbot, operations)

    assert len(review.plan.refusals) == 2
    assert not review._unfix.isVisible()


def test_only_a_municipality_that_exists_can_be_chosen_and_only_a_number_typed(
    page, operations, desk, qtbot
):
    path = desk.sheet([("Delf", 1, 0, "x"), ("Haaren", 1, 0, 1)], title=TITLE, name="b.xlsx")
    review = checked(page, operations, path, qtbot)
    remedy = choose_problem(review, "A4")
    assert remedy._names.currentText() == "Delft"
    assert remedy._names.findText("Haaren") == -1
    remedy._names.setEditText("Nergenshuizen")
    assert not remedy._go.isEnabled()
    remedy = choose_problem(review, "D4")
    remedy._number.setFocus()
    type_in("veel")
    assert remedy._number.text() == ""


def test_the_problems_go_to_a_marked_copy(page, operations, desk, qtbot):
    path = desk.sheet(WITH_PROBLEMS, title=TITLE, name="b.xlsx")
    content = path.read_bytes()
    review = checked(page, operations, path, qtbot)
    review._copy.click()
    dialog = page.findChild(QFileDialog)
    assert "b - problemen.xlsx" in dialog.selectedFiles()[0]
    for same in (path, desk.folder / ".." / desk.folder.name / "b.xlsx"):
        dialog.fileSelected.emit(str(same))
        settled(qtbot, operations)
        assert "andere naam" in page._band.text
        page._band.hide()
    dialog.fileSelected.emit(str(desk.folder / "terug.xlsx"))
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    settled(qtbot, operations)

    assert page._band.text == "terug.xlsx is opgeslagen: 2 cellen gekleurd, met de reden erbij."
    assert load_workbook(desk.folder / "terug.xlsx")["Cijfers"]["D5"].comment is not None
    assert path.read_bytes() == content


EMPTY = problem(RefusalCode.EMPTY_TEXT)


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (Refusal("", "", EMPTY), "hele bestand"),
        (Refusal("Blad1", "", EMPTY), "blad Blad1"),
        (Refusal("Blad1", "C7", EMPTY), "Blad1!C7"),
    ],
)
def test_a_problem_says_where_it_is(refusal, words):
    assert place(refusal) == words
