"""A figure as PDF: searchable text in embedded TrueType fonts, the same bytes every time."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.outputs import replacing
from toezichtdesk.render.lettering import clean

_LANGUAGE = "nl-NL"
_TRUETYPE = 42


def write(figure: Figure, path: Path, *, title: str, written_on: date) -> None:
    """Write the figure on one page, complete or not at all; written_on goes into the file.

    Raises:
        OfficerCanAct: the file cannot be written there.
    """
    moment = datetime.combine(written_on, time(12), UTC)
    about = {
        "Title": clean(title),
        "Creator": "Toezichtdesk",
        "Producer": "Toezichtdesk",
        "CreationDate": moment,
    }
    with replacing(path) as temporary:
        with mpl.rc_context({"pdf.fonttype": _TRUETYPE}):
            figure.savefig(temporary, format="pdf", metadata=about)
        _say_language(temporary)
        _check(temporary, path)


def _say_language(path: Path) -> None:
    """Add to the catalogue that the text is Dutch: an update at the end, as the format allows.

    matplotlib has no option for it; a screen reader needs it to pronounce the page.
    """
    content = path.read_bytes()
    trailer = content[content.rindex(b"trailer") :]
    root = re.search(rb"/Root (\d+) 0 R", trailer)
    size = re.search(rb"/Size (\d+)", trailer)
    before = re.search(rb"startxref\s+(\d+)", trailer)
    if root is None or size is None or before is None:
        return
    number = root.group(1)
    catalogue = re.search(rb"\n" + number + rb" 0 obj\s*<<(.*?)>>\s*endobj", content, re.DOTALL)
    if catalogue is None:
        return
    entries = catalogue.group(1) + f" /Lang ({_LANGUAGE})".encode()
    entries += b" /ViewerPreferences << /DisplayDocTitle true >>"
    start = len(content) + 1
    added = b"\n%s 0 obj\n<<%s >>\nendobj\n" % (number, entries)
    table = b"xref\n%s 1\n%010d 00000 n \n" % (number, start)
    kept = re.sub(rb"^trailer|startxref.*", b"", trailer, flags=re.DOTALL).strip()
    ending = b" /Prev %s >>" % before.group(1)
    trailer = b"trailer\n" + kept.removesuffix(b">>") + ending
    foot = b"\nstartxref\n%d\n%%%%EOF\n" % (len(content) + len(added))
    path.write_bytes(content + added + table + trailer + foot)


def _check(temporary: Path, path: Path) -> None:
    content = temporary.read_bytes()
    if not content.startswith(b"%PDF") or not content.rstrip().endswith(b"%%EOF"):
        raise OfficerCanAct(
            f"Het blad is niet volledig naar {path} geschreven. Kies een andere plaats."
        )
