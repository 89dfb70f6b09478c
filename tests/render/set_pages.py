"""Paper read back: the pages of a PDF as text, and what its blocks say."""

from __future__ import annotations

import io

import pypdf

from toezichtdesk.domain.meeting_sheet import Audience
from toezichtdesk.render.paper import engine, meeting_sheet
from toezichtdesk.reports.answers.dossier import MeetingSheet


def reader(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def words(content: bytes) -> str:
    """Return the text of all pages with one blank between words."""
    pages = "\n".join(page.extract_text() for page in reader(content).pages)
    return " ".join(pages.split())


def text(*sheets: MeetingSheet, audience: Audience = Audience.INTERNAL) -> str:
    """Return the text of the meeting sheets in one file."""
    return words(engine.pdf(meeting_sheet.paper(sheets, audience)))
