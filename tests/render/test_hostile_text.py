"""What somebody typed or pasted comes out of every table, page and file as text, and does nothing.

Every text that an act takes is hostile here; the kinds are those that there are, so that a new
one is tried too.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import fields, replace
from datetime import date

import docx
import openpyxl
import pypdf
import pytest
from lxml import etree

from tests.conftest import Desk
from tests.render import set_pages
from toezichtdesk.casework import contacts, decide, knowledge, own_counts, plans, talks
from toezichtdesk.domain.casefile import (
    AgreementData,
    ContactData,
    Horizon,
    Judgement,
    Party,
    PlanDates,
    PlanMeasureData,
)
from toezichtdesk.domain.knowledge import KnowledgeData, KnowledgeKind
from toezichtdesk.domain.letters import LetterKind
from toezichtdesk.domain.listing import OF_ONE_MUNICIPALITY, Export, ReportName
from toezichtdesk.domain.meeting_sheet import Audience
from toezichtdesk.domain.own_count import OwnCountData
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import TalkData
from toezichtdesk.outputs import starts_formula
from toezichtdesk.paths import resource
from toezichtdesk.render import archive, calendar, letters, tables
from toezichtdesk.render.filling.filler import Filler
from toezichtdesk.render.paper import engine, meeting_sheet, reports
from toezichtdesk.reports.pages import overview
from toezichtdesk.reports.papers import exports
from toezichtdesk.reports.papers.letters import LetterData, OwnTemplates, letter
from toezichtdesk.reports.papers.meeting_sheet import meeting_sheet as sheet_of
from toezichtdesk.reports.papers.province import province

DELFT, TODAY, LATER = "GM0503", date(2026, 4, 10), date(2026, 5, 1)
SEEN = '<b>vet</b> #eval("1") $x$ {{ 7*7 }} \\x *_~@ja'
# The store refuses a NUL (tests/casework/test_of_no_program.py); other control signs can come in.
HOSTILE = f'=HYPERLINK("http://x.nl","y") {SEEN} \x01\x1b[31m \u202enl.exe'
# Tables and pages on which nothing stands that an officer typed.
UNTYPED = {Export.OVERVIEW, Export.FIGURES, Export.PUBLIC}
BARE = {ReportName.OVERVIEW, ReportName.HALF_YEAR, ReportName.PUBLIC}


def hostile(draft):
    """Return the draft with every text in it hostile, but for codes."""
    changed = {
        one.name: HOSTILE if isinstance(getattr(draft, one.name), str) else (HOSTILE,)
        for one in fields(draft)
        if one.name not in ("municipality", "municipalities", "tags")
        and isinstance(getattr(draft, one.name), str | tuple)
    }
    return replace(draft, **changed)


@pytest.fixture(scope="module")
def desk(tmp_path_factory, begun_database):
    folder = tmp_path_factory.mktemp("vijandig")
    (folder / "toezichtdesk.db").write_bytes(begun_database)
    made = Desk(folder)
    made.figures(TODAY, "2025-II", date(2025, 12, 31), Delft=(60, -10, 20, 4))
    made.figures(TODAY, "2026-I", date(2026, 4, 1), Delft=(60, -50, 4))
    made.act(decide.place, TODAY, DELFT, 4, motive=HOSTILE, decided_on=TODAY, reference=HOSTILE)
    visit = ContactData(DELFT, TODAY, ContactKind.VISIT, "", follow_up_on=LATER)
    promise = AgreementData(DELFT, Party.PROVINCE, "", LATER)
    made.act(contacts.log_contact, TODAY, hostile(visit), [hostile(promise)])
    judged = PlanDates(date(2026, 2, 1), received_on=TODAY)
    made.act(plans.record_dates, TODAY, DELFT, judged)
    made.act(
        plans.judge,
        TODAY,
        DELFT,
        replace(judged, judged_on=TODAY, judgement=Judgement.INSUFFICIENT, judgement_note=HOSTILE),
    )
    measure = PlanMeasureData("", Horizon.SHORT_TERM, expected_places=12)
    made.act(plans.add_measure, TODAY, DELFT, hostile(measure))
    made.act(plans.note_measure, TODAY, 1, HOSTILE, TODAY)
    practice = KnowledgeData(KnowledgeKind.PRACTICE, TODAY, "", municipalities=(DELFT,))
    made.act(knowledge.record, TODAY, hostile(practice))
    own = OwnCountData(DELFT, Period(2026, 1), date(2026, 4, 1), 6, "", LATER)
    made.act(own_counts.record, TODAY, replace(hostile(own), agreed_on=TODAY))
    made.act(talks.plan, TODAY, hostile(TalkData(LATER, ContactKind.VISIT, (DELFT,))))
    yield made
    made.database.close()


@pytest.mark.parametrize("what", Export)
def test_no_table_reckons_with_it(desk, what):
    answer = desk.ask(exports.listing, what, TODAY)
    book, opened, text = (tables.made((answer,), kind, "x") for kind in tables.KINDS)

    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(book)).active for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    with zipfile.ZipFile(io.BytesIO(opened)) as parts:
        root = etree.fromstring(parts.read("content.xml"))
    assert not root.xpath("//*[@*[local-name()='formula'] or local-name()='a']")
    rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig")), delimiter=";"))
    assert not any(
        starts_formula(cell)
        for row in rows
        for cell in row
        if cell[:1] != "'" and not cell.lstrip("-").replace(",", "").isdigit()
    )
    for line in (
        [str(cell.value) for cell in cells],
        ["".join(one.itertext()) for one in root.iter("{*}table-cell")],
        [cell for row in rows for cell in row],
    ):
        assert any(SEEN in one for one in line) == (what not in UNTYPED), what
        assert any("[U+202E]nl.exe" in one for one in line) == (what not in UNTYPED), what
        assert not any("\u202e" in one for one in line)


@pytest.fixture(scope="module")
def packed(desk):
    """What is in the zip of the dossier, by its name."""
    of = archive.DossierFile(
        desk.ask(sheet_of, DELFT, TODAY), desk.ask(exports.listings, TODAY, None, DELFT)
    )
    with zipfile.ZipFile(io.BytesIO(archive.made(of))) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


@pytest.fixture(scope="module")
def pages(desk, packed):
    """Every kind of page: (its name, the page as PDF)."""
    of, sheet = desk.ask(province, TODAY), desk.ask(sheet_of, DELFT, TODAY)
    taken = max(name for name in packed if name.startswith("besluiten/"))
    shared = engine.pdf(meeting_sheet.paper((sheet,), Audience.SHAREABLE))
    return {
        ReportName.DECISION: packed[taken],
        ReportName.LADDER: packed["interventieladder.pdf"],
        Audience.INTERNAL: packed["gespreksblad.pdf"],
        Audience.SHAREABLE: shared,
    } | {
        name: engine.pdf(reports.paper(name, of)) for name in set(ReportName) - OF_ONE_MUNICIPALITY
    }


@pytest.mark.parametrize("name", [*ReportName, *Audience])
def test_no_page_sets_or_runs_it(pages, name):
    assert (_run_on(SEEN) in _run_on(set_pages.words(pages[name]))) == (name not in BARE)
    read = pypdf.PdfReader(io.BytesIO(pages[name]))
    assert not any(page.get("/Annots") for page in read.pages)
    assert not {"/OpenAction", "/AA"} & set(read.trailer["/Root"])


def _run_on(text):
    """Return the text without what a line is broken by."""
    return re.sub(r"[\s\u200b\u00ad-]", "", text)


def test_no_letter_calendar_or_dossier_runs_it(desk, packed):
    draft = LetterData(LetterKind.DECISION, HOSTILE, HOSTILE, LATER)
    made = desk.ask(letter, DELFT, draft, TODAY)
    template, _ = letters.template_of(LetterKind.DECISION, OwnTemplates(resource("letters")))
    with Filler() as filler:
        word = letters.fill(template, made.fields, filler)
    assert any(SEEN in one.text for one in docx.Document(io.BytesIO(word)).paragraphs)

    days = calendar.made(desk.ask(overview.overview, TODAY), TODAY).to_ical()
    assert b"\x00" not in days
    assert days.count(b"BEGIN:VEVENT") == days.count(b"\r\nBEGIN:VEVENT\r\n") > 0

    assert not any(name.startswith(("/", "..")) for name in packed)
    tables_of = b"".join(part for name, part in packed.items() if name.endswith(".csv"))
    assert SEEN.encode() in tables_of.replace(b'""', b'"')
