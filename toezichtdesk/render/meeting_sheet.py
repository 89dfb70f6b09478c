"""The meeting sheet (gespreksblad): everything for tomorrow's talk on one A4, black and white.

The same figure is shown as preview, printed and written as PDF.
"""

from __future__ import annotations

from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from toezichtdesk import wording
from toezichtdesk.render import pdf, trend_chart
from toezichtdesk.render.canvas import Box, Canvas
from toezichtdesk.render.lettering import cut, width, wrap
from toezichtdesk.render.page import BODY, GAP, LINE, Block, fit, title
from toezichtdesk.render.palette import PAPER
from toezichtdesk.render.sheet_parts import grounds, notices, parts, sources, standing_line
from toezichtdesk.reports.answers import MeetingSheet

A4_INCHES = (210 / 25.4, 297 / 25.4)
NOTES_LEAST = 4 / 2.54 * 72  # 4 cm to write in, in points
_PREVIEW_DPI = 150
_MARGIN = 36.0
_FOOTER = 3 * LINE + 2
_CHART = 148.0
_CHART_TYPE = 7.0
_RUNG_TYPE = 9.0
_RULE = 19.0  # between two lines to write on, in points: 6.7 mm


def figure(sheet: MeetingSheet) -> Figure:
    """Return the sheet as a figure of A4 portrait."""
    page = Figure(figsize=A4_INCHES, dpi=_PREVIEW_DPI, facecolor=PAPER.background)
    FigureCanvasAgg(page)
    canvas = Canvas(page)
    box = canvas.box.inset(_MARGIN, _MARGIN * 0.8, _MARGIN, _MARGIN)
    top = _head(canvas, sheet, box)
    above, below = parts(sheet, box.width)
    bottom = box.bottom + _FOOTER
    chart_height = _CHART if sheet.dossier.periods or sheet.dossier.stands else 0.0
    room = top - bottom - chart_height - GAP - NOTES_LEAST - 2 * LINE
    fitted = fit([*above, *below], room)
    top = _stack(canvas, fitted[: len(above)], box.left, top)
    if chart_height:
        chart = Box(box.left, top - chart_height, box.right, top)
        trend_chart.draw_in(canvas, chart, sheet.dossier, PAPER, _CHART_TYPE)
        top = chart.bottom - GAP
    top = _stack(canvas, fitted[len(above) :], box.left, top)
    _notes(canvas, Box(box.left, bottom, box.right, top))
    _footer(canvas, sheet, box)
    return page


def write_pdf(sheet: MeetingSheet, path: Path) -> None:
    """Write the sheet as PDF, complete or not at all.

    Raises:
        OfficerCanAct: the file cannot be written there.
    """
    name = sheet.dossier.row.name
    pdf.write(figure(sheet), path, title=f"Gespreksblad {name}", written_on=sheet.printed_on)


def _stack(canvas: Canvas, blocks: list[Block], left: float, top: float) -> float:
    for block in blocks:
        block.draw(canvas, left, top)
        top -= block.height + GAP
    return top


def _head(canvas: Canvas, sheet: MeetingSheet, box: Box) -> float:
    """Draw title, date, rung and grounds; return where the rest may start."""
    dossier = sheet.dossier
    day = wording.long_day(sheet.printed_on)
    room = box.width - width(day, 9) - 12
    heading = f"Gespreksblad {dossier.row.name}"
    size = 18.0 if width(heading[:200], 18, bold=True) <= room else 12.0
    y = box.top - 15
    words = cut(heading, room, size, bold=True)
    canvas.text(box.left, y, words, size, PAPER.text, bold=True, name="title")
    canvas.text(box.right, y, day, 9, PAPER.text, across="right")
    y -= 24
    boxes = wording.rung_boxes(dossier.row.rung)
    canvas.text(box.left, y, boxes, 14, PAPER.text, name="rung boxes")
    left = box.left + width(boxes, 14) + 8
    standing = standing_line(dossier)
    right = box.right - width(standing, _RUNG_TYPE, bold=True) - 8
    since = dossier.row.rung_since
    rung = f"{dossier.rung_name}{f', sinds {wording.day(since)}' if since else ''}"
    _rung_name(canvas, dossier.rung_name, rung, left, right - left, y)
    canvas.text(box.right, y, standing, _RUNG_TYPE, PAPER.text, bold=True, across="right")
    y -= 3
    for text, most in ((grounds(dossier), 2), (notices(dossier), 1)):
        for line in wrap(text, box.width, BODY, most=most):
            y -= LINE
            canvas.text(box.left, y, line, BODY, PAPER.text)
    return y - GAP


def _rung_name(
    canvas: Canvas, name: str, with_since: str, left: float, room: float, y: float
) -> None:
    """Set name and since-date of the rung; a name that is too long is cut, the date never."""
    since = with_since.removeprefix(name)
    kept = cut(name, room - width(since, _RUNG_TYPE), _RUNG_TYPE)
    canvas.text(left, y, f"{kept}{since}", _RUNG_TYPE, PAPER.text, name="rung")


def _notes(canvas: Canvas, box: Box) -> None:
    """Draw ruled lines over all that is left of the page."""
    y = title(canvas, "Aantekeningen", box.left, box.top, box.width) - BODY
    rules = []
    while y > box.bottom + 4:
        rules.append([(box.left, y), (box.right, y)])
        y -= _RULE
    canvas.lines(rules, PAPER.disabled, thick=0.4, name="notes")


def _footer(canvas: Canvas, sheet: MeetingSheet, box: Box) -> None:
    dossier, size = sheet.dossier, BODY - 1
    stand = dossier.row.standing
    counted = f"Cijfers t/m {wording.day(stand.reference_date)}" if stand else "Nog geen cijfers"
    printed = f"afgedrukt op {wording.day(sheet.printed_on)} met Toezichtdesk"
    policy = cut(dossier.policy, box.width / 3, size)
    first = f"{counted} · beleid: {policy} · {printed}"
    rule = box.bottom + 3 * LINE
    canvas.lines([[(box.left, rule), (box.right, rule)]], PAPER.text, thick=0.4)
    y = rule - LINE - 1
    canvas.text(box.left, y, first, size, PAPER.muted, name="footer")
    for line in wrap(sources(dossier), box.width, size, most=2):
        y -= LINE - 1
        canvas.text(box.left, y, line, size, PAPER.muted, name="sources")
