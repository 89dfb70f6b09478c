"""Every place where the window saves a file: what counts is never written over, and why is told.

So is a folder in which nobody may write, and a disk that is full.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPlainTextEdit, QWidget

from tests.conftest import Desk
from tests.ui.hands import click_on, control, part_of
from tests.ui.ui_tools import TODAY, files_up_to, limits, settle
from toezichtdesk import ui
from toezichtdesk.casework import layouts
from toezichtdesk.domain.importing import Column, Layout
from toezichtdesk.domain.listing import Export, ReportName
from toezichtdesk.files import UNFINISHED
from toezichtdesk.paths import attachment_folder, backup_folder
from toezichtdesk.sheets.layouts import signature_of
from toezichtdesk.store.attachments import keep
from toezichtdesk.store.backup import automatic_backup
from toezichtdesk.ui.dossier.chart_tab import ChartTab
from toezichtdesk.ui.forms.dialogs import Band
from toezichtdesk.ui.importing.layout import LayoutView
from toezichtdesk.ui.importing.layout_list import LayoutsView
from toezichtdesk.ui.importing.page import ImportPage
from toezichtdesk.ui.importing.review import ReviewView
from toezichtdesk.ui.managing.person_dialog import PersonDialog
from toezichtdesk.ui.managing.retention_dialog import RetentionDialog
from toezichtdesk.ui.managing.templates_dialog import LetterTemplatesDialog
from toezichtdesk.ui.manual.chapters import Chapter
from toezichtdesk.ui.manual.window import show_manual
from toezichtdesk.ui.notices import NoticeBand
from toezichtdesk.ui.paper.meeting_sheets import MeetingSheetDialog
from toezichtdesk.ui.paper.pages_dialog import PagesDialog
from toezichtdesk.ui.paper.paper_jobs import PaperJobs
from toezichtdesk.ui.rail import Place

pytest_plugins = ("tests.ui.shell",)

UI = Path(ui.__file__).parent
DELFT = "GM0503"
ENGLISH = ("error", "failed", "denied", "no space", "errno", "permission", "traceback", "too large")
FULL, LOCKED = "a disk that is full", "a folder in which nobody may write"
LEFT = 100  # bytes that a file may have on the disk that is full
REASONS = {
    FULL: ("wordt te groot", "map voor tijdelijke bestanden", "gelezen of geschreven"),
    LOCKED: ("de map is beveiligd", "de map ervan, is alleen-lezen"),
}
SYSTEM = Path("/sys")  # not even an administrator may make a file here
LAYOUT = Layout(
    "Kwartaal", signature_of(("Stad", "Aantal")), (Column.MUNICIPALITY, Column.REALISED)
)


@dataclass(frozen=True, slots=True)
class Stage:
    """A window in which an output is asked for."""

    window: Any
    operations: Any
    desk: Desk
    qtbot: Any

    def settle(self) -> None:
        settle(self.qtbot, self.operations)

    def place(self, place: Place) -> Any:
        self.window.show_place(place)
        self.settle()
        return self.window.pages.at(place)


def paper(stage: Stage) -> None:
    jobs = PaperJobs(stage.window, stage.operations)
    jobs.show_report(ReportName.OVERVIEW, "", TODAY, None)
    stage.settle()
    stage.window.findChildren(PagesDialog)[-1]._save()


def sheets(stage: Stage) -> None:
    MeetingSheetDialog(stage.operations, (DELFT,), stage.window).open()
    stage.settle()
    stage.window.findChildren(MeetingSheetDialog)[-1]._save()


def calendar(stage: Stage) -> None:
    PaperJobs(stage.window, stage.operations).save_calendar(TODAY, None)


def archive(stage: Stage) -> None:
    PaperJobs(stage.window, stage.operations).save_archive(DELFT, TODAY, None)


def table(stage: Stage) -> None:
    PaperJobs(stage.window, stage.operations).save_table(Export.FIGURES, TODAY, None)


def chart(stage: Stage) -> None:
    stage.window.show_municipality(DELFT)
    stage.settle()
    tab = part_of(stage.window.current_page, ChartTab)
    stage.qtbot.waitUntil(lambda: tab.chart.picture is not None)
    tab.save.click()


def person(stage: Stage) -> None:
    dialog = PersonDialog(stage.operations, stage.window)
    dialog.open()
    dialog._choose_target()


def retention(stage: Stage) -> None:
    dialog = RetentionDialog(stage.operations, stage.window)
    dialog.open()
    stage.settle()
    dialog._choose_target()


def letter_template(stage: Stage) -> None:
    folder = stage.desk.folder / "brieven"
    dialog = LetterTemplatesDialog(stage.operations, folder, stage.window, is_managed=False)
    dialog.open()
    stage.settle()
    dialog.table.choose_line(0)
    dialog.save.click()


def stored_file(stage: Stage) -> None:
    page = stage.place(Place.JOURNAL)
    page._tabs.setCurrentIndex(0)
    rows = page.table.model().rowCount()
    line = next(line for line in range(rows) if has_copy(page, line))
    page.table.choose_line(line)
    page.copy.save_copy.click()


def has_copy(page: Any, line: int) -> bool:
    page.table.choose_line(line)
    return not page.copy.isHidden()


def back_up(stage: Stage) -> None:
    page = stage.place(Place.JOURNAL)
    page.show_backups()
    page.backups.keep.click()


def problems(stage: Stage) -> None:
    path = stage.desk.sheet(
        [("Atlantis", 1, 0, 1)], title="2026-I, stand 1 juli 2026", name="x.xlsx"
    )
    page: ImportPage = stage.place(Place.IMPORTING)
    page.start(path)
    stage.settle()
    click_on(part_of(page, ReviewView), "Problemen naar Excel…")


def layout_of_sheet(stage: Stage) -> None:
    problems(stage)
    page: ImportPage = stage.window.current_page
    close_dialogs()
    click_on(part_of(page, ReviewView), "Indeling…")
    stage.settle()
    view: LayoutView = part_of(page, LayoutView)
    control(view, "Rij met de koppen").setValue(3)
    view._choose_export()


def layout_of_list(stage: Stage) -> None:
    stage.window.commands.menus.layouts.trigger()
    stage.settle()
    view = part_of(stage.window.pages.at(Place.IMPORTING), LayoutsView)
    view.table.choose_line(0)
    click_on(view, "Opslaan als…")


OUTPUTS: dict[str, Callable[[Stage], object]] = {
    "commands.Commands.save_template": lambda s: s.window.commands.save_template(),
    "commands.Commands._save_overview": lambda s: s.window.commands._save_overview(),
    "dossier.chart_tab.ChartTab._ask_name": chart,
    "importing.layout.LayoutView._choose_export": layout_of_sheet,
    "importing.layout_list.LayoutsView._choose_target": layout_of_list,
    "importing.marked_copy.MarkedCopy.ask": problems,
    "journal.backups.BackupsPane._choose_target": back_up,
    "managing.person_dialog.PersonDialog._choose_target": person,
    "managing.retention_dialog.RetentionDialog._choose_target": retention,
    "managing.templates_dialog.LetterTemplatesDialog._ask_where": letter_template,
    "manual.window.ManualWindow._save": lambda s: show_manual(s.window, Chapter.CONTENTS)._save(),
    "paper.meeting_sheets.MeetingSheetDialog._save": sheets,
    "paper.pages_dialog.PagesDialog._save": paper,
    "paper.paper_jobs.PaperJobs.save_archive": archive,
    "paper.paper_jobs.PaperJobs.save_calendar": calendar,
    "paper.paper_jobs.PaperJobs.save_table": table,
    "paper.printing.MeetingSheetSaver._ask_path": lambda s: s.window.commands._save_pdf(),
    "paper.stored_file.StoredFileButtons._ask_where": stored_file,
}
# The job of one file is over with its refusal.
ASKED_ANEW = {name for name in OUTPUTS if name.startswith(("paper.paper_jobs.", "paper.printing."))}
SHARED = {
    "paper.saving.SaveDialog.__init__",
    "paper.paper_jobs.FileJob.ask",
}  # what others above make use of


def asking() -> set[str]:
    """Return every function of the windows that asks under which name a file is to be saved."""
    words = ("SaveDialog(", "FileJob(", "AcceptMode.AcceptSave")
    result = set()
    for path in UI.rglob("*.py"):
        text = path.read_text("utf-8")
        if any(word in text for word in words):
            module = ".".join(path.relative_to(UI).with_suffix("").parts)
            for owner in (one for one in ast.parse(text).body if isinstance(one, ast.ClassDef)):
                for part in (one for one in owner.body if isinstance(one, ast.FunctionDef)):
                    if any(word in ast.unparse(part) for word in words):
                        result.add(f"{module}.{owner.name}.{part.name}")
    return result - SHARED


def test_every_place_that_saves_a_file_is_tried_here() -> None:
    assert asking() == OUTPUTS.keys()


def targets(desk: Desk) -> dict[str, Path]:
    """Return what no output may take the place of and where none can be made, by what it is."""
    letter = desk.folder / "brief.pdf"
    letter.write_bytes(b"%PDF zoals gekregen")
    folder = attachment_folder(desk.path)
    full = desk.folder / "vol"
    full.mkdir()
    return {
        "the database": desk.path,
        "a copy": automatic_backup(desk.path, backup_folder(desk.path), "hand").path,
        "an attachment": folder / keep(letter, folder, 1).file,
        "a missing folder": desk.folder / "geen map" / "uitvoer",
        **({LOCKED: SYSTEM / "uitvoer"} if os.path.ismount(SYSTEM) else {}),
        **({FULL: full / "uitvoer"} if limits is not None else {}),  # Windows sets no limit
    }


def dialogs() -> list[QFileDialog]:
    shown = QApplication.topLevelWidgets()
    return [w for w in shown if isinstance(w, QFileDialog) and w.isVisible()]


def close_dialogs() -> None:
    for dialog in dialogs():
        dialog.reject()


def answer(stage: Stage, place: Path) -> list[str]:
    """Choose the place in the dialog that is open; return what is said of it."""
    (dialog,) = dialogs()
    suffix = f".{dialog.defaultSuffix() or 'db'}"
    place = place if place.suffix else place.with_suffix(suffix)
    widgets = QApplication.allWidgets()
    for band in (w for w in widgets if isinstance(w, Band | NoticeBand)):
        band.hide()
    recorded = set(texts(widgets))
    dialog.fileSelected.emit(str(place))
    stage.settle()
    named = (place.name, f"De map {place.parent} bestaat niet", *REASONS[FULL])
    return [
        text
        for text in texts(QApplication.allWidgets())
        if text not in recorded and any(name in text for name in named)
    ]


def is_right(said: list[str], reasons: tuple[str, ...]) -> bool:
    """Return whether one thing is said, in Dutch, with one of the reasons."""
    in_dutch = not any(word in " ".join(said).casefold() for word in ENGLISH)
    return len(said) == 1 and in_dutch and any(reason in said[0] for reason in reasons)


def texts(widgets: list[QWidget]) -> list[str]:
    labels = [w.text() for w in widgets if isinstance(w, QLabel) and w.isVisible()]
    edits = (w for w in widgets if isinstance(w, QPlainTextEdit))
    return labels + [w.toPlainText() for w in edits if w.isVisible()]


def test_no_output_takes_the_place_of_what_counts_and_each_says_why_in_dutch(
    window, operations, filled, qtbot
) -> None:
    stage = Stage(window, operations, filled, qtbot)
    filled.act(layouts.remember, TODAY, LAYOUT)
    window.show_municipality(DELFT)
    stage.settle()
    places = targets(filled)
    before = {path: path.read_bytes() for path in places.values() if path.is_file()}
    wrong = []

    for name, ask in OUTPUTS.items():
        ask(stage)
        for what, place in places.items():
            if what != "the database" and name in ASKED_ANEW:
                close_dialogs()
                ask(stage)
            stage.settle()
            with files_up_to(LEFT) if what == FULL else nullcontext():
                text = answer(stage, place)
            if not is_right(text, REASONS.get(what, ("",))):
                wrong.append((name, what, text))
            if any(path.read_bytes() != content for path, content in before.items()):
                wrong.append((name, what, "was written over"))
        close_dialogs()

    assert wrong == []
    assert list(filled.folder.glob("vol/*")) == []
    assert list(filled.folder.rglob(f"*{UNFINISHED}*")) == []
