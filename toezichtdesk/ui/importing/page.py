"""The import of a sheet: file, check, consequences; nothing changes before the last button."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from toezichtdesk.casework import import_sheet, layouts, undo
from toezichtdesk.casework.consequences import Consequences
from toezichtdesk.domain.importing import Fix, ImportPlan, Layout, Preview
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.layouts import layouts as known_layouts
from toezichtdesk.ui.forms.dialogs import Band, Tone
from toezichtdesk.ui.importing import reading
from toezichtdesk.ui.importing.choose import ChooseView
from toezichtdesk.ui.importing.consequences import ConsequencesView
from toezichtdesk.ui.importing.done import DoneView
from toezichtdesk.ui.importing.history import HistoryDialog
from toezichtdesk.ui.importing.layout import LayoutView
from toezichtdesk.ui.importing.layout_list import LayoutsView
from toezichtdesk.ui.importing.marked_copy import MarkedCopy
from toezichtdesk.ui.importing.reading import Expected, Planned, ReadFile, Turn
from toezichtdesk.ui.importing.recent import RecentImports
from toezichtdesk.ui.importing.review import ReviewView
from toezichtdesk.ui.importing.steps import BusyView, Trail, Waiting
from toezichtdesk.ui.importing.watched_folder import FollowingCard
from toezichtdesk.ui.lists.rolling import Rolling
from toezichtdesk.ui.look.theme import EDGE, GAP
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toezichtdesk.operations import Operations

READ_AGAIN = "Opnieuw &importeren"
NO_TABLE = (
    "Op het klembord staat geen tabel. Kopieer in Excel de cellen, met de koppen erbij, en plak "
    "opnieuw."
)


class ImportPage(Page):
    """Imports a sheet; every step can be left without a trace.

    Signals:
        imported: an import was recorded; carries the number of the act.
        decide_asked: show a proposal; carries the code of its municipality.
        template_asked: save an empty workbook to fill in.
    """

    chapter = Chapter.IMPORTING

    imported = Signal(int)
    decide_asked = Signal(str)
    template_asked = Signal()

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self._turn: Turn | None = None
        self._file: ReadFile | None = None
        self._plan: ImportPlan | None = None
        self._follows = Consequences((), ())
        self._period: Period | None = None
        self._reference_date: date | None = None
        self._fixes: tuple[Fix, ...] = ()
        self._skips = False
        self._takes_outside = False
        self._act = 0
        self._shown: QWidget = self
        self._steps = self._build()
        self.build_on()

    @Slot(object)
    def start(self, path: Path | None = None) -> None:
        """Read this file, or show the first step without one."""
        if path is None:
            self._show_step(self._choose)
            self._choose.choose()
            return
        self._begin(Turn(path))

    def _begin(self, turn: Turn) -> None:
        if self._is_at_work():
            return
        self.leave()
        self._turn = turn
        self._trail.file_name.setText(turn.path.name)
        self._busy.say(f"{turn.path.name} wordt gelezen…")
        self._show_step(self._busy)
        self._operations.ask(known_layouts, self._read_by).if_refused(self._refuse)

    def _is_at_work(self) -> bool:
        if self._waiting.is_under_way:
            self._band.refuse("Er wordt nog gewerkt aan de vorige import. Wacht, of annuleer die.")
        return self._waiting.is_under_way

    def _read_by(self, known: tuple[Layout, ...]) -> None:
        if self._turn is not None and self._shown is self._busy:
            self._turn.layouts = known
            work = self._operations.compute(reading.read, self._take_file, self._turn)
            work.if_refused(self._refuse)

    @Slot()
    def refresh(self) -> None:
        """Ask for the import settings again, and for the layouts if they are shown."""
        self._following.refresh()
        self._recent.refresh()
        if self._shown is self._layouts:
            self._layouts.refresh()

    @Slot()
    def show_layouts(self) -> None:
        """Show the list of layouts instead of the first step."""
        if self._is_at_work():
            return
        self.leave()
        self._layouts.refresh()
        self._show_step(self._layouts)
        self._layouts.table.setFocus()

    @Slot(int)
    def show_history(self, first: int = 0) -> None:
        """Show the earlier imports, and what each changed. first: selected; 0 is the newest."""
        HistoryDialog(self._operations, self.window(), first).open()

    @Slot()
    def leave(self) -> None:
        """Abandon the file and start again; nothing was changed."""
        if self._turn is not None:
            self._turn.stop()
        self._turn = self._file = self._plan = None
        self._period = self._reference_date = None
        self._fixes = ()
        self._band.hide()
        self._trail.file_name.setText("")
        self._show_step(self._choose)

    def _take_file(self, file: ReadFile) -> None:
        if file.turn is self._turn:
            self._file = file
            self._prepare()

    @Slot(object, object)
    def _take_answers(self, period: Period | None, reference_date: date | None) -> None:
        self._period = period or self._period
        self._reference_date = reference_date or self._reference_date
        self._prepare()

    def _prepare(self) -> None:
        if self._file is not None:
            self._operations.ask(
                reading.planned,
                self._take_plan,
                self._file,
                self._operations.sign().today,
                self._period,
                self._reference_date,
                self._fixes,
                takes_outside=self._takes_outside,
            ).if_refused(self._refuse)

    @Slot(bool)
    def _take_outside(self, takes: bool) -> None:
        self._takes_outside = takes
        self._prepare()

    @Slot(object)
    def _take_fix(self, fix: Fix) -> None:
        others = (f for f in self._fixes if (f.sheet, f.cell) != (fix.sheet, fix.cell))
        self._fixes = (*others, fix)
        self._prepare()

    @Slot()
    def _forget_fixes(self) -> None:
        self._fixes = ()
        self._prepare()

    @Slot()
    def _ask_copy(self) -> None:
        if self._file is not None and self._plan is not None:
            self._copy.ask(self._file, self._plan)

    @Slot(str)
    def _tell(self, words: str) -> None:
        self._band.say(words, Tone.NOTICE)

    def _take_plan(self, planned: Planned) -> None:
        if planned.turn is self._turn and self._file is not None:
            self._plan = planned.plan
            self._show_step(self._review)
            self._review.show_plan(self._file.workbook, planned)

    @Slot(bool)
    def _ask_consequences(self, skips: bool) -> None:
        if self._plan is not None and self._turn is not None:
            self._skips = skips
            work = self._operations.try_out(
                reading.expected, self._take_expected, self._turn, self._plan, skips=skips
            )
            self._waiting.begin(work.if_refused(self._refuse_work), "De gevolgen worden bepaald…")

    def _take_expected(self, expected: Expected) -> None:
        if expected.turn is self._turn and expected.plan is self._plan:
            self._waiting.end()
            self._follows = expected.follows
            self._show_step(self._consequences)
            self._consequences.show_consequences(expected.plan, expected.follows, skips=self._skips)

    @Slot()
    def _ask_look(self) -> None:
        if self._turn is not None:
            self._operations.compute(reading.look, self._show_look, self._turn).if_refused(
                self._refuse
            )

    def _show_look(self, preview: Preview) -> None:
        if self._turn is not None and self._shown is self._review:
            self._layout.show_preview(preview, self._turn.path.stem)
            self._show_step(self._layout)

    @Slot(object)
    def _remember(self, layout: Layout) -> None:
        self._operations.perform(layouts.remember, self._read_remembered, layout).if_refused(
            self._refuse
        )

    def _read_remembered(self, _act: object) -> None:
        self._read_again()

    @Slot(object)
    def _take_layout(self, path: Path) -> None:
        self._operations.compute(reading.load_layout, self._remember, path).if_refused(self._refuse)

    @Slot(object, object)
    def _export_layout(self, layout: Layout, path: Path) -> None:
        self._operations.compute(reading.save_layout, self._tell, layout, path).if_refused(
            self._refuse
        )

    @Slot()
    def _back_to_review(self) -> None:
        self._show_step(self._review)

    @Slot()
    def _apply(self) -> None:
        if self._plan is not None:
            work = self._operations.perform_secured(
                import_sheet.apply, self._take_act, self._plan, skip_refused=self._skips
            )
            words = f"{self._plan.file_name} wordt geïmporteerd…"
            self._waiting.begin(work.if_refused(self._refuse_work), words)

    @Slot()
    def _stop(self) -> None:
        if self._waiting.is_under_way:
            self._waiting.stop()
        else:
            self.leave()

    def _take_act(self, act: int) -> None:
        self._waiting.end()
        self._act = act
        if self._plan is not None:
            self._show_step(self._done)
            self._done.show_done(self._plan, self._follows)
        self.imported.emit(act)

    @Slot()
    def _undo(self) -> None:
        self._done.show_undoing()
        self._operations.perform(undo.undo, self._take_undone, self._act).if_refused(
            self._refuse_undo
        )

    def _take_undone(self, _act: object) -> None:
        if self._plan is not None:
            self._done.show_undone(self._plan)

    @Slot(str)
    def _refuse(self, message: str) -> None:
        self._band.refuse(message)
        if self._shown is self._busy:
            self._show_step(self._choose)

    def _refuse_work(self, message: str) -> None:
        self._waiting.go_back()
        self._band.say(message, Tone.ERROR, READ_AGAIN)

    def _refuse_undo(self, message: str) -> None:
        self._done.allow_undo()
        self._band.refuse(message)

    @Slot()
    def _read_again(self) -> None:
        if self._turn is not None:
            self._begin(Turn(self._turn.path, self._turn.pasted))

    @Slot()
    def paste(self) -> None:
        """Read the table that Excel or LibreOffice put on the clipboard."""
        if self._shown not in (self._choose, self._done):
            return
        text = QGuiApplication.clipboard().text()
        if "\t" in text:
            name = f"Plakbord {self._operations.sign().moment:%d-%m-%Y %H.%M}.tsv"
            self._begin(Turn(Path(name), text.encode("utf-8", "replace")))
        else:
            self._band.refuse(NO_TABLE)

    @Slot()
    def _choose_again(self) -> None:
        self.leave()
        self._choose.choose()

    def _show_step(self, view: QWidget) -> None:
        steps = {self._review: 1, self._layout: 1, self._consequences: 2, self._done: 2}
        self._trail.show_step(steps.get(view, 0))
        self._shown = view
        self._stack.setCurrentWidget(self._first if view is self._choose else view)

    def _connect(self) -> None:
        self._choose.chosen.connect(self.start)
        self._choose.paste_asked.connect(self.paste)
        pasting = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        pasting.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        pasting.activated.connect(self.paste)
        self._choose.layouts_asked.connect(self.show_layouts)
        self._recent.asked.connect(self.show_history)
        self._choose.template_asked.connect(self.template_asked)
        self._following.refused.connect(self._refuse)
        self._layouts.refused.connect(self._refuse)
        self._layouts.done.connect(self._tell)
        self._layouts.left.connect(self.leave)
        self._busy.stopped.connect(self._stop)
        self._review.answered.connect(self._take_answers)
        self._review.outside_asked.connect(self._take_outside)
        self._review.went_on.connect(self._ask_consequences)
        self._review.fixed.connect(self._take_fix)
        self._review.unfixed.connect(self._forget_fixes)
        self._review.copy_asked.connect(self._ask_copy)
        self._copy.saved.connect(self._tell)
        self._copy.refused.connect(self._refuse)
        self._review.layout_asked.connect(self._ask_look)
        self._review.cancelled.connect(self.leave)
        self._layout.settled.connect(self._remember)
        self._layout.file_chosen.connect(self._take_layout)
        self._layout.export_asked.connect(self._export_layout)
        self._layout.cancelled.connect(self._back_to_review)
        self._consequences.went_back.connect(self._back_to_review)
        self._consequences.cancelled.connect(self.leave)
        self._consequences.confirmed.connect(self._apply)
        self._done.decide_asked.connect(self.decide_asked)
        self._done.undo_asked.connect(self._undo)
        self._done.again_asked.connect(self._choose_again)
        self._band.pressed.connect(self._read_again)

    def _build(self) -> Iterator[QWidget]:
        """Build the page from the outside in, so that every part is styled only once."""
        self._build_frame()
        self._following = FollowingCard(self._operations)
        self._recent = RecentImports(self._operations)
        self._choose = ChooseView(self._following, self._recent)
        self._first, self._busy = Rolling(self._choose), BusyView()
        yield self._first
        self._review = ReviewView(self._operations.sign().today)
        yield self._review
        self._layout, self._layouts = LayoutView(), LayoutsView(self._operations)
        self._consequences, self._done = ConsequencesView(), DoneView()
        steps = (self._layouts, self._review, self._layout, self._consequences, self._done)
        for view in (self._first, self._busy, *steps):
            yield view
            self._stack.addWidget(view)
        self._waiting = Waiting(self._stack, self._busy)
        self._copy = MarkedCopy(self._operations, self)
        self._connect()
        self._show_step(self._choose)
        self.refresh()

    def _build_frame(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        page = QVBoxLayout()
        page.setContentsMargins(EDGE, GAP + 2, EDGE, GAP)
        page.setSpacing(GAP)
        self._band = Band()
        layout.addWidget(self._band)
        layout.addLayout(page, 1)
        self._trail = Trail()
        self._stack = QStackedWidget()
        page.addWidget(self._trail)
        page.addWidget(self._stack, 1)
