"""Paper by Typst: the same pages as PDF, on the screen and from the printer.

A PDF is tagged and archivable (PDF/UA-1 and PDF/A-2a together), its fonts are embedded, and the
same data gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from toezichtdesk.outputs import replacing
from toezichtdesk.paths import resource
from toezichtdesk.render.characters import CODE
from toezichtdesk.render.paper import typesetting
from toezichtdesk.render.paper.blocks import Block
from toezichtdesk.render.paper.typeface import CODES_SAY, folders, printable
from toezichtdesk.render.paper.typesetting import Copy

_SHEET_SIZE, _REPORT_SIZE = 7.6, 8.6  # points; DejaVu is a wide font


@dataclass(frozen=True, slots=True)
class Part:
    """The pages of one subject within a file, with their own page numbers.

    heading: also the bookmark. under: lines below the heading. stamp: across every page.
    more: values for its template only, such as the boxes of the rung.
    """

    heading: str
    blocks: tuple[Block, ...]
    footer: tuple[str, ...]
    under: tuple[str, ...] = ()
    stamp: str = ""
    is_landscape: bool = False
    more: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paper:
    """A file of pages. template: a file in `resources/paper`, without its suffix.

    lacks: in Dutch, what did not fit and where it can be found; shown before saving.
    """

    template: str
    title: str
    written_on: date
    parts: tuple[Part, ...]
    lacks: str = ""


def pdf(paper: Paper) -> bytes:
    """Return the pages as a tagged, archivable PDF."""
    return typesetting.pdf(copy(paper))


def pictures(paper: Paper, dots_per_inch: float) -> list[bytes]:
    """Return each page as a PNG, identical to the PDF."""
    return typesetting.compiled(copy(paper), format="png", ppi=dots_per_inch)


def write_pdf(paper: Paper, path: Path, *, overwrite: bool = True) -> None:
    """Write the pages as PDF, completely or not at all.

    Raises:
        OfficerCanAct: the file cannot be written there.
    """
    content = pdf(paper)
    with replacing(path, overwrite=overwrite) as temporary:
        temporary.write_bytes(content)


def copy(paper: Paper) -> Copy:
    """Return the input for the setter."""
    template = resource("paper", f"{paper.template}.typ")
    at = (str(template.parent), template.name)
    return Copy(at, folders(), data(paper), paper.written_on.isoformat())


def data(paper: Paper) -> str:
    """Return the data for a template, as JSON."""
    day = paper.written_on
    return json.dumps(
        {
            "title": printable(paper.title) or "Toezichtdesk",
            "keywords": ["interventieladder", "huisvesting vergunninghouders"],
            "date": [day.year, day.month, day.day],
            "size": _SHEET_SIZE if paper.template == "meeting_sheet" else _REPORT_SIZE,
            "parts": [_part(one) for one in paper.parts],
        },
        ensure_ascii=False,
    )


def _part(part: Part) -> dict[str, object]:
    document = {
        "heading": printable(part.heading) or "–",
        "blocks": part.blocks,
        "footer": _lines(part.footer),
        "under": _lines(part.under),
        "stamp": part.stamp,
        "landscape": part.is_landscape,
        **{name: printable(one) for name, one in part.more.items()},
    }
    if CODE in json.dumps(document):
        document["under"] = [*_lines(part.under), CODES_SAY]
    return document


def _lines(texts: Sequence[str]) -> list[str]:
    return [shown for line in texts if (shown := printable(line))]
