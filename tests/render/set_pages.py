"""Paper read back: the pages of a PDF as text, and what its blocks say."""

from __future__ import annotations

import io

import pikepdf
import pypdf

from toezichtdesk.domain.meeting_sheet import Audience
from toezichtdesk.render.paper import engine, meeting_sheet
from toezichtdesk.reports.answers.dossier import MeetingSheet


def reader(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def assert_for_the_archive(content: bytes) -> None:
    """Hold a PDF against what the archive and a screen reader ask: PDF/A-2a and PDF/UA-1.

    Pages, a title that is shown, language, tags on every page, embedded fonts, and both markers.
    """
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) >= 1
        assert pdf.Root.Lang == "nl-NL"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.StructTreeRoot.K
        assert all("/StructParents" in page and page.Tabs == "/S" for page in pdf.pages)
        with pdf.open_metadata() as about:
            assert about["dc:title"].strip()
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "A")
            assert about["pdfuaid:part"] == "1"
        descriptors = [
            one
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
        ]
        assert descriptors
        assert all("/FontFile2" in one or "/FontFile3" in one for one in descriptors)
        assert "/JavaScript" not in pdf.Root.get("/Names", {})
        assert "/OpenAction" not in pdf.Root
        assert not pdf.is_encrypted


def words(content: bytes) -> str:
    """Return the text of all pages with one blank between words."""
    pages = "\n".join(page.extract_text() for page in reader(content).pages)
    return " ".join(pages.split())


def text(*sheets: MeetingSheet, audience: Audience = Audience.INTERNAL) -> str:
    """Return the text of the meeting sheets in one file."""
    return words(engine.pdf(meeting_sheet.paper(sheets, audience)))
