"""Meeting sheets on paper, against the same template and data by bare typst and matplotlib."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import matplotlib as mpl
import typst

from tests.bench.bare_figure import bare_maker
from tests.bench.material import TODAY, Material
from tests.bench.measure import Line, in_turn, peak_megabytes, timed
from toezichtdesk.paths import resource
from toezichtdesk.render.paper import batch, charts, engine, meeting_sheet, typesetting
from toezichtdesk.reports.answers.dossier import MeetingSheet
from toezichtdesk.reports.municipalities import all_of_today
from toezichtdesk.reports.papers.meeting_sheet import meeting_sheets
from toezichtdesk.store.database import Database

ALL = 342
SCREEN_DPI = 130


def lines(material: Material, runs: int) -> Iterator[Line]:
    """Measure one sheet, its preview, and all of a country in one file."""
    database = Database.open(material.filled)
    with database.reading() as connection:
        recorded = islice(all_of_today(connection, TODAY), ALL)
        sheets = meeting_sheets(connection, [one.code for one in recorded], TODAY)
    database.close()
    one = next(sheet for sheet in sheets if sheet.dossier.stands)
    note = "the same template and data by bare typst, and the bare figure saved as SVG"
    yield Line(
        "meeting sheet with chart as PDF",
        *in_turn(_of(lambda: _pdf((one,))), _of(_floor((one,), "pdf")), 3 * runs),
        "<= 1.5",
        note,
    )
    yield Line(
        "preview of the first page",
        *in_turn(_of(lambda: _shown(one)), _of(_floor((one,), "png")), 3 * runs),
        "<= 2",
        note,
    )
    yield _batch(sheets)


def _batch(sheets: tuple[MeetingSheet, ...]) -> Line:
    """Measure all of them in one file, as the program binds them, and the most memory of each.

    Ours goes first, once: the floor sets all sheets at once, and its memory would hide ours.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "alle.pdf"
        before = peak_megabytes()
        ours = timed(lambda: _bound(sheets, path))
    own = peak_megabytes()
    floor = timed(_floor(sheets, "pdf"))
    return Line(
        f"{len(sheets)} meeting sheets in one PDF",
        (ours,),
        (floor,),
        "<= 1.5",
        f"peak memory {before:.0f} -> {own:.0f} MB, floor {peak_megabytes():.0f} MB",
    )


def _bound(sheets: tuple[MeetingSheet, ...], path: Path) -> None:
    """Write them as the window and the console do."""
    batch.write_one(meeting_sheet.papers(sheets), path, batch.never, batch.untold)


def _pdf(sheets: tuple[MeetingSheet, ...]) -> object:
    return engine.pdf(meeting_sheet.paper(sheets))


def _shown(sheet: MeetingSheet) -> object:
    return engine.pictures(meeting_sheet.paper((sheet,)), SCREEN_DPI)


def _floor(sheets: tuple[MeetingSheet, ...], kind: str) -> Callable[[], object]:
    """Return what compiles the ready data, after saving the bare figure of each sheet as SVG."""
    figures = [
        bare_maker(charts.trend_figure(sheet.dossier)) for sheet in sheets if sheet.dossier.stands
    ]
    copy = engine.copy(meeting_sheet.paper(sheets))
    data, letters = copy.data, typesetting.fonts(copy.fonts)
    template = resource("paper", "meeting_sheet.typ")

    def made() -> object:
        for make in figures:
            with mpl.rc_context({"svg.fonttype": "none"}):
                make().savefig(io.StringIO(), format="svg")
        compiler = typst.Compiler(template, root=template.parent, font_paths=letters)
        standards = typesetting.STANDARDS if kind == "pdf" else []
        return compiler.compile(
            sys_inputs={"data": data}, format=kind, ppi=SCREEN_DPI, pdf_standards=standards
        )

    return made


def _of(work: Callable[[], object]) -> Callable[[], float]:
    return lambda: timed(work)
