"""Importing the officer's own workbook: lists and figures in one act."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.sheets.sheet_making import workbook
from tests.ui.dossier_tools import (
    DELFT,
    TODAY,
    doubled_mnemonics,
    nameless,
    operations_on,
    rich_labels,
    two_stands,
)
from tests.ui.hands import click_on, control, part_of, texts_on, words_on
from tests.ui.ui_tools import on_top, press, settle
from toezichtdesk.domain.importing import Fix, RowStatus
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.ui.dossier.figures_tab import FiguresTab
from toezichtdesk.ui.importing.consequences import ConsequencesView
from toezichtdesk.ui.importing.done import DoneView
from toezichtdesk.ui.importing.page import ImportPage
from toezichtdesk.ui.importing.review import ReviewView
from toezichtdesk.ui.importing.row_tabs import RowTabs

FIGURES = (
    ("Taakstelling 2026-I, stand 1 maart 2026",),
    ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd"),
    ("Delft", 36, -10, 9),
)
CONTACTS = (
    ("Gemeente", "Datum", "Soort", "Samenvatting"),
    ("Delft", date(2026, 3, 2), "bezoek", "<b>Langs</b> de locaties"),
)
MEASURES = (("Gemeente", "Maatregel", "Termijn"), ("Delft", "Flexwoningen", "kort"))
PEOPLE = (("Gemeente", "Inwoners 1-1-2025"), ("Delft", 106_086))
OWN = {"Realisatie": FIGURES, "Contacten": CONTACTS, "Maatregelen": MEASURES, "Inwoners": PEOPLE}
PROBLEMS = {**OWN, "Contacten": (*CONTACTS, ("Atlantis", date(2026, 3, 2), "bezoek", "x"))}


@pytest.fixture
def operations(desk, qapp):
    two_stands(desk)
    yield from operations_on(desk)


@pytest.fixture
def page(operations, qtbot):
    page = ImportPage(operations)
    page.finish()
    qtbot.addWidget(page)
    page.resize(852, 556)
    page.show()
    on_top(page, qtbot)
    return page


def saved(desk, **sheets) -> Path:
    path = desk.folder / "eigen.xlsx"
    path.write_bytes(workbook(**sheets))
    return path


def checked(page, operations, desk, qtbot, **sheets):
    """Take a workbook with these sheets to the step Controle."""
    page.start(saved(desk, **sheets))
    settle(qtbot, operations)
    return part_of(page, ReviewView)


def shown(review) -> list[list[str]]:
    model = part_of(review, RowTabs).records.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_figures_and_lists_stand_behind_a_tab_each(page, operations, desk, qtbot):
    review = checked(page, operations, desk, qtbot, **OWN)

    tabs = part_of(review, RowTabs)
    assert [tabs.tabText(place).replace("&", "") for place in (0, 1)] == [
        "Cijfers (2)",
        "Lijsten (3)",
    ]
    assert shown(review)[0] == [
        "+ nieuw",
        "Contacten",
        "2",
        "Delft",
        "Bezoek 02-03-2026: <b>Langs</b> de locaties",
        "",
    ]
    assert control(review, "Nieuw 3").isVisible()
    recognised = words_on(review)
    assert "contacten op blad „Contacten”, maatregelen op blad „Maatregelen”" in recognised
    assert "Samenvatting (D1)" in review._recognised.toolTip()
    assert "Contacten: 1 rij = 1 contact" in words_on(review)


def test_every_control_has_a_name_a_letter_and_plain_text(page, operations, desk, qtbot):
    review = checked(page, operations, desk, qtbot, **PROBLEMS)

    assert nameless(page) == []
    assert doubled_mnemonics(review) == {}
    assert rich_labels(page) == []


def test_a_chip_filters_the_lists_too(page, operations, desk, qtbot):
    review = checked(page, operations, desk, qtbot, **PROBLEMS)

    click_on(review, "Probleem 1")

    assert control(review, "Probleem 1").isVisible()
    assert [row[3] for row in shown(review)] == ["Atlantis"]


def test_f8_leads_to_the_problem_behind_its_tab(page, operations, desk, qtbot):
    review = checked(page, operations, desk, qtbot, **PROBLEMS)
    part_of(review, RowTabs).setCurrentIndex(0)

    press(Qt.Key.Key_F8)

    assert part_of(review, RowTabs).currentWidget() is part_of(review, RowTabs).records
    assert part_of(review, RowTabs).records.current.name == "Atlantis"


def test_a_name_in_a_list_is_explained_in_place(page, operations, desk, qtbot):
    review = checked(page, operations, desk, qtbot, **PROBLEMS)

    page._take_fix(Fix("Contacten", "A3", municipality=DELFT))
    settle(qtbot, operations)

    assert review.plan.refusals == ()
    assert [record.municipality for record in review.plan.records[:2]] == [DELFT, DELFT]


def test_without_figures_there_is_no_tab_to_choose(page, operations, desk, qtbot):
    review = checked(page, operations, desk, qtbot, Contacten=CONTACTS)

    assert part_of(review, RowTabs).currentWidget() is part_of(review, RowTabs).records
    assert not part_of(review, RowTabs).tabBar().isVisible()
    assert control(review, "Gevolgen ›").isEnabled()


def test_a_workbook_that_is_not_filled_in_yet_says_so(page, operations, desk, qtbot):
    review = checked(page, operations, desk, qtbot, Contacten=CONTACTS[:1], Inwoners=PEOPLE[:1])

    assert any(text.startswith("In dit bestand staan nog geen rijen.") for text in texts_on(review))


def test_consequences_closing_words_and_undo_speak_of_the_lists(page, operations, desk, qtbot):
    checked(page, operations, desk, qtbot, **OWN)
    click_on(part_of(page, ReviewView), "Gevolgen ›")
    settle(qtbot, operations)
    assert any(
        text.endswith("1 contact · 1 maatregel · 1 inwonertal")
        for text in texts_on(part_of(page, ConsequencesView))
    )
    click_on(part_of(page, ConsequencesView), "Importeren")
    settle(qtbot, operations)
    assert any(
        text.startswith("1 rij, 1 contact, 1 maatregel en 1 inwonertal verwerkt uit eigen.xlsx.")
        for text in texts_on(part_of(page, DoneView))
    )
    assert len(desk.ask(dossier, DELFT, TODAY).contacts) == 1

    click_on(part_of(page, DoneView), "Ongedaan maken")
    settle(qtbot, operations)

    assert "Wat uit eigen.xlsx kwam, is weer weg." in words_on(part_of(page, DoneView))
    assert desk.ask(dossier, DELFT, TODAY).contacts == ()


def test_the_same_workbook_again_stops_at_the_check(page, operations, desk, qtbot):
    checked(page, operations, desk, qtbot, Contacten=CONTACTS)
    click_on(part_of(page, ReviewView), "Gevolgen ›")
    settle(qtbot, operations)
    click_on(part_of(page, ConsequencesView), "Importeren")
    settle(qtbot, operations)

    page.start(desk.folder / "eigen.xlsx")
    settle(qtbot, operations)

    review = part_of(page, ReviewView)
    assert {record.status for record in review.plan.records} == {RowStatus.SAME}
    assert "al geïmporteerd" in words_on(review)
    assert control(review, "Gevolgen ›").isHidden()


def test_the_dossier_says_how_many_people_live_there_and_where_that_stands(
    page, operations, desk, qtbot
):
    tab = FiguresTab()
    qtbot.addWidget(tab)
    tab.show_dossier(desk.ask(dossier, DELFT, TODAY))
    assert "Inwoners per" not in words_on(tab)
    desk.load(saved(desk, **OWN), TODAY)

    tab.show_dossier(desk.ask(dossier, DELFT, TODAY))

    assert (
        "Inwoners per 1 januari 2025: 106.086 "
        "(eigen.xlsx, Inwoners!B2, geïmporteerd op 10-03-2026)."
    ) in texts_on(tab)
