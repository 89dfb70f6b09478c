"""The meeting sheet: one A4 whatever is on it, with searchable text in embedded fonts."""

from __future__ import annotations

import os
from dataclasses import replace

import pypdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from toezichtdesk.domain.casefile import Party
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.render import meeting_sheet

from . import drawn, examples

SHEETS = {
    "ordinary": examples.sheet,
    "empty": lambda: examples.sheet(examples.empty()),
    "overfull": examples.overfull,
    "accelerated": lambda: examples.sheet(examples.accelerated()),
    "lead": lambda: examples.sheet(examples.with_lead()),
    "changed target": lambda: examples.sheet(examples.with_changed_target()),
}


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    path = tmp_path_factory.mktemp("pdf") / "Gespreksblad Waterveen.pdf"
    meeting_sheet.write_pdf(examples.sheet(), path)
    return path


@pytest.fixture(scope="module")
def text(written):
    return " ".join(pypdf.PdfReader(written).pages[0].extract_text().split())


@pytest.mark.parametrize("case", SHEETS)
def test_nothing_overlaps_or_leaves_the_page_and_there_is_room_for_notes(case):
    page = meeting_sheet.figure(SHEETS[case]())

    assert drawn.overlaps(page) == []
    assert drawn.outside(page) == []
    notes = next(one for one in page.get_children() if one.get_gid() == "notes")
    heights = [segment[0][1] for segment in notes.get_segments()]
    assert (len(heights) + 0.5) * 19 >= 4 / 2.54 * 72


def test_it_is_one_a4_with_title_and_language(written):
    reader = pypdf.PdfReader(written)

    assert len(reader.pages) == 1
    assert [float(side) for side in reader.pages[0].mediabox[2:]] == pytest.approx(
        [595.3, 841.9], abs=0.1
    )
    assert reader.metadata.title == "Gespreksblad Waterveen"
    assert reader.trailer["/Root"]["/Lang"] == "nl-NL"


def test_every_font_is_embedded_as_truetype(written):
    fonts = pypdf.PdfReader(written).pages[0]["/Resources"]["/Font"].values()

    assert fonts
    for font in fonts:
        inner = font.get_object()["/DescendantFonts"][0].get_object()
        assert inner["/Subtype"] == "/CIDFontType2"
        assert "/FontFile2" in inner["/FontDescriptor"]


@pytest.mark.parametrize(
    "expected",
    [
        "Gespreksblad Waterveen",
        "dinsdag 10 maart 2026",
        "▮▮▯▯▯▯ 2",
        "Informatie opvragen en valideren, sinds 01-07-2025",
        "motief: Groei ondanks het gesprek van mei.",
        "De achterstand groeide van 9 naar 11,8.",
        "Netto taakstelling",
        "Totaalopgave",
        "voorlopig voorstel trede 2 → 3",
        "bij aan einde periode",
        "☐ (t/m 15-03-2026) lijst van locaties voor kamerbewoning",
        "☑ (nagekomen 30-01-2026)",
        "beoordeeld 20-02-2026: onvoldoende",
        "zonder maatregel: voorkomen van herhaling",
        "corporatie Thuisveen",
        "Ambtelijk toezichtgesprek met beleidsmedewerker",
        "4 Hoeveel plaatsen komen er",
        "Aantekeningen",
        "Cijfers t/m 01-03-2026 · beleid: Nieuw beleid v1 · afgedrukt op 10-03-2026",
    ],
)
def test_the_text_can_be_searched(text, expected):
    assert expected in text


def test_lists_that_are_cut_off_say_how_many_are_left():
    said = drawn.texts(meeting_sheet.figure(examples.overfull()))

    left = [line for line in said if line.endswith("meer in het dossier")]
    assert len(left) >= 5
    contacts = [line for line in said if line.startswith("12-01-2026")]
    assert f"+{60 - len(contacts)} meer in het dossier" in left


def test_an_agreement_past_its_day_is_called_late():
    agreement = examples.AGREEMENTS[0]
    dossier = examples.dossier(
        agreements=(replace(agreement, due_on=examples.TODAY.replace(day=9)),)
    )

    said = drawn.said(meeting_sheet.figure(examples.sheet(dossier)))

    assert "(t/m 09-03-2026, te laat) lijst van locaties" in said


def test_each_side_has_its_own_agreements():
    dossier = examples.dossier(
        agreements=tuple(one for one in examples.AGREEMENTS if one.party is Party.PROVINCE)
    )

    assert "Geen afspraken vastgelegd." in drawn.texts(
        meeting_sheet.figure(examples.sheet(dossier))
    )


def test_a_missing_plan_that_is_due_is_said():
    dossier = examples.dossier(plan=None, plan_is_due=True)

    said = drawn.said(meeting_sheet.figure(examples.sheet(dossier)))

    assert "Er is nog geen verbeterplan; op deze trede is het verplicht." in said


def test_the_same_sheet_gives_the_same_bytes(written, tmp_path):
    again = tmp_path / "again.pdf"

    meeting_sheet.write_pdf(examples.sheet(), again)

    assert again.read_bytes() == written.read_bytes()


@given(st.text(max_size=200))
@example("$\\frac{1}{2}$ _x_ ^2 & < > % # {} \\n")
@example("😀 مرحبا שלום 中文 \u202e \ud83d \x00")
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_one_page_without_a_warning(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("hostile") / "blad.pdf"
    contact = replace(examples.CONTACTS[0], summary=text, counterpart=text)
    dossier = examples.dossier(
        row=replace(examples.dossier().row, name=text), contacts=(contact,), policy=text
    )

    meeting_sheet.write_pdf(examples.sheet(dossier, questions=(text,)), path)

    assert len(pypdf.PdfReader(path).pages) == 1


def test_text_from_data_is_never_markup(tmp_path):
    path = tmp_path / "blad.pdf"
    dossier = examples.dossier(summary=("Kosten $100 en $x_1^2$ {samen}.",))

    meeting_sheet.write_pdf(examples.sheet(dossier), path)

    assert "Kosten $100 en $x_1^2$ {samen}." in pypdf.PdfReader(path).pages[0].extract_text()


def test_a_missing_folder_is_said_in_dutch(tmp_path):
    with pytest.raises(OfficerCanAct, match="bestaat niet"):
        meeting_sheet.write_pdf(examples.sheet(), tmp_path / "weg" / "blad.pdf")


def test_a_folder_instead_of_a_file_is_said_in_dutch(tmp_path):
    with pytest.raises(OfficerCanAct, match="is een map"):
        meeting_sheet.write_pdf(examples.sheet(), tmp_path)


def test_a_file_that_is_open_elsewhere_keeps_its_content(tmp_path, monkeypatch):
    path = tmp_path / "blad.pdf"
    path.write_bytes(b"het vorige blad")

    def refuse(*_arguments):
        raise PermissionError(13, "in gebruik")

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr("pathlib.Path.replace", refuse)

    with pytest.raises(OfficerCanAct, match="elders geopend"):
        meeting_sheet.write_pdf(examples.sheet(), path)
    assert path.read_bytes() == b"het vorige blad"
    assert [one.name for one in tmp_path.iterdir()] == ["blad.pdf"]


def test_a_full_disk_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OfficerCanAct, match="maak ruimte vrij"):
        meeting_sheet.write_pdf(examples.sheet(), tmp_path / "blad.pdf")
    assert list(tmp_path.iterdir()) == []
