"""A whole dossier as one zip for the records system: archivable pages and the data."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from toezichtdesk.domain.listing import Cell, Listing
from toezichtdesk.domain.terms import Document
from toezichtdesk.outputs import as_name, refuse_place, replacing
from toezichtdesk.render import tables
from toezichtdesk.render.paper import decisions, engine, meeting_sheet
from toezichtdesk.reports.answers.dossier import MeetingSheet
from toezichtdesk.store.sealing import Anchor

_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest of a zip: same dossier, same bytes


@dataclass(frozen=True, slots=True)
class DossierFile:
    """The contents of the zip: the sheet, and every table of the municipality.

    documents: letters and other items on file, with distinct names.
    """

    sheet: MeetingSheet
    listings: tuple[Listing, ...]
    documents: tuple[Document, ...] = ()


def write(of: DossierFile, path: Path, *, overwrite: bool = True) -> Path:
    """Write the dossier, completely or not at all; return its path.

    Raises:
        OfficerCanAct: the file cannot be written there.
    """
    refuse_place(path, overwrite=overwrite)  # before its pages are drawn
    content = made(of)
    with replacing(path, overwrite=overwrite) as temporary:
        temporary.write_bytes(content)
    return path


def made(of: DossierFile) -> bytes:
    """Return the zip: PDF/A pages, tables as CSV and JSON, the last seal, and a list of hashes."""
    parts = {**_pages(of), **_tables(of.listings), **_seal(of.sheet.dossier.anchor)}
    parts |= {f"stukken/{as_name(one.name)}": one.content for one in of.documents}
    parts["inhoud.csv"] = tables.made((_contents(parts),), ".csv", "inhoud.csv")
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, part)
    return content.getvalue()


def _pages(of: DossierFile) -> dict[str, bytes]:
    dossier, trial = of.sheet.dossier, of.sheet.trial
    pages = {
        "gespreksblad.pdf": engine.pdf(meeting_sheet.paper((of.sheet,))),
        "interventieladder.pdf": engine.pdf(decisions.ladder_paper(dossier, trial=trial)),
    }
    for number, taken in enumerate(dossier.decisions, 1):
        made_of = decisions.decision_paper(dossier, taken, trial=trial)
        name = f"besluiten/{number:02} {taken.decided_on.isoformat()} trede {taken.rung}.pdf"
        pages[name] = engine.pdf(made_of)
    for number, gone in enumerate(dossier.taken_back, 1):
        made_of = decisions.decision_paper(dossier, gone, trial=trial)
        day = gone.decided_on.isoformat()
        pages[f"besluiten/ongedaan gemaakt {number:02} {day} trede {gone.rung}.pdf"] = engine.pdf(
            made_of
        )
    return pages


def _tables(listings: Sequence[Listing]) -> dict[str, bytes]:
    listed = {
        f"gegevens/{one.name.lower()}.csv": tables.made((one,), ".csv", one.name)
        for one in listings
    }
    data = {
        one.name: [dict(zip(one.headings, map(_json, row), strict=True)) for row in one.rows]
        for one in listings
    }
    document = json.dumps(data, ensure_ascii=False, indent=1)
    listed["gegevens/alles.json"] = document.encode("utf-8", "replace")
    return listed


def _seal(last: Anchor | None) -> dict[str, bytes]:
    """Return the last seal in full, by which the record can be checked later."""
    if last is None:
        return {}
    listing = Listing("Zegel", ("Handeling", "SHA-256"), ((last.act, last.hash),))
    return {"zegel.csv": tables.made((listing,), ".csv", "zegel.csv")}


def _json(cell: Cell) -> object:
    return cell.isoformat() if isinstance(cell, date | datetime) else cell


def _contents(parts: dict[str, bytes]) -> Listing:
    rows = tuple(
        (name, len(part), hashlib.sha256(part).hexdigest()) for name, part in parts.items()
    )
    return Listing("Inhoud", ("Bestand", "Bytes", "SHA-256"), rows)
