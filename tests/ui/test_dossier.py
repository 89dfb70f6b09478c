"""The dossier: what everybody asks first, without scrolling, and every act from one page."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog, QTableView, QTabWidget

from tests.duties import duty
from tests.ui.dossier_page import (
    WESTLAND,
    agreed,
    dialog_of,
    dossier_of,
    dossier_operations,
    dossier_page,
)
from tests.ui.dossier_tools import (
    DELFT,
    TODAY,
    doubled_mnemonics,
    nameless,
    opened,
    rich_labels,
    turn_to,
)
from tests.ui.hands import (
    click_on,
    control,
    facts_on,
    messages_on,
    part_of,
    read_table,
    rows_of,
    texts_on,
    write_in,
)
from tests.ui.ui_tools import pages_shown, settle
from toezichtdesk.casework import contacts, decide, freezes, plans
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.casefile import Agreement, AgreementData, ContactData, Party, PlanDates
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.answers.overview import ActionKind
from toezichtdesk.ui.contacts.contact_dialog import ContactDialog
from toezichtdesk.ui.contacts.log import ContactLog
from toezichtdesk.ui.dossier import decisions_tab, figures_tab, timeline_tab
from toezichtdesk.ui.dossier.chart_tab import ChartTab
from toezichtdesk.ui.dossier.decisions_tab import DecisionsTab
from toezichtdesk.ui.dossier.figures_tab import FiguresTab
from toezichtdesk.ui.dossier.header import DossierHeader
from toezichtdesk.ui.dossier.history_tab import HistoryTab
from toezichtdesk.ui.dossier.page import DossierPage
from toezichtdesk.ui.dossier.side import NARROW, DossierSide
from toezichtdesk.ui.dossier.side_rows import ActionLine, AgreementRow
from toezichtdesk.ui.dossier.timeline_tab import TimelineTab
from toezichtdesk.ui.lists.rows_model import RowsModel
from toezichtdesk.ui.look.theme import EDGE, GAP
from toezichtdesk.ui.paper.pages_dialog import PagesDialog
from toezichtdesk.ui.plans.dates_dialog import PlanDatesDialog

pytest_plugins = ("tests.ui.shell",)


@pytest.fixture
def operations(desk, qapp):
    yield from dossier_operations(desk, qapp)


@pytest.fixture
def page(operations, theme, qtbot):
    yield from dossier_page(operations, theme, qtbot)


def test_the_head_answers_what_everybody_asks_first(page):
    header = part_of(page, DossierHeader)

    facts = facts_on(header)
    assert "Delft" in texts_on(header)
    assert facts["begindag onbekend"][0] == "Trede 2"
    assert facts["Richting"][0] == "▲ groeit"
    assert "personen" in facts["Achterstand"][0]
    assert facts["Tempo 2026-I"][0] == "5 van 36"
    assert facts["Volgende"][0] != "niets te doen"
    assert header.mapTo(page, header.rect().bottomLeft()).y() < 240


def test_the_outlook_stands_in_words_below_the_chart(page, desk):
    words = " ".join(label.text() for label in part_of(page, ChartTab).facts)

    assert dossier_of(desk).outlook is not None
    assert words.startswith("Zone: achterstand groeit; het verschil ")
    assert "Nodig per maand: " in words
    assert " om in te halen, " in words
    assert "om bij te blijven" in words
    assert "Verwacht op 30-06-2026: achterstand " in words


def test_the_page_fits_a_small_window(page):
    assert page.minimumSizeHint().width() <= 1000
    assert page.minimumSizeHint().height() <= 600


def test_the_page_has_names_letters_plain_text_and_no_tab_trap(page):
    for index in range(part_of(page, QTabWidget).count()):
        part_of(page, QTabWidget).setCurrentIndex(index)
        assert nameless(page) == []
        assert doubled_mnemonics(page) == {}
    assert rich_labels(page) == []
    assert not any(table.tabKeyNavigation() for table in page.findChildren(QTableView))


def test_another_municipality_takes_the_place(page, operations, qtbot):
    page.show_municipality(WESTLAND)
    settle(qtbot, operations)

    assert "Westland" in texts_on(part_of(page, DossierHeader))
    assert page.code == WESTLAND


def test_a_late_answer_about_another_municipality_is_left_aside(page, desk):
    late = dossier_of(desk, WESTLAND)
    page._show(late)

    assert "Delft" in texts_on(part_of(page, DossierHeader))


def test_an_unknown_municipality_is_reported_in_the_page(page, operations, qtbot):
    page.show_municipality("GM0000")
    settle(qtbot, operations)

    (words,) = texts_on(page)
    assert "GM0000" in words


def test_an_answer_for_a_page_that_is_gone_is_dropped(operations, theme, qtbot):
    page = DossierPage(operations, theme)
    page.finish()
    page.show_municipality(DELFT)
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle(qtbot, operations)


def test_the_way_back_the_paper_and_the_decision_are_asked_for(page, qtbot):
    with qtbot.waitSignal(page.back_asked):
        click_on(part_of(page, DossierHeader), "‹ Gemeenten")
    with qtbot.waitSignal(page.print_asked) as printed:
        click_on(part_of(page, DossierHeader), "Gespreksblad")
    with qtbot.waitSignal(page.decide_asked) as decided:
        part_of(page, DossierSide).action_wanted.emit(duty(ActionKind.DECIDE, (), "Beslissen"))

    with qtbot.waitSignal(page.decide_asked) as own:
        part_of(page, DecisionsTab).decide.click()

    assert printed.args == [DELFT]
    assert decided.args == own.args == [DELFT]


def test_a_logged_contact_shows_at_once(page, operations, desk, qtbot):
    click_on(part_of(page, DossierHeader), "+ Contact")
    form = opened(dialog_of(page, ContactDialog), qtbot)
    write_in(form, "Kern", "Gebeld <i>over</i> locaties.")
    with qtbot.waitSignal(form.saved):
        form.act.click()
    settle(qtbot, operations)

    assert len(rows_of(control(part_of(page, ContactLog), "Contacten, nieuwste eerst"))) == 1
    assert "<i>over</i>" in control(part_of(page, ContactLog), "Gekozen contact").text()


def test_an_action_leads_to_where_it_is_done(page, operations, qtbot):
    part_of(page, DossierSide).action_wanted.emit(duty(ActionKind.COMPLETE_FIGURES, (), "Cijfers"))
    assert part_of(page, FiguresTab).isVisible()
    for kind, form in ((ActionKind.PLAN, PlanDatesDialog), (ActionKind.CONTACT, ContactDialog)):
        part_of(page, DossierSide).action_wanted.emit(duty(kind, (), "Doen"))
        settle(qtbot, operations)
        opened(page.findChild(form), qtbot).reject()


def test_every_action_has_a_button_that_names_it(page, desk):
    lines = part_of(page, DossierSide).findChildren(ActionLine)

    below = (ActionKind.AGREEMENT, ActionKind.WARNING)  # they have their own lines
    owed = [one for one in dossier_of(desk).row.actions if one.kind not in below]
    assert len(lines) == len(owed) > 0


def test_any_decision_is_shown_on_paper(page, operations, desk, qtbot):
    desk.act(decide.place, TODAY, DELFT, 2, motive="Sleutels volgen in april.")
    page.show_municipality(DELFT)
    settle(qtbot, operations)
    tab = part_of(page, DecisionsTab)
    control(tab, "Besluiten, nieuwste eerst").choose(rows_of(tab)[-1].id)

    tab.sheet.click()
    qtbot.waitUntil(lambda: bool(page.findChildren(PagesDialog)))

    dialog = page.findChildren(PagesDialog)[0]
    pages_shown(dialog, qtbot)
    assert dialog.windowTitle() == "Besluitblad Delft"
    assert dialog._make.decision == rows_of(tab)[-1]
    dialog.close()


def test_the_history_of_the_dossier_takes_an_act_back(page, operations, desk, qtbot):
    agreed(desk)
    page.show_municipality(DELFT)
    settle(qtbot, operations)
    turn_to(page, "Historie")
    settle(qtbot, operations)
    history = part_of(page, HistoryTab)

    shown = history.model.shown
    assert "Afspraak van de gemeente vastgelegd" in shown[0].summary
    assert {row.municipality for row in shown} == {DELFT}
    assert history.undo.isEnabled()
    history.undo.click()
    settle(qtbot, operations)

    assert dossier_of(desk).agreements == ()


def test_the_side_has_room_for_all_of_it_the_moment_it_is_shown_anew(page, qtbot):
    """Otherwise its lines are drawn over each other until Qt lays them out once more."""
    side = page.findChild(DossierSide)
    inner = side.widget()

    def needed() -> int:
        return inner.layout().totalMinimumHeightForWidth(inner.width())

    qtbot.waitUntil(lambda: inner.height() >= needed())
    before = needed()

    side.show_dossier(side._dossier)

    assert needed() == before


def test_work_without_a_term_in_the_policy_says_since_when_it_is_open(
    page, operations, desk, qtbot
):
    desk.act(decide.place, TODAY, DELFT, 3, motive="Proef.")
    received = PlanDates(requested_on=date(2026, 3, 2), received_on=date(2026, 3, 9))
    desk.act(plans.record_dates, TODAY, DELFT, received)
    page.show_municipality(DELFT)
    settle(qtbot, operations)
    shown = dossier_of(desk).row
    since = [each.open_since for each in shown.actions if each.open_since is not None]

    assert since
    lines = texts_on(page.findChild(DossierSide))
    assert [line for line in lines if line.startswith("open sinds ")] == [
        f"open sinds {day:%d-%m-%Y}" for day in since
    ]
    assert not any("te laat" in line for line in lines)


def test_what_the_head_names_as_next_is_the_first_of_the_next_actions(
    page, operations, desk, qtbot
):
    late = AgreementData(DELFT, Party.MUNICIPALITY, "Lijst locaties", due_on=date(2020, 1, 1))
    desk.act(contacts.add_agreement, TODAY, late)
    page.show_municipality(DELFT)
    settle(qtbot, operations)

    assert "Lijst locaties" in facts_on(part_of(page, DossierHeader))["Volgende"][0]
    texts = texts_on(part_of(page, DossierSide))
    assert "Lijst locaties" in texts[texts.index("Volgende acties") + 1]
    assert sum("Lijst locaties" in text for text in texts) == 1
    assert "Er staan geen andere afspraken open." in texts


def test_the_explanation_is_numbered_and_offers_the_proposal(page, desk):
    shown = dossier_of(desk)

    texts = texts_on(part_of(page, DossierSide))
    numbered = texts[texts.index("Beoordeling") + 1 : texts.index(f"Beleidsversie: {shown.policy}")]
    assert numbered == [
        text
        for number, sentence in enumerate(shown.explanation, start=1)
        for text in (f"{number}", sentence)
    ]
    assert control(part_of(page, DossierSide), "Voorstel beoordelen").isHidden() == (
        shown.proposal is None
    )


def test_a_number_says_which_cell_it_came_from(page, desk):
    newest = dossier_of(desk).periods[-1]

    assert figures_tab.origin_of(newest, "realised") == (
        "maart.xlsx, Cijfers!D4, geïmporteerd op 02-03-2026"
    )
    assert figures_tab.origin_of(newest, "total_task").startswith("berekend")
    origin = control(part_of(page, FiguresTab), "Herkomst van de cijfers van de gekozen stand")
    assert origin.text().startswith("2026-I, stand 01-03-2026")
    assert (
        "Taakstelling 36, beginsaldo −10, gerealiseerd 5: maart.xlsx, Cijfers!B4, Cijfers!C4 en "
        "Cijfers!D4, geïmporteerd op 02-03-2026."
    ) in origin.text()
    assert "Achterstand" in origin.text()


def test_a_decision_shows_the_grounds_as_they_were_kept(page, operations, desk, qtbot):
    desk.act(decide.place, TODAY, DELFT, 2, motive="Sleutels volgen <in> april.")
    page.show_municipality(DELFT)
    settle(qtbot, operations)

    words = control(part_of(page, DecisionsTab), "Gronden van het gekozen besluit").text()
    assert "Motief: Sleutels volgen <in> april." in words
    assert "Beleidsversie:" in words
    assert "1. " in words


def test_a_decision_whose_figures_moved_is_marked(page, operations, desk, qtbot):
    desk.act(decide.place, TODAY, DELFT, 2, motive="Sleutels volgen in april.")
    head = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd")
    title = "Taakstelling 2025-II, stand 1 januari 2026"
    desk.stand(TODAY, title, ("Delft", 30, -6, 36), head=head, name="correctie.xlsx")
    desk.stand(TODAY, "Taakstelling 2026-I, stand 1 maart 2026", ("Delft", 36, 0, 5), head=head)
    page.show_municipality(DELFT)
    settle(qtbot, operations)

    assert dossier_of(desk).lapsed_grounds
    assert list(read_table(part_of(page, DecisionsTab))[0].values())[3] == "● vervallen"
    assert (
        "zijn gewijzigd"
        in control(part_of(page, DecisionsTab), "Gronden van het gekozen besluit").text()
    )


def test_the_events_stand_below_the_timeline_newest_first(page, operations, desk, qtbot):
    draft = ContactData(DELFT, TODAY, ContactKind.TELEPHONE, "Gebeld.")
    desk.act(contacts.log_contact, TODAY, draft)
    page.show_municipality(DELFT)
    settle(qtbot, operations)

    shown = rows_of(part_of(page, TimelineTab))
    assert shown[0].text == "Telefoon: Gebeld."
    assert len(shown) == len(dossier_of(desk).events)


def test_the_models_keep_the_rules_of_qt(desk, operations, qtmodeltester):
    desk.act(decide.place, TODAY, DELFT, 2, motive="Sleutels volgen in april.")
    shown = dossier_of(desk)
    for columns, rows in (
        (figures_tab.COLUMNS, shown.periods),
        (timeline_tab.COLUMNS, shown.events),
        (decisions_tab.COLUMNS, shown.decisions),
    ):
        assert rows
        model = RowsModel(columns)
        model.show_rows(rows)
        qtmodeltester.check(model)


def test_a_freeze_recorded_elsewhere_is_shown(page, operations, desk, qtbot):
    freeze = Freeze(TODAY, date(2026, 6, 30), "Brand", "Afgebrand.")
    desk.act(freezes.freeze, TODAY, DELFT, freeze)
    operations.changed.emit()
    settle(qtbot, operations)

    assert any("Brand" in message for message in messages_on(page))
    assert not any(dialog.isVisible() for dialog in page.window().findChildren(QDialog))


def test_a_late_agreement_fits_beside_the_tabs_on_half_a_screen(theme):
    agreement = Agreement("GM0503", Party.MUNICIPALITY, "Een lijst", date(2026, 7, 1))
    row = AgreementRow(agreement, date(2026, 7, 10))

    row.ensurePolished()
    assert row.minimumSizeHint().width() <= NARROW - GAP - EDGE
