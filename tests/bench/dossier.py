"""Opening a dossier with its chart, against matplotlib drawing the same figure bare.

Question and chart meet the aim: in processor time 1.16, of which the question takes 13 ms and the
chart 40; the floor takes 44. In the window the aim is not met. There the page is filled as well, in
Python too: 15 to 25 ms before the drawing begins. Beginning to draw sooner made the chart no faster
and doubled the pause of the window, as both threads need the interpreter. The head is laid out
before the chart is ordered, so that it is drawn once, also where a fact takes another line.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from matplotlib.figure import Figure

from tests.bench.bare_figure import bare_copy
from tests.bench.material import TODAY, Material
from tests.bench.measure import Line, drive, in_turn, worked
from toezichtdesk.render import raster, trend_chart
from toezichtdesk.render.palette import LIGHT
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.store.database import Database

SIZE = (900, 420)  # pixels, as in a window of 1280


def lines(material: Material, runs: int) -> Iterator[Line]:
    """Measure the work of the report with its drawing, then the wait for it in the window."""
    code = "GM0599"
    database = Database.open(material.filled)

    def ask() -> object:
        with database.reading(stay_open=True) as connection:  # as the window asks
            return dossier(connection, code, TODAY)

    def draw(answer: object) -> object:
        return raster.chart(trend_chart.draw, answer, LIGHT, *SIZE, 1.0)

    with database.reading() as connection:
        overview(connection, TODAY)  # she comes from there
    shown = ask()
    figure = Figure((SIZE[0] / raster.PER_INCH, SIZE[1] / raster.PER_INCH), dpi=raster.PER_INCH)
    trend_chart.draw(figure, shown, LIGHT)
    floor = _of(bare_copy(figure))
    note = "processor time; the same artists made and drawn by matplotlib with Agg"
    yield Line(
        "dossier: question and trend chart",
        *in_turn(_of(lambda: draw(ask())), floor, 3 * runs),
        "<= 1.2",
        note,
    )
    yield Line("  of which the question", *in_turn(_of(ask), floor, runs))
    yield Line("  of which the chart", *in_turn(_of(lambda: draw(shown)), floor, runs))
    database.close()
    yield from _in_the_window(material.filled, runs)


def _in_the_window(database: Path, runs: int) -> Iterator[Line]:
    drive("dossiers", database, TODAY, 1, QT_QPA_PLATFORM="offscreen")  # compiles matplotlib
    document = json.loads(drive("dossiers", database, TODAY, runs, QT_QPA_PLATFORM="offscreen"))
    yield Line(
        "dossier in the window, from Enter to the painted chart",
        document["ours"],
        document["floor"],
        "<= 1.2",
        "floor drawn by Agg in the same window process",
    )
    yield Line(
        "first dossier of a run (matplotlib is loaded)",
        [document["first"]],
        [document["first_floor"]],
        "",
        "one run; floor: import matplotlib and draw, in a bare process",
    )


def memory(material: Material, _runs: int) -> Iterator[Line]:
    """Tell whether the memory grows when each dossier is opened, which takes minutes."""
    result = json.loads(drive("every_dossier", material.filled, TODAY, QT_QPA_PLATFORM="offscreen"))
    ten, every = result["megabytes"]
    yield Line(
        f"memory after all {result['municipalities']} dossiers, against after ten",
        aim="flat",
        note=f"{every:.0f} MB, against {ten:.0f} MB; one run",
    )


def _of(work: Callable[[], object]) -> Callable[[], float]:
    return lambda: worked(work)
