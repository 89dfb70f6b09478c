"""The term of rungs 4-6 and its file in the dossier: every act by keyboard, on a real database."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyle, QStyleOptionSpinBox, QTabWidget

from tests.conftest import Desk, made_once
from tests.duties import duty
from tests.ui.dossier_tools import (
    clipped,
    doubled_mnemonics,
    nameless,
    opened,
    operations_on,
    rich_labels,
    turn_to,
)
from tests.ui.hands import control, facts_on, part_of
from tests.ui.ui_tools import focused, press, settle, write
from toezichtdesk.casework import decide
from toezichtdesk.domain.terms import FileItemKind, TermEventKind, TermState
from toezichtdesk.paths import resource
from toezichtdesk.reports.answers.overview import ActionKind
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.record.stored_files import stored_file
from toezichtdesk.ui.dossier.page import DossierPage
from toezichtdesk.ui.dossier.side import DossierSide
from toezichtdesk.ui.dossier.term_dialogs import (
    USUAL_DAYS,
    FileItemDialog,
    TermDialog,
    WithdrawItemDialog,
)
from toezichtdesk.ui.dossier.term_tab import TermTab

pytest_plugins = ("tests.ui.shell",)

ZEIST, HOUTEN = "GM0355", "GM0321"
START = date(2026, 2, 1)
TODAY = date(2026, 4, 1)
CTRL = Qt.KeyboardModifier.ControlModifier


@made_once
def zeist_on_4(desk: Desk) -> None:
    """Zeist is on rung 4 by a decision of 1 February 2026; Houten is on rung 1."""
    desk.figures(date(2026, 1, 5), "2025-II", date(2026, 1, 1), Zeist=(40, -20, 20, 3))
    desk.figures(date(2026, 1, 5), "2025-II", date(2026, 1, 1), Houten=(20, 0, 20, 1))
    desk.act(decide.accept, START, ZEIST, decided_on=START, reference="GS-2026-1")


@pytest.fixture
def operations(desk, qapp):
    zeist_on_4(desk)
    yield from operations_on(desk, TODAY)


@pytest.fixture
def page(operations, theme, qtbot):
    page = DossierPage(operations, theme)
    page.finish()
    qtbot.addWidget(page)
    page.resize(1080, 640)
    page.show()
    page.show_term(ZEIST)
    settle(qtbot, operations)
    yield page
    settle(qtbot, operations)


def clock(desk):
    return desk.ask(dossier, ZEIST, TODAY).row.clock


def form_of(page, kind, button, qtbot):
    """Press the button by keyboard and return the form that it opens."""
    focused(qtbot, button)
    press(Qt.Key.Key_Return)
    form = next(each for each in page.window().findChildren(kind) if each.isVisible())
    return opened(form, qtbot)


def finish(form, qtbot, operations):
    with qtbot.waitSignal(form.saved):
        press(Qt.Key.Key_Return, CTRL)
    settle(qtbot, operations)


def test_the_tab_says_day_end_and_use_per_rung(page):
    tab = part_of(page, TermTab)

    assert tab.isVisible()
    facts = facts_on(tab)
    assert facts["Doorlooptijd"][0] == "dag 59 van 182"
    assert facts["Richtpunt"][0] == "02-08-2026"
    assert facts["Per trede"][0] == "trede\xa04:\xa059"
    assert control(tab, "Stand van de doorlooptijd").isHidden()  # says nothing beside the facts


def test_below_rung_four_there_is_no_such_tab(page, operations, qtbot):
    page.show_municipality(HOUTEN)
    settle(qtbot, operations)

    tabs = part_of(page, QTabWidget)
    assert not tabs.isTabVisible(tabs.indexOf(part_of(page, TermTab)))


def test_the_term_is_suspended_and_resumed(page, operations, desk, qtbot):
    acts = part_of(page, TermTab).acts
    form = form_of(page, TermDialog, acts[TermEventKind.SUSPENDED], qtbot)
    write("Raadsbesluit flexwoningen")
    finish(form, qtbot, operations)
    assert clock(desk).state is TermState.SUSPENDED
    assert acts[TermEventKind.SUSPENDED].isHidden()

    form = form_of(page, TermDialog, acts[TermEventKind.RESUMED], qtbot)
    write("De raad besloot niet")
    finish(form, qtbot, operations)
    assert clock(desk).state is TermState.RUNNING


@pytest.mark.parametrize(
    ("part", "step"),
    [(QStyle.SubControl.SC_SpinBoxUp, 1), (QStyle.SubControl.SC_SpinBoxDown, -1)],
)
def test_a_number_has_arrows_to_press(page, operations, qtbot, part, step):
    form = form_of(page, TermDialog, part_of(page, TermTab).acts[TermEventKind.EXTENDED], qtbot)
    option, control = QStyleOptionSpinBox(), QStyle.ComplexControl.CC_SpinBox
    form.days.initStyleOption(option)

    arrow = form.days.style().subControlRect(control, option, part, form.days)
    assert min(arrow.width(), arrow.height()) >= 12
    qtbot.mouseClick(form.days, Qt.MouseButton.LeftButton, pos=arrow.center())

    assert form.days.value() == USUAL_DAYS + step


def test_the_term_is_extended_by_days(page, operations, desk, qtbot):
    form = form_of(page, TermDialog, part_of(page, TermTab).acts[TermEventKind.EXTENDED], qtbot)
    form.days.setFocus()
    form.days.selectAll()
    write("14")
    press(Qt.Key.Key_Tab)
    write("De zienswijze liet op zich wachten")
    finish(form, qtbot, operations)

    assert clock(desk).extended_days == 14
    assert facts_on(part_of(page, TermTab))["Doorlooptijd"][0] == "dag 59 van 196"


def test_withdrawal_needs_the_reference_of_the_executive(page, operations, desk, qtbot):
    form = form_of(page, TermDialog, part_of(page, TermTab).acts[TermEventKind.WITHDRAWN], qtbot)
    write("De gemeente voldoet weer")
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "kenmerk" in form.band.text.casefold())
    form.reference.setFocus()
    write("GS-2026-9")
    finish(form, qtbot, operations)

    assert clock(desk).state is TermState.ENDED
    assert not part_of(page, TermTab).acts[TermEventKind.EXTENDED].isEnabled()
    assert "Beëindigd op" in facts_on(part_of(page, TermTab))


def test_a_lapse_ends_the_term(page, operations, desk, qtbot):
    form = form_of(page, TermDialog, part_of(page, TermTab).acts[TermEventKind.LAPSED], qtbot)
    write("De achterstand is weg")
    finish(form, qtbot, operations)

    assert clock(desk).state is TermState.ENDED


def test_without_items_on_file_the_table_says_so_and_fills_the_tab(page):
    tab = part_of(page, TermTab)
    page.resize(1080, 1000)

    assert "nog geen stukken" in tab.table.accessibleDescription()
    assert tab.table.height() > tab.height() / 2


def test_an_item_is_put_on_file_and_no_longer_missing(page, operations, desk, qtbot):
    tab = part_of(page, TermTab)
    assert "voornemen" in control(tab, "Wat nog ontbreekt").text()
    form = form_of(page, FileItemDialog, tab.add, qtbot)
    assert form.kind.currentData() == FileItemKind.NOTICE.name
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    write("PZH-2026-12")
    press(Qt.Key.Key_Tab)
    write("Brief aan het college")
    finish(form, qtbot, operations)

    item = desk.ask(dossier, ZEIST, TODAY).file_items[0]
    assert (item.kind, item.dated_on, item.reference, item.note) == (
        FileItemKind.NOTICE,
        TODAY,
        "PZH-2026-12",
        "Brief aan het college",
    )
    assert tab.model.rowCount() == 1
    assert "voornemen" not in control(tab, "Wat nog ontbreekt").text()

    tab.table.choose(item.id)
    form = form_of(page, WithdrawItemDialog, tab.remove, qtbot)
    write("Hoort bij een andere gemeente")
    finish(form, qtbot, operations)
    assert desk.ask(dossier, ZEIST, TODAY).file_items == ()


def test_an_item_is_put_on_file_with_its_document(page, operations, desk, qtbot, tmp_path):
    tab = part_of(page, TermTab)
    path = tmp_path / "zienswijze.pdf"
    path.write_bytes(b"%PDF zoals ontvangen")
    form = form_of(page, FileItemDialog, tab.add, qtbot)
    form.take_document(str(tmp_path / "weg.pdf"))
    settle(qtbot, operations)
    assert "weg.pdf kan niet worden gelezen" in form.band.text
    form.take_document(str(resource("letters", "intrekking.docx")))
    settle(qtbot, operations)
    settle(qtbot, operations)
    assert "nog niet af; in te vullen: {{ gemeente }}" in form.band.text
    form.take_document(str(path))
    settle(qtbot, operations)
    settle(qtbot, operations)
    finish(form, qtbot, operations)

    item = desk.ask(dossier, ZEIST, TODAY).file_items[0]
    assert item.document == "zienswijze.pdf"
    assert desk.ask(stored_file, item.document_act).content == path.read_bytes()


def test_a_locked_document_is_kept_of_another_and_refused_as_a_letter_of_the_province(
    page, operations, desk, qtbot, tmp_path
):
    path = tmp_path / "zienswijze.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0 met een wachtwoord")
    form = form_of(page, FileItemDialog, part_of(page, TermTab).add, qtbot)
    form.kind.setCurrentText("Zienswijze")
    form.take_document(str(path))
    settle(qtbot, operations)
    settle(qtbot, operations)
    assert "Document: zienswijze.docx" in form.choose.accessibleName()

    form.kind.setCurrentText("Besluit")
    settle(qtbot, operations)
    settle(qtbot, operations)
    assert "niet te lezen" in form.band.text
    assert form.choose.text() == "&Bestand kiezen…"
    form.kind.setCurrentText("Zienswijze")
    finish(form, qtbot, operations)

    assert desk.ask(dossier, ZEIST, TODAY).file_items[0].document == ""


def test_only_a_letter_is_asked_for_its_term(page, operations, desk, qtbot):
    tab = part_of(page, TermTab)
    form = form_of(page, FileItemDialog, tab.add, qtbot)
    form.due_on.setText("1-5")
    form.kind.setCurrentText("Zienswijze")
    assert form.due_on.isHidden()
    form.kind.setCurrentText("Voornemen")
    finish(form, qtbot, operations)

    assert desk.ask(dossier, ZEIST, TODAY).file_items[0].due_on == date(2026, 5, 1)
    assert tab.model.index(0, 2).data() == "01-05-2026"
    assert not tab.table.isColumnHidden(2)


def test_the_clock_that_ran_leads_to_its_tab(page, operations, qtbot):
    turn_to(page, "Cijfers")

    part_of(page, DossierSide).action_wanted.emit(
        duty(ActionKind.TERM, ("clock",), "Termijn verstreken")
    )
    settle(qtbot, operations)

    assert part_of(page, TermTab).isVisible()


def test_judging_again_leads_to_the_proposals(page, qtbot):
    with qtbot.waitSignal(page.decide_asked) as asked:
        part_of(page, DossierSide).action_wanted.emit(
            duty(ActionKind.REASSESS, (), "Opnieuw beoordelen")
        )

    assert asked.args == [ZEIST]


def test_the_forms_have_names_letters_and_plain_text_and_are_freed(page, operations, desk, qtbot):
    assert rich_labels(page) == []
    forms = [TermDialog(operations, kind, ZEIST, "Zeist", page) for kind in TermEventKind]
    for form in (*forms, FileItemDialog(operations, ZEIST, "Zeist", page)):
        opened(form, qtbot)
        assert nameless(form) == []
        assert doubled_mnemonics(form) == {}
        assert clipped(form) == []
        assert rich_labels(form) == []
        with qtbot.waitSignal(form.destroyed):
            form.reject()


def test_the_file_keeps_qts_rules(page, qtmodeltester):
    qtmodeltester.check(part_of(page, TermTab).model)
