"""What was typed in any form is there again after Esc, and after a crash; recorded, it is gone."""

from __future__ import annotations

import re
from datetime import date
from importlib import import_module
from inspect import getsource
from pkgutil import walk_packages

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from tests.ui.dossier_tools import DELFT, TODAY, operations_on
from tests.ui.hands import control, write_in
from tests.ui.ui_tools import settle
from toezichtdesk import ui
from toezichtdesk.casework import drafts, plans
from toezichtdesk.domain.casefile import Horizon, PlanMeasure, PlanMeasureData
from toezichtdesk.domain.knowledge import Knowledge, KnowledgeKind
from toezichtdesk.reports.record.casefile import plans as plans_of
from toezichtdesk.ui.dossier.freeze_dialog import FreezeDialog
from toezichtdesk.ui.forms import form_drafts
from toezichtdesk.ui.forms.dialogs import Band, FormDialog
from toezichtdesk.ui.knowledge.item_dialog import ItemDialog, ShareDialog
from toezichtdesk.ui.plans.measure_dialog import MeasureDialog
from toezichtdesk.ui.policies.version_form import OldPolicyForm

pytest_plugins = ("tests.ui.shell",)

WORDS = "flexwoningen aan de kade"


@pytest.fixture
def operations(desk, qapp):
    yield from operations_on(desk)


# Every dialog in which something is filled in and of which nothing is kept, and why not.
NO_DRAFT = {
    "ActForm": "the frame of the forms",
    "TallForm": "a frame too",
    "VersionForm": "the frame of the two forms of the policy, which keep their own",
    "FormDialog": "the frame of every dialog",
    "ManagingDialog": "the frame of the two below",
    "MineDialog": "ticks on a list, no words; Esc leaves the list as it was",
    "PersonDialog": "a name that is to be forgotten is not to be kept by looking for it",
    "RetentionDialog": "a term is set at once; a reason is about the lines that are chosen now",
    "LettersDialog": "makes files; what was sent is recorded from what was made",
    "QuickEntry": "keeps its line by itself: tests/ui/test_quick_entry.py",
    "Message": "nothing is filled in",
    "AttachmentsDialog": "nothing is filled in: a file is chosen",
    "LetterTemplatesDialog": "nothing is filled in",
    "HistoryDialog": "nothing is filled in",
    "NamesDialog": "nothing is filled in",
    "KeysDialog": "nothing is filled in",
    "QuickLook": "nothing is filled in",
    "WordsDialog": "one word, recorded at once; a half one says nothing on another day",
    "CrashDialog": "nothing is filled in",
    "RescueDialog": "there is no database to keep it in",
    "PracticeDialog": "nothing is filled in",
}


def heirs(kind):
    return {each for one in kind.__subclasses__() for each in (one, *heirs(one))}


def test_every_form_keeps_what_is_typed_in_it_or_says_why_not():
    for module in walk_packages(ui.__path__, f"{ui.__name__}."):
        import_module(module.name)
    forms = {kind for kind in heirs(FormDialog) if kind.__module__.startswith(ui.__name__)}
    keeping = {kind for kind in forms if re.search(r"keep_draft\(|FormDraft\(", getsource(kind))}

    assert len(keeping) >= 20
    assert {kind.__name__ for kind in forms - keeping} <= set(NO_DRAFT)


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda asked, on: ItemDialog(asked, (), on), "_title"),
        (lambda asked, on: ItemDialog(asked, (), on, kind=KnowledgeKind.PRACTICE), "_problem"),
        (lambda asked, on: OldPolicyForm(asked, on), "_motive"),
    ],
    ids=["session", "practice", "former policy"],
)
def test_a_form_about_no_municipality_keeps_its_draft_too(operations, owner, qtbot, make, field):
    form = shown(make(operations, owner))
    type_in(getattr(form, field))
    form.reject()
    settle(qtbot, operations)
    form_drafts._DRAFTS.clear()
    form_drafts.load(operations)
    settle(qtbot, operations)

    again = getattr(shown(make(operations, owner)), field)

    assert (again.toPlainText() if isinstance(again, QPlainTextEdit) else again.text()) == WORDS


def test_a_choice_comes_back_by_its_words_when_the_list_is_another_one(operations, owner, qtbot):
    practice = Knowledge(KnowledgeKind.PRACTICE, TODAY, "Woningdelen", id=7)
    names = (("GM0503", "Delft"), ("GM0518", "'s-Gravenhage"))
    form = shown(ShareDialog(operations, practice, names, owner))
    control(form, "Gemeente").setCurrentIndex(1)
    form.reject()
    settle(qtbot, operations)

    again = shown(ShareDialog(operations, practice, names[::-1], owner))

    assert control(again, "Gemeente").currentData() == "GM0518"


def type_in(field):
    field.setPlainText(WORDS) if isinstance(field, QPlainTextEdit) else field.setText(WORDS)


def shown(form):
    form.show()
    return form


def band_of(form):
    return form.findChild(Band).text


def test_what_was_typed_is_there_again_after_esc(operations, owner, desk, qtbot):
    form = shown(MeasureDialog(operations, DELFT, "Delft", owner))
    write_in(form, "Maatregel", WORDS)
    control(form, "Soort").setCurrentIndex(2)
    form.reject()
    settle(qtbot, operations)

    again = shown(MeasureDialog(operations, DELFT, "Delft", owner))

    assert control(again, "Maatregel").text() == WORDS
    assert control(again, "Soort").currentIndex() == 2
    assert "staat er weer" in band_of(again)
    other = shown(MeasureDialog(operations, "GM0518", "'s-Gravenhage", owner))
    assert control(other, "Maatregel").text() == ""


def test_after_a_crash_it_is_read_from_the_database(operations, owner, desk, qtbot):
    form = shown(FreezeDialog(operations, DELFT, "Delft", owner))
    write_in(form, "Reden", "het azc brandde af")
    form._form_draft.keep()
    settle(qtbot, operations)
    form_drafts._DRAFTS.clear()

    form_drafts.load(operations)
    settle(qtbot, operations)

    again = shown(FreezeDialog(operations, DELFT, "Delft", owner))
    assert control(again, "Reden").toPlainText() == "het azc brandde af"


def test_what_is_recorded_leaves_no_draft_and_what_is_refused_keeps_it(
    operations, owner, desk, qtbot
):
    form = shown(MeasureDialog(operations, DELFT, "Delft", owner))
    write_in(form, "Eigenaar", "gemeente")
    form._form_draft.keep()
    form.submitted.emit()  # without a description it is refused
    settle(qtbot, operations)
    assert desk.ask(drafts.all_drafts) != {}

    write_in(form, "Maatregel", WORDS)
    with qtbot.waitSignal(form.saved):
        form.submitted.emit()
    settle(qtbot, operations)

    assert desk.ask(drafts.all_drafts) == {}
    assert (
        control(shown(MeasureDialog(operations, DELFT, "Delft", owner)), "Maatregel").text() == ""
    )


def test_a_draft_of_a_change_brings_back_only_what_the_officer_typed(
    operations, owner, desk, qtbot
):
    """What somebody else changed meanwhile in another field is not typed over."""
    wanted = PlanMeasureData("woningdelen", Horizon.SHORT_TERM, due_on=date(2026, 9, 1))
    number = desk.act(plans.add_measure, TODAY, DELFT, wanted)
    record = PlanMeasure("woningdelen", Horizon.SHORT_TERM, due_on=date(2026, 9, 1), id=number)
    form = shown(MeasureDialog(operations, DELFT, "Delft", owner, record))
    write_in(form, "Eigenaar", "corporatie")
    form.reject()
    settle(qtbot, operations)
    later = PlanMeasureData("woningdelen", Horizon.SHORT_TERM, due_on=date(2026, 12, 1))
    desk.act(plans.change_measure, TODAY, number, later)
    (plan,) = desk.ask_on(TODAY, plans_of)[DELFT]
    (current,) = plan.measures

    again = shown(MeasureDialog(operations, DELFT, "Delft", owner, current))

    assert control(again, "Eigenaar").text() == "corporatie"
    assert control(again, "Gereed uiterlijk").day == date(2026, 12, 1)


def test_emptying_shows_what_was_recorded_and_throws_the_draft_away(operations, owner, desk, qtbot):
    form = shown(MeasureDialog(operations, DELFT, "Delft", owner))
    write_in(form, "Maatregel", WORDS)
    form.reject()
    again = shown(MeasureDialog(operations, DELFT, "Delft", owner))
    control(
        again, "Gereed uiterlijk"
    ).open_calendar()  # which has fields of its own: a year and a month

    again.band.pressed.emit()
    settle(qtbot, operations)

    assert control(again, "Maatregel").text() == ""
    assert desk.ask(drafts.all_drafts) == {}
