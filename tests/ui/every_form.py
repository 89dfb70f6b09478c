"""Every dialog of the program on the data of the tests, for what holds for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QDialog, QLineEdit, QPlainTextEdit, QWidget

from tests.conftest import Desk, signed
from tests.duties import duty
from tests.ui.ui_tools import TODAY
from toezichtdesk.app.putting_back import question_of
from toezichtdesk.domain.assessment import Freeze, WarningCause
from toezichtdesk.domain.casefile import AttachedTo, Attachment, Horizon, PlanDates, PlanMeasure
from toezichtdesk.domain.figures import Standing, TwoBalances
from toezichtdesk.domain.knowledge import Knowledge, KnowledgeKind
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import Talk
from toezichtdesk.domain.terms import FileItem, FileItemKind, TermEventKind
from toezichtdesk.operations import Operations
from toezichtdesk.reports.answers.dossier import WarningRow
from toezichtdesk.reports.answers.overview import ActionKind
from toezichtdesk.reports.pages.proposals import proposals
from toezichtdesk.reports.pages.worklist import Duty
from toezichtdesk.reports.policies import shipped_policy
from toezichtdesk.reports.policy_values import values_of
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.reports.record.talks import TalkRow
from toezichtdesk.reports.undoing import undo_prospect
from toezichtdesk.reports.urgency import When
from toezichtdesk.ui.assessing.later_dialog import PostponeDialog
from toezichtdesk.ui.contacts.agreement_dialog import AgreementDialog
from toezichtdesk.ui.contacts.contact_dialog import ContactDialog
from toezichtdesk.ui.contacts.quick_entry import QuickEntry
from toezichtdesk.ui.contacts.talk_dialogs import CancelTalkDialog, TalkDialog
from toezichtdesk.ui.crash import CrashDialog
from toezichtdesk.ui.dossier.balance_dialog import BalanceDialog
from toezichtdesk.ui.dossier.freeze_dialog import EndFreezeDialog, FreezeDialog
from toezichtdesk.ui.dossier.own_count_dialog import OwnCountDialog
from toezichtdesk.ui.dossier.swap_dialog import SwapDialog
from toezichtdesk.ui.dossier.term_dialogs import FileItemDialog, TermDialog, WithdrawItemDialog
from toezichtdesk.ui.dossier.warning_dialog import DismissWarningDialog
from toezichtdesk.ui.finder import Finder
from toezichtdesk.ui.forms.attachments import AttachmentsDialog, EraseDialog
from toezichtdesk.ui.forms.dates import DateField
from toezichtdesk.ui.importing.history import HistoryDialog
from toezichtdesk.ui.knowledge.item_dialog import ItemDialog, ShareDialog
from toezichtdesk.ui.main_window import MainWindow
from toezichtdesk.ui.managing.lists_dialog import NamesDialog, WordsDialog
from toezichtdesk.ui.managing.person_dialog import PersonDialog
from toezichtdesk.ui.managing.retention_dialog import RetentionDialog
from toezichtdesk.ui.managing.templates_dialog import LetterTemplatesDialog
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.manual.keys_dialog import KeysDialog
from toezichtdesk.ui.manual.window import show_manual
from toezichtdesk.ui.mine_dialog import MineDialog
from toezichtdesk.ui.overview.looking import LOOK
from toezichtdesk.ui.overview.quick_look import QuickLook
from toezichtdesk.ui.paper.letters import LettersDialog
from toezichtdesk.ui.plans.dates_dialog import PlanDatesDialog
from toezichtdesk.ui.plans.judgement_dialog import JudgementDialog
from toezichtdesk.ui.plans.measure_dialog import MeasureDialog
from toezichtdesk.ui.plans.note_dialog import NoteDialog
from toezichtdesk.ui.policies.version_form import LadderForm, OldPolicyForm
from toezichtdesk.ui.practice_dialog import PracticeDialog
from toezichtdesk.ui.start.rescue import RescueDialog
from toezichtdesk.ui.today.put_off_dialogs import PutOffDialog, SetAsideDialog
from toezichtdesk.ui.undoing import UndoDialog

DELFT = ("GM0503", "Delft")
PERIOD, STAND = Period(2026, 1), date(2026, 7, 1)
WARNING = WarningRow(1, PERIOD, WarningCause.BACKLOG_GROWS, TODAY, "Vier te weinig.")
PRACTICE = Knowledge(KnowledgeKind.PRACTICE, TODAY, "Woningdelen", municipalities=("GM0503",))
ITEM = FileItem("GM0503", FileItemKind.HEARING, TODAY, "B-1", id=1)
MEASURE = PlanMeasure("Kamers", Horizon.SHORT_TERM, id=1)
ATTACHED = Attachment(1, "GM0503", AttachedTo(contact=1), "brief.pdf", "", 1_000, TODAY)
WORK = duty(ActionKind.AGREEMENT, (1,), "Afspraak gemeente: een lijst van locaties")
TALK = Talk(TODAY, ContactKind.PROGRESS_TALK, ("GM0503",), id=1)
TALK_ROW = TalkRow(TALK, ("Delft",), is_late=False, key="delft")
DUTY = Duty(*DELFT, 2, WORK, When.NOW)

DAMAGED = "toezichtdesk.db is beschadigd: het bestand is niet te lezen als database."

Maker = Callable[[], QDialog]


def makers(
    window: MainWindow,
    operations: Operations,
    desk: Desk,
    whom: tuple[str, str] = DELFT,
    today: date = TODAY,
) -> Iterator[Maker]:
    """Yield what makes each dialog, with the window as its parent.

    whom: code and name of the municipality that the forms are about.
    """
    names = [(row.code, row.name) for row in window.overview.rows]
    quick = [(row.code, row.name, row.names) for row in window.overview.rows]
    row = desk.ask(proposals, today)[0]
    prospect = desk.ask(undo_prospect, desk.ask(journal)[0].id)
    stand = Standing(PERIOD, STAND, realised=20)
    freeze = Freeze(TODAY, date(2026, 12, 31), "brand", "Het gebouw brandde af.")
    actions = window.commands.menus.text_sizes.actions()
    yield lambda: AgreementDialog(operations, *whom, window)
    yield lambda: BalanceDialog(operations, *whom, TwoBalances(PERIOD, -1, -10, -1), window)
    yield lambda: CancelTalkDialog(operations, TALK_ROW, window)
    yield lambda: ContactDialog(operations, *whom, window)
    yield lambda: CrashDialog(ValueError("fout"), window)
    yield lambda: DismissWarningDialog(operations, *whom, WARNING, window)
    yield lambda: EndFreezeDialog(operations, *whom, freeze, window)
    yield lambda: FileItemDialog(operations, *whom, window)
    yield lambda: Finder(operations, window.overview.rows, actions, window)
    yield lambda: FreezeDialog(operations, *whom, window)
    yield lambda: HistoryDialog(operations, window)
    yield lambda: ItemDialog(operations, names, window)
    yield lambda: ItemDialog(operations, names, window, kind=KnowledgeKind.PRACTICE)
    yield lambda: JudgementDialog(operations, *whom, PlanDates(), window)
    yield lambda: NoteDialog(operations, whom[0], MEASURE, window)
    yield lambda: AttachmentsDialog(operations, "Bijlagen", ATTACHED.to, window)
    yield lambda: EraseDialog(operations, ATTACHED, window)
    yield lambda: NamesDialog(operations, window)
    yield lambda: WordsDialog(operations, window)
    yield lambda: KeysDialog(window)
    yield lambda: LadderForm(operations, values_of(shipped_policy()), "Nieuw beleid v1", window)
    yield lambda: LettersDialog(operations, window.overview.rows, whom[0], window)
    folder = desk.folder / "brieven"
    yield lambda: LetterTemplatesDialog(operations, folder, window, is_managed=False)
    yield lambda: show_manual(window, Chapter.WINDOW)
    yield lambda: MeasureDialog(operations, *whom, window)
    yield lambda: question_of(desk.folder / "toezichtdesk-2026-11-04.db", window)
    yield lambda: MineDialog(operations, window)
    yield lambda: OldPolicyForm(operations, window)
    yield lambda: OwnCountDialog(operations, *whom, stand, window)
    yield lambda: PersonDialog(operations, window)
    yield lambda: PlanDatesDialog(operations, *whom, PlanDates(), window)
    yield lambda: PostponeDialog(operations, row, window)
    yield lambda: PracticeDialog(window, is_there=True, is_inside=False)
    yield lambda: PracticeDialog(window, is_there=False, is_inside=False)
    yield lambda: PutOffDialog(operations, DUTY, window)
    yield lambda: QuickEntry(operations, quick, window)
    yield lambda: RescueDialog(DAMAGED, None, window)
    yield lambda: RetentionDialog(operations, window)
    copy = (desk.path, signed(TODAY).moment, ("Besluit over Delft.",))
    yield lambda: RescueDialog(DAMAGED, copy, window)
    yield lambda: SetAsideDialog(operations, DUTY, window)
    yield lambda: ShareDialog(operations, PRACTICE, names, window)
    yield lambda: SwapDialog(operations, *whom, [PERIOD], window)
    yield lambda: TalkDialog(operations, names, window, (whom[0],))
    planned = replace(TALK_ROW, talk=replace(TALK, municipalities=(whom[0],)), names=(whom[1],))
    yield lambda: TalkDialog(operations, names, window, row=planned)
    for kind in TermEventKind:
        yield lambda kind=kind: TermDialog(operations, kind, *whom, window)
    yield lambda: UndoDialog(prospect, operations, window)
    yield lambda: WithdrawItemDialog(operations, ITEM, window)
    yield lambda: _looked_at(window)


def _looked_at(window: MainWindow) -> QuickLook:
    """Return the look at the first municipality, that its action opened."""
    table = window.overview.table
    table.choose_line(0)
    next(each for each in table.actions() if each.text() == LOOK).trigger()
    return window.findChildren(QuickLook)[-1]


ELSEWHERE = {
    "PagesDialog": "papers: test_papers, test_printing",
    "MeetingSheetDialog": "papers: test_printing",
    "PeriodDialog": "papers: test_papers",
    "ManagingDialog": "what the others are made of",
    "FileDialog": "asks for a file: test_importing, test_saving",
    "SaveDialog": "asks for a name: test_saving",
    "FormDialog": "what the others are made of",
    "ActForm": "what the others are made of",
    "VersionForm": "what the others are made of",
}


def heirs(kind: type[QWidget]) -> set[str]:
    """Return the names of every class of ours that is of this kind."""
    result = set()
    for each in kind.__subclasses__():
        result |= heirs(each)
        if each.__module__.startswith("toezichtdesk."):
            result.add(each.__name__)
    return result


def let_go(dialog: QDialog) -> None:
    """Close a dialog, whatever was typed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.close()


def typed_fields(window: QWidget) -> list[QLineEdit | QPlainTextEdit]:
    """Return every field of a window in which words can be typed, also one that is hidden now."""
    result = []
    for field in window.findChildren(QWidget):
        if not isinstance(field, QLineEdit | QPlainTextEdit) or isinstance(field, DateField):
            continue
        if not (field.isReadOnly() or isinstance(field.parent(), QAbstractSpinBox)):
            result.append(field)
    return result


def text_of(field: QLineEdit | QPlainTextEdit) -> str:
    """Return what stands in a field."""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def set_text(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Put a text in a field."""
    if isinstance(field, QLineEdit):
        field.setText(text)
    else:
        field.setPlainText(text)
