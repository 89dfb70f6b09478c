"""Sets pages: what goes to Typst and comes back, in this process or in a child of it.

Without matplotlib and the reports behind a paper, which take half a second to load.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Any

import typst

STANDARDS: list[Any] = ["a-2a", "ua-1"]


@dataclass(frozen=True, slots=True)
class Copy:
    """What is set: a template with its data, as plain text that a child can be handed.

    template: the folder and the name of a file of Typst. fonts: the folders of the letters.
    data: JSON. written_on: a day, as 2026-03-10.
    """

    template: tuple[str, str]
    fonts: tuple[str, ...]
    data: str
    written_on: str


def pdf(copy: Copy) -> bytes:
    """Return the pages as a tagged PDF for the archive."""
    moment = datetime.combine(date.fromisoformat(copy.written_on), time(12), UTC)
    return compiled(copy, format="pdf", pdf_standards=STANDARDS, timestamp=moment)[0]


def compiled(copy: Copy, **wanted: Any) -> list[bytes]:
    """Return what Typst makes of it: the whole as one, or a picture of each page."""
    folder, name = copy.template
    compiler = typst.Compiler(f"{folder}/{name}", root=folder, font_paths=fonts(copy.fonts))
    made = compiler.compile(sys_inputs={"data": copy.data}, **wanted)
    return [made] if isinstance(made, bytes) else list(made or ())


@lru_cache(maxsize=1)
def fonts(folders: tuple[str, ...]) -> typst.Fonts:
    """Return the letters of these folders alone: the same page on every machine."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders)
    )
