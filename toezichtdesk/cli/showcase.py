"""The main job on the example data, without a window."""

from __future__ import annotations

import tempfile
from pathlib import Path

from toezichtdesk.casework import example
from toezichtdesk.cli import output, streams
from toezichtdesk.cli.arguments import DONE
from toezichtdesk.reports.answers.dossier import MeetingSheet
from toezichtdesk.reports.pages import overview, proposals
from toezichtdesk.reports.papers import meeting_sheet
from toezichtdesk.store.database import Database


def show() -> int:
    """Import, propose and print on the example data."""
    streams.speak_utf_8()
    folder = Path(tempfile.mkdtemp(prefix="toezichtdesk-"))
    built = example.build(folder / "voorbeeld.db")
    today = built.today
    database = Database.open(folder / "voorbeeld.db")
    try:
        print(f"Voorbeeldbladen geïmporteerd: {', '.join(built.sheets)}.\n")
        with database.reading() as connection:
            rows = overview.overview(connection, today)
            open_proposals = proposals.proposals(connection, today)
            chosen = open_proposals[0].code if open_proposals else rows[0].code
            sheet = meeting_sheet.meeting_sheet(connection, chosen, today)
        print(output.overview_text(rows))
        print(output.proposals_text(open_proposals))
        print(f"Gespreksblad {sheet.dossier.row.name}: {_write_pdf(sheet, folder)}")
    finally:
        database.close()
    return DONE


def _write_pdf(sheet: MeetingSheet, folder: Path) -> Path:
    from toezichtdesk.render.paper import engine
    from toezichtdesk.render.paper.meeting_sheet import paper

    path = folder / f"gespreksblad-{sheet.dossier.row.code}.pdf"
    engine.write_pdf(paper((sheet,)), path)
    return path
