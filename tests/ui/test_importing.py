"""Importing a sheet: shown before anything changes, and undone without a trace."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton

from tests.ui.dossier_tools import (
    TODAY,
    doubled_mnemonics,
    nameless,
    operations_on,
    rich_labels,
    two_stands,
)
from tests.ui.hands import (
    choose_in,
    click_on,
    control,
    part_of,
    rows_of,
    texts_on,
    words_on,
    write_in,
)
from tests.ui.import_tools import (
    GOOD,
    MARKUP,
    TITLE,
    WITH_PROBLEMS,
    checked,
    import_page,
    on_to_consequences,
    realised,
)
from tests.ui.ui_tools import press, settle
from toezichtdesk.casework.watching import watch_folder
from toezichtdesk.domain.importing import RowStatus
from toezichtdesk.store import schema
from toezichtdesk.ui.forms.dialogs import Band
from toezichtdesk.ui.importing.choose import ChooseView, dropped_file
from toezichtdesk.ui.importing.columns import PROBLEMS, ROWS, why
from toezichtdesk.ui.importing.consequences import ConsequencesView
from toezichtdesk.ui.importing.done import DoneView
from toezichtdesk.ui.importing.problems import ProblemsView
from toezichtdesk.ui.importing.questions import QuestionsView
from toezichtdesk.ui.importing.review import ReviewView
from toezichtdesk.ui.importing.steps import BusyView, Trail
from toezichtdesk.ui.importing.watched_folder import FollowingCard
from toezichtdesk.ui.lists.rows_model import RowsModel
from toezichtdesk.ui.look.theme import Appearance

pytest_plugins = ("tests.ui.shell",)


@pytest.fixture
def operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


@pytest.fixture
def page(operations, qtbot):
    return import_page(operations, qtbot)


def test_a_sheet_with_a_problem_is_imported_with_the_keyboard_alone(page, operations, desk, qtbot):
    checked(page, operations, desk.sheet(WITH_PROBLEMS, title=TITLE, name="blad.xlsx"), qtbot)
    before = desk.path.read_bytes()
    press(Qt.Key.Key_F8)
    assert control(part_of(page, ReviewView), "Rijen van het blad").current.name == "Atlantis"
    control(part_of(page, ReviewView), "Rijen met een probleem overslaan (2)").setFocus()
    press(Qt.Key.Key_Space)
    control(part_of(page, ReviewView), "Gevolgen ›").setFocus()
    press(Qt.Key.Key_Return)
    settle(qtbot, operations)
    assert part_of(page, ConsequencesView).isVisible()
    assert "te wijzigen" in words_on(part_of(page, ConsequencesView))
    proposals = control(page, "Voorstellen die zouden volgen")
    assert control(page, "Waarom dit voorstel").text() == why(proposals.current)
    assert desk.path.read_bytes() == before
    assert QApplication.focusWidget() is control(part_of(page, ConsequencesView), "Importeren")
    with qtbot.waitSignal(page.imported):
        press(Qt.Key.Key_Return)
    settle(qtbot, operations)

    assert realised(desk) == 9
    assert "2 rijen verwerkt" in words_on(part_of(page, DoneView))
    assert "2 rijen met een probleem zijn overgeslagen." in words_on(part_of(page, DoneView))


def test_the_check_shows_every_row_with_old_and_new(page, operations, desk, qtbot):
    review = checked(page, operations, desk.sheet(GOOD, title=TITLE, name="b.xlsx"), qtbot)
    model = control(review, "Rijen van het blad").model()
    texts = [model.index(0, column).data() for column in range(model.columnCount())]

    assert "5 → 9" in texts
    assert any(
        text.startswith("Herkend: blad „Cijfers”, kop op rij 3") for text in texts_on(review)
    )
    assert "Periode 2026-I" in words_on(review)
    assert control(review, "Alle 2").isVisible()


def test_a_newer_stand_shows_what_the_stand_before_it_said(page, operations, desk, qtbot):
    newer = TITLE.replace("1 maart", "8 maart")
    review = checked(page, operations, desk.sheet(GOOD, title=newer, name="n.xlsx"), qtbot)
    model = control(review, "Rijen van het blad").model()
    texts = [model.index(0, column).data() for column in range(model.columnCount())]

    assert "5 → 9" in texts


def test_the_step_stays_marked_in_other_colours(page, operations, desk, theme, qtbot):
    def marked():
        return [label.font().bold() for label in part_of(page, Trail).labels]

    checked(page, operations, desk.sheet(GOOD, title=TITLE, name="b.xlsx"), qtbot)
    assert marked() == [False, True, False]
    theme.choose(Appearance.DARK)
    assert marked() == [False, True, False]
    on_to_consequences(page, operations, qtbot)
    assert marked() == [False, False, True]


def chips(review):
    """Return the buttons that show one kind of rows."""
    return [each for each in review.findChildren(QToolButton) if each.isCheckable()]


def chip(review, title):
    return next(chip for chip in chips(review) if chip.text().startswith(title))


def test_a_chip_shows_only_its_rows(page, operations, desk, qtbot):
    path = desk.sheet(WITH_PROBLEMS, title=TITLE, name="b.xlsx")
    review = checked(page, operations, path, qtbot)
    chip(review, "Probleem").click()
    assert {row.status for row in rows_of(control(review, "Rijen van het blad"))} == {
        RowStatus.REFUSED
    }
    chip(review, "Alle").click()
    assert len(rows_of(control(review, "Rijen van het blad"))) == 4


def test_who_is_missing_is_a_row_without_a_place_in_the_sheet(page, operations, desk, qtbot):
    path = desk.sheet([("Zoetermeer", 50, -4, 12)], title=TITLE, name="b.xlsx")
    review = checked(page, operations, path, qtbot)
    assert [chip.text() for chip in chips(review) if chip.isEnabled()] == [
        "Alle 3",
        "Nieuw 1",
        "Ontbreekt 2",
    ]
    chip(review, "Ontbreekt").click()
    model = control(review, "Rijen van het blad").model()
    texts = [[model.index(line, column).data() for column in range(3)] for line in range(2)]
    assert texts == [["○ ontbreekt", "", "Delft"], ["○ ontbreekt", "", "Westland"]]

    for line in (0, 1):
        control(review, "Rijen van het blad").choose_line(line)
        control(review, "Rijen van het blad").model().show_rows(
            review.plan.rows.having(RowStatus.MISSING)
        )
        assert (
            control(review, "Rijen van het blad").current
            is rows_of(control(review, "Rijen van het blad"))[line]
        )


def test_nothing_changes_on_the_way_there_and_back(page, operations, desk, qtbot):
    before = desk.tables()
    path = desk.sheet(GOOD, title=TITLE, name="b.xlsx")
    checked(page, operations, path, qtbot)
    consequences = on_to_consequences(page, operations, qtbot)
    click_on(consequences, "‹ Controle")
    assert part_of(page, ReviewView).isVisible()
    click_on(on_to_consequences(page, operations, qtbot), "Annuleren")

    assert part_of(page, ChooseView).isVisible()
    assert desk.tables() == before


def test_an_import_taken_back_leaves_everything_but_the_journal_as_it_was(
    page, operations, desk, qtbot
):
    kept_apart = (*schema.OUTSIDE, "figure_before")
    before = desk.tables(besides=kept_apart)
    checked(page, operations, desk.sheet(GOOD, title=TITLE, name="b.xlsx"), qtbot)
    click_on(on_to_consequences(page, operations, qtbot), "Importeren")
    settle(qtbot, operations)
    assert desk.tables(besides=kept_apart) != before
    click_on(part_of(page, DoneView), "Ongedaan maken")
    settle(qtbot, operations)

    assert desk.tables(besides=kept_apart) == before
    assert "Import ongedaan gemaakt" in texts_on(part_of(page, DoneView))


def test_the_same_file_again_says_so_and_stops(page, operations, desk, qtbot):
    review = checked(page, operations, desk.folder / "maart.xlsx", qtbot)

    words = "Dit bestand is op 02-03-2026 al geïmporteerd; er is niets te wijzigen."
    assert words in texts_on(review)
    assert not control(review, "Gevolgen ›").isVisible()


def test_period_and_date_are_asked_and_never_filled_in(page, operations, desk, qtbot):
    review = checked(page, operations, desk.sheet(GOOD, name="kaal.xlsx"), qtbot)
    questions = part_of(review, QuestionsView)
    assert questions.isVisible()
    assert (
        control(questions, "Over welke taakstellingsperiode gaan deze cijfers?").currentIndex()
        == -1
    )
    assert control(questions, "Op welke peildatum zijn deze cijfers geteld?").text() == ""
    click_on(questions, "Verder")
    assert "Kies de periode waarover de cijfers gaan." in texts_on(questions)

    choose_in(questions, "Over welke taakstellingsperiode gaan deze cijfers?", "2026-I")
    write_in(questions, "Op welke peildatum zijn deze cijfers geteld?", "1-3")
    click_on(questions, "Verder")
    settle(qtbot, operations)
    if questions.isVisible():  # the date is asked once the period is known
        write_in(questions, "Op welke peildatum zijn deze cijfers geteld?", "1-3")
        click_on(questions, "Verder")
        settle(qtbot, operations)
    assert [row.reference_date for row in part_of(page, ReviewView).plan.rows] == [
        date(2026, 3, 1)
    ] * 2


def test_a_text_that_is_no_date_is_reported(page, operations, desk, qtbot):
    questions = part_of(
        checked(page, operations, desk.sheet(GOOD, name="kaal.xlsx"), qtbot), QuestionsView
    )
    choose_in(questions, "Over welke taakstellingsperiode gaan deze cijfers?", "2026-I")
    write_in(questions, "Op welke peildatum zijn deze cijfers geteld?", "40-3")
    click_on(questions, "Verder")

    assert "„40-3” is geen datum" in words_on(questions)


@pytest.mark.parametrize("name", ["tekst.xlsx", "leeg.xlsx", "weg.xlsx"])
def test_a_file_that_is_no_sheet_is_explained(page, operations, desk, qtbot, name):
    path = desk.folder / name
    if name != "weg.xlsx":
        path.write_bytes(b"" if name == "leeg.xlsx" else b"geen werkmap, gewoon tekst\n" * 9)
    review = checked(page, operations, path, qtbot)

    assert "niets te importeren" in words_on(review)
    assert len(rows_of(part_of(review, ProblemsView))) == 1
    assert not control(review, "Gevolgen ›").isVisible()


def test_a_stopped_file_does_not_come_back(page, operations, desk, qtbot):
    page.start(desk.sheet(GOOD, title=TITLE, name="b.xlsx"))
    part_of(page, BusyView).stop.click()
    settle(qtbot, operations)

    assert part_of(page, ChooseView).isVisible()


def test_a_store_that_moved_on_offers_to_read_again(page, operations, desk, qtbot):
    checked(page, operations, desk.sheet(GOOD, title=TITLE, name="b.xlsx"), qtbot)
    on_to_consequences(page, operations, qtbot)
    desk.stand(
        TODAY, "Taakstelling 2026-I, stand 10 maart 2026", ("Delft", 36, -10, 7), name="c.xlsx"
    )
    click_on(part_of(page, ConsequencesView), "Importeren")
    settle(qtbot, operations)
    assert part_of(page, Band).text
    part_of(page, Band).pressed.emit()
    settle(qtbot, operations)

    assert part_of(page, ReviewView).isVisible()


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
    settle(qtbot, operations)

    assert part_of(page, ReviewView).isVisible()


def test_every_step_has_names_letters_and_plain_text(page, operations, desk, qtbot):
    path = desk.sheet(WITH_PROBLEMS, title=TITLE, name=f"{MARKUP}blad.xlsx")
    desk.act(watch_folder, TODAY, desk.folder)
    page.refresh()
    settle(qtbot, operations)
    assert control(
        part_of(page, FollowingCard),
        "Bekende bladen zonder problemen meteen importeren",
    ).isVisible()
    assert nameless(page) == []
    assert doubled_mnemonics(page) == {}
    checked(page, operations, path, qtbot)
    assert nameless(page) == []
    assert doubled_mnemonics(page) == {}
    click_on(part_of(page, ReviewView), "Rijen met een probleem overslaan (2)")
    on_to_consequences(page, operations, qtbot)
    assert doubled_mnemonics(page) == {}
    click_on(part_of(page, ConsequencesView), "Importeren")
    settle(qtbot, operations)
    assert nameless(page) == []
    assert doubled_mnemonics(page) == {}
    assert rich_labels(page) == []


def test_the_models_keep_the_rules_of_qt(page, operations, desk, qtbot, qtmodeltester):
    path = desk.sheet(WITH_PROBLEMS, title=TITLE, name="b.xlsx")
    checked(page, operations, path, qtbot)
    for columns, rows in (
        (ROWS, part_of(page, ReviewView).plan.rows),
        (PROBLEMS, part_of(page, ReviewView).plan.refusals),
    ):
        model = RowsModel(columns)
        model.show_rows(rows)
        qtmodeltester.check(model)
