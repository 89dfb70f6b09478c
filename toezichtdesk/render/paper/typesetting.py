"""Calls Typst, in this process or in a child.

Separate from `engine`, so that a child need not load matplotlib and the reports, which takes half
a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Any

import typst

STANDARDS: list[object] = ["a-2a", "ua-1"]


@dataclass(frozen=True, slots=True)
class Copy:
    """The input of Typst as plain text, which can be sent to a child process.

    template: folder and name of a Typst file. fonts: the font folders. data: JSON. written_on: a
    day, as 2026-03-10.
    """

    template: tuple[str, str]
    fonts: tuple[str, ...]
    data: str
    written_on: str


def pdf(copy: Copy) -> bytes:
    """Return the pages as a tagged, archivable PDF."""
    moment = datetime.combine(date.fromisoformat(copy.written_on), time(12), UTC)
    return compiled(copy, format="pdf", pdf_standards=STANDARDS, timestamp=moment)[0]


def compiled(copy: Copy, **wanted: Any) -> list[bytes]:
    """Return the output of Typst: the whole as one, or a picture of each page."""
    folder, name = copy.template
    compiler = typst.Compiler(f"{folder}/{name}", root=folder, font_paths=fonts(copy.fonts))
    made = compiler.compile(sys_inputs={"data": copy.data}, **wanted)
    return [made] if isinstance(made, bytes) else list(made or ())


@lru_cache(maxsize=1)
def fonts(folders: tuple[str, ...]) -> typst.Fonts:
    """Return only the fonts of these folders: the same page on every machine."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders)
    )
