"""Problems in a sheet: found, solved where they stand, skipped, or sent back in a marked copy."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from tests.sheets.sheet_making import workbook
from tests.ui.dossier_tools import operations_on, two_stands
from tests.ui.hands import click_on, control, part_of, texts_on, words_on, write_in
from tests.ui.import_tools import (
    TITLE,
    WITH_PROBLEMS,
    checked,
    import_page,
    on_to_consequences,
)
from tests.ui.ui_tools import press, settle, write
from toezichtdesk import wording
from toezichtdesk.domain.importing import Question
from toezichtdesk.domain.refusals import Refusal, RefusalCode, problem
from toezichtdesk.ui.forms.dialogs import Band
from toezichtdesk.ui.importing.columns import place, refusal_identity
from toezichtdesk.ui.importing.problems import ProblemsView
from toezichtdesk.ui.importing.questions import QuestionsView
from toezichtdesk.ui.importing.remedy import RemedyLine
from toezichtdesk.ui.importing.review import outcome


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
    assert not control(review, "Gevolgen ›").isEnabled()
    assert "(2)" in control(review, "Rijen met een probleem overslaan (2)").text()
    click_on(review, "Rijen met een probleem overslaan (2)")
    assert control(review, "Gevolgen ›").isEnabled()


def test_f8_goes_round_the_problems_and_names_all_four_parts(page, operations, desk, qtbot):
    path = desk.sheet(WITH_PROBLEMS, title=TITLE, name="b.xlsx")
    review = checked(page, operations, path, qtbot)
    first = control(part_of(review, ProblemsView), "Problemen").current
    words = control(part_of(review, ProblemsView), "Gekozen probleem").text()
    assert all(part in words for part in (place(first), *wording.refusal(first)))
    press(Qt.Key.Key_F8)
    assert control(part_of(review, ProblemsView), "Problemen").current is not first
    press(Qt.Key.Key_F8)
    assert control(part_of(review, ProblemsView), "Problemen").current is first
    press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert control(part_of(review, ProblemsView), "Problemen").current is not first


def choose_problem(review, cell):
    refusal = next(one for one in review.plan.refusals if one.cell == cell)
    control(part_of(review, ProblemsView), "Problemen").choose(refusal_identity(refusal))
    return part_of(part_of(review, ProblemsView), RemedyLine)


def test_problems_are_solved_in_place_with_the_keyboard(page, operations, desk, qtbot):
    path = desk.sheet(WITH_PROBLEMS, title=TITLE, name="b.xlsx")
    content = path.read_bytes()
    review = checked(page, operations, path, qtbot)
    remedy = choose_problem(review, "D5")
    assert "gerealiseerd" in words_on(remedy)
    control(remedy, "Getal dat er moet staan").setFocus()
    write("21")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)
    remedy = choose_problem(review, "A6")
    assert not control(remedy, "Oplossen").isEnabled()
    control(remedy, "Gemeente die bedoeld is").lineEdit().selectAll()
    control(remedy, "Gemeente die bedoeld is").setFocus()
    write("Wassenaar")
    assert control(remedy, "Oplossen").isEnabled()
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    assert review.plan.refusals == ()
    assert "2 problemen hier opgelost" in texts_on(review)
    assert desk.tables()["learned_alias"] == []
    click_on(on_to_consequences(page, operations, qtbot), "Importeren")
    settle(qtbot, operations)
    assert [row[1] for row in desk.tables()["learned_alias"]] == ["Atlantis"]
    assert path.read_bytes() == content


def test_a_balance_that_does_not_hold_is_left_out_with_one_key(page, operations, desk, qtbot):
    head = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Saldo")
    path = desk.sheet([("Delft", 36, -10, 9, -30)], head=head, title=TITLE, name="b.xlsx")
    review = checked(page, operations, path, qtbot)
    remedy = part_of(part_of(review, ProblemsView), RemedyLine)
    assert "E4, saldo" in texts_on(remedy)
    press(Qt.Key.Key_F8)
    assert QApplication.focusWidget() is control(remedy, "Saldo niet gebruiken")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    assert review.plan.refusals == ()
    assert review._solved.toolTip().endswith("→ niet gebruikt")
    assert QApplication.focusWidget() is control(review, "Gevolgen ›")


def test_a_period_and_a_date_are_typed_where_they_stand(page, operations, desk, qtbot):
    head = ("Gemeente", "Periode", "Peildatum", "Taakstelling", "Gerealiseerd")
    rows = [("Delft", "nu", date(2026, 3, 1), 36, 9), ("Westland", "2026-I", "maart", 42, 20)]
    review = checked(page, operations, desk.sheet(rows, head=head, name="b.xlsx"), qtbot)
    remedy = choose_problem(review, "B4")
    assert {"B4, periode", "Bijvoorbeeld 2026-I."} <= set(texts_on(remedy))
    assert outcome(review.plan) == ""
    assert control(review, "Gevolgen ›").isVisible()
    assert control(review, "Annuleren").isVisible()  # where it ends here: Sluiten
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is control(remedy, "Wat er moet staan")
    assert not control(remedy, "Oplossen").isEnabled()
    write("2026-I")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)
    assert QApplication.focusWidget() is control(remedy, "Wat er moet staan")
    write("1-3-2026")
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    assert review.plan.refusals == ()
    assert QApplication.focusWidget() is control(review, "Gevolgen ›")


def test_a_cell_of_a_list_is_typed_where_it_stands(page, operations, desk, qtbot):
    heads = ("Gemeente", "Afspraak", "Wie", "Gereed")
    path = desk.folder / "afspraken.xlsx"
    path.write_bytes(workbook(Afspraken=(heads, ("Delft", "Lijst", "gemeente", "ja"))))
    review = checked(page, operations, path, qtbot)
    press(Qt.Key.Key_F8)
    remedy = part_of(review, RemedyLine)
    assert {"D2, Gereed", "Of typ: leeg. Dan telt deze cel niet mee."} <= set(texts_on(remedy))
    write("mevrouw Jansen")
    assert any("Jansen" in text for text in texts_on(remedy))
    QApplication.focusWidget().clear()
    write("3-3-2026")
    assert not any("Jansen" in text for text in texts_on(remedy))
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    (record,) = review.plan.records
    assert (review.plan.refusals, record.data.done_on) == ((), date(2026, 3, 3))


def test_what_was_solved_can_be_undone_before_the_import(page, operations, desk, qtbot):
    path = desk.sheet(WITH_PROBLEMS, title=TITLE, name="b.xlsx")
    review = checked(page, operations, path, qtbot)
    write_in(choose_problem(review, "D5"), "Getal dat er moet staan", "21")
    click_on(part_of(part_of(review, ProblemsView), RemedyLine), "Oplossen")
    settle(qtbot, operations)
    assert len(review.plan.refusals) == 1
    click_on(review, "Ongedaan maken")
    settle(qtbot, operations)

    assert len(review.plan.refusals) == 2
    assert not control(review, "Ongedaan maken").isVisible()


def test_only_a_municipality_that_exists_can_be_chosen_and_only_a_number_typed(
    page, operations, desk, qtbot
):
    path = desk.sheet([("Delf", 1, 0, "x"), ("Haaren", 1, 0, 1)], title=TITLE, name="b.xlsx")
    review = checked(page, operations, path, qtbot)
    remedy = choose_problem(review, "A4")
    assert control(remedy, "Gemeente die bedoeld is").currentText() == "Delft"
    assert control(remedy, "Gemeente die bedoeld is").findText("Haaren") == -1
    control(remedy, "Gemeente die bedoeld is").setEditText("Nergenshuizen")
    assert not control(remedy, "Oplossen").isEnabled()
    remedy = choose_problem(review, "D4")
    control(remedy, "Getal dat er moet staan").setFocus()
    write("veel")
    assert control(remedy, "Getal dat er moet staan").text() == ""


def test_the_problems_go_to_a_marked_copy(page, operations, desk, qtbot):
    path = desk.sheet(WITH_PROBLEMS, title=TITLE, name="b.xlsx")
    content = path.read_bytes()
    review = checked(page, operations, path, qtbot)
    click_on(review, "Problemen naar Excel…")
    dialog = page.findChild(QFileDialog)
    assert "b - problemen.xlsx" in dialog.selectedFiles()[0]
    for same in (path, desk.folder / ".." / desk.folder.name / "b.xlsx"):
        dialog.fileSelected.emit(str(same))
        settle(qtbot, operations)
        assert "andere naam" in part_of(page, Band).text
        part_of(page, Band).hide()
    dialog.fileSelected.emit(str(desk.folder / "terug.xlsx"))
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()
    settle(qtbot, operations)

    assert (
        part_of(page, Band).text
        == "terug.xlsx is opgeslagen: 2 cellen gekleurd, met de reden erbij."
    )
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


def test_a_day_that_is_said_in_two_ways_is_told_beside_the_question(qtbot):
    asked = QuestionsView(date(2026, 7, 10))
    qtbot.addWidget(asked)

    asked.show_questions((Question.REFERENCE_DATE,), ("06/01/2026 kan twee dagen zijn.",))
    texts = [label.text() for label in asked.findChildren(QLabel) if not label.isHidden()]
    asked.show_questions((Question.REFERENCE_DATE,))
    plain = [label.text() for label in asked.findChildren(QLabel) if not label.isHidden()]

    assert texts[:2] == ["Het blad is hierover niet duidelijk", "06/01/2026 kan twee dagen zijn."]
    assert plain[0] == "Het blad zegt dit niet"
