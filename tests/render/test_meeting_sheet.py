"""The meeting sheet: tagged pages for the archive, on which nothing is left out in silence."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.refusing import says
from tests.render import case_file, examples, set_pages
from toezichtdesk.domain.casefile import Party
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.meeting_sheet import Arrangement, Audience, Section
from toezichtdesk.domain.own_count import OwnCount
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.trial import Trial
from toezichtdesk.render.paper import engine, meeting_sheet
from toezichtdesk.reports.answers.dossier import OwnCountRow
from toezichtdesk.reports.papers.meeting_sheet import last_talk, since_last_talk

pytestmark = pytest.mark.slow

LONG = "Zeer uitgebreide toelichting over de huisvestingsopgave en de netcongestie. " * 2
SHEETS = {
    "ordinary": examples.sheet,
    "empty": lambda: examples.sheet(examples.empty()),
    "overfull": lambda: examples.overfull(LONG),
    "accelerated": lambda: examples.sheet(examples.accelerated()),
    "lead": lambda: examples.sheet(examples.with_lead()),
    "changed target": lambda: examples.sheet(examples.with_changed_target()),
}


def counted_otherwise():
    """The ordinary sheet of a municipality that counts otherwise than COA, and once did."""
    sheet = examples.sheet()
    now = OwnCount(
        "GM9001", Period(2026, 1), date(2026, 3, 1), 9, "Twee gezinnen staan er nog niet bij",
        date(2026, 3, 20), id=2,
    )  # fmt: skip
    then = replace(now, reference_date=date(2025, 12, 1), agreed_on=date(2026, 1, 5), outcome="COA")
    rows = (OwnCountRow(now, 7), OwnCountRow(then, 7))
    last = last_talk(sheet.dossier.contacts, sheet.printed_on)
    return replace(sheet, dossier=replace(sheet.dossier, own_counts=rows), last_talk=last)


def after_a_talk():
    """The ordinary sheet, with what changed since the talk of 12 January."""
    sheet = examples.sheet()
    last = last_talk(sheet.dossier.contacts, sheet.printed_on)
    return replace(sheet, last_talk=last, since=since_last_talk(sheet.dossier, last))


@pytest.fixture(scope="module")
def content():
    return engine.pdf(meeting_sheet.paper((after_a_talk(),)))


@pytest.fixture(scope="module")
def text(content):
    return set_pages.words(content)


@pytest.mark.parametrize("case", SHEETS)
def test_every_sheet_is_tagged_dutch_and_fit_for_the_archive(case):
    content = engine.pdf(meeting_sheet.paper((SHEETS[case](),)))

    set_pages.assert_for_the_archive(content)
    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_metadata() as about:
        assert about["dc:title"].startswith("Gespreksblad")


@pytest.mark.parametrize("case", ["ordinary", "empty", "accelerated", "lead", "changed target"])
def test_an_ordinary_sheet_is_one_a4(case):
    (page,) = set_pages.reader(engine.pdf(meeting_sheet.paper((SHEETS[case](),)))).pages

    assert [float(side) for side in page.mediabox[2:]] == pytest.approx([595.3, 841.9], abs=0.1)


def test_with_what_changed_since_the_talk_it_is_still_one_a4(content):
    assert len(set_pages.reader(content).pages) == 1


def test_the_chart_says_in_words_what_it_shows(content):
    with pikepdf.open(io.BytesIO(content)) as pdf:
        texts = [str(one.Alt) for one in pdf.objects
                if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]  # fmt: skip

    assert any("In 2026-I zijn t/m 01-03-2026 7 personen gehuisvest" in one for one in texts)


@pytest.mark.parametrize(
    "expected",
    [
        "Gespreksblad Waterveen",
        "dinsdag 10 maart 2026",
        "▮▮▯▯▯▯ 2",
        "Informatie opvragen en valideren, sinds 01-07-2025",
        "motief: Groei ondanks het gesprek van mei.",
        "De achterstand groeide van 9 naar 11.",
        "Sinds het vorige gesprek (12-01-2026)",
        "20-02-2026 Verbeterplan gevraagd.",
        "01-03-2026 De achterstand ging van 9 (stand 31-12-2025) naar 11.",
        "Netto taakstelling",
        "Totaalopgave",
        "voorlopig voorstel trede 2 → 3",
        "bij aan einde periode",
        "☐ (t/m 15-03-2026) lijst van locaties voor kamerbewoning",
        "☑ (nagekomen 30-01-2026)",
        "beoordeeld 20-02-2026: onvoldoende (geen maatregel tegen herhaling)",
        "zonder maatregel: voorkomen van herhaling",
        "nog 32 plaatsen op, bij een achterstand van 11; ongedekt: 0.",
        "corporatie Thuisveen",
        "Ambtelijk toezichtgesprek met beleidsmedewerker",
        "4. Hoeveel plaatsen komen er",
        "gerealiseerd in Cijfers!D4",
        "Aantekeningen",
        "Cijfers t/m 01-03-2026 · beleid: Nieuw beleid v1 · afgedrukt op 10-03-2026",
        "blad 1 van 1",
    ],
)
def test_the_text_can_be_searched(text, expected):
    assert expected in text


def test_everything_of_an_overfull_file_is_on_paper():
    measures = [
        replace(case_file.PLAN.measures[0], description=f"maatregel nummer {n}", id=n)
        for n in range(60)
    ]
    agreements = [
        replace(case_file.AGREEMENTS[n % 3], text=f"afspraak nummer {n}", id=n) for n in range(40)
    ]
    contacts = [replace(case_file.CONTACTS[0], id=n) for n in range(300)]
    dossier = examples.dossier(
        plan=replace(case_file.PLAN, measures=tuple(measures)),
        agreements=tuple(agreements),
        contacts=tuple(contacts),
    )

    answer = set_pages.text(examples.sheet(dossier))

    assert all(f"maatregel nummer {n} " in answer for n in range(60))
    assert all(f"afspraak nummer {n} " in f"{answer} " for n in range(40))
    assert "Laatste contacten (3 van 300)" in answer
    assert "blad 3 van 3" in answer


def test_the_half_year_that_is_judged_is_named():
    dossier = examples.dossier()
    stand = dossier.row.standing
    assessed = replace(dossier.row.assessment, standing=stand, growth=Fraction(2))
    proposal = replace(dossier.proposal, assessment=assessed)

    answer = set_pages.text(examples.sheet(replace(dossier, proposal=proposal)))

    assert (
        "Beoordeling over 2026-I (stand 01-03-2026, t/m 28-02-2026): achterstand 9 → 11, "
        "voorlopig voorstel trede 2 → 3"
    ) in answer


def test_a_shareable_sheet_leaves_out_what_is_internal_and_says_so():
    sheet = after_a_talk()

    answer = set_pages.text(sheet, audience=Audience.SHAREABLE)

    assert "Deelbare versie: zonder interne aantekeningen" in answer
    for internal in (
        "netbeheerder",  # what was written down of a talk
        "geen maatregel tegen herhaling",  # the note to a judgement
        "voorlopig voorstel",
        "Verwacht eindsaldo",
    ):
        assert internal not in answer
        assert internal in set_pages.text(sheet)


def test_sections_are_set_in_the_chosen_order_and_the_rest_stays_away():
    wanted = Arrangement((Section.QUESTIONS, Section.PLAN, Section.SITUATION))

    answer = set_pages.text(examples.sheet(arrangement=wanted))

    assert answer.index("Te bespreken") < answer.index("Verbeterplan") < answer.index("Netto taak")
    assert "Aantekeningen" not in answer
    assert "Afspraken" not in answer


SECTIONS = {
    Section.SITUATION: "Netto taakstelling",
    Section.SINCE: "Sinds het vorige gesprek",
    Section.CHART: "personen, einde periode",
    Section.AGREEMENTS: "Afspraken gemeente",
    Section.PLAN: "Maatregel Soort",
    Section.COUNTS: "Eigen telling van de gemeente naast COA",
    Section.CONTACTS: "Laatste contacten",
    Section.QUESTIONS: "Te bespreken",
    Section.PRACTICES: "Mee te geven: goede praktijken",
    Section.ORIGIN: "Beleidsversie: ",
    Section.NOTES: "Aantekeningen",
}


def test_every_section_can_stand_alone():
    made = replace(
        after_a_talk(),
        practices=(("Woningdelen (Broekerwold)", "Kamers in grote huizen."),),
        dossier=counted_otherwise().dossier,
    )

    assert set(SECTIONS) == set(Section)
    for one in Section:
        answer = set_pages.text(replace(made, arrangement=Arrangement((one,))))
        there = {section for section, words in SECTIONS.items() if words in answer}
        assert there == {one}


def test_more_sheets_are_one_file_with_a_bookmark_and_a_count_each():
    other = examples.dossier(row=replace(examples.dossier().row, name="Zandhoek"))
    made = engine.pdf(meeting_sheet.paper((examples.sheet(), examples.sheet(other))))

    reader = set_pages.reader(made)
    assert [one.title for one in reader.outline if not isinstance(one, list)] == [
        "Gespreksblad Waterveen",
        "Gespreksblad Zandhoek",
    ]
    assert set_pages.words(made).count("blad 1 van 1") == 2


def test_trial_figures_print_as_a_trial():
    answer = set_pages.text(examples.sheet(trial=Trial()))

    assert "PROEF" in answer
    assert "PROEF: gemaakt om te oefenen, geen stuk van de provincie." in answer


def test_paper_from_a_backup_says_that_it_is_a_copy_and_until_when():
    seen_up_to = datetime(2026, 3, 5, 16, 20, tzinfo=UTC)

    answer = set_pages.text(examples.sheet(trial=Trial(seen_up_to)))

    assert "PROEF" not in answer
    words = "KOPIE: uit een back-up met wat was vastgelegd tot en met 05-03-2026 16:20"
    assert words in " ".join(answer.split())


def test_an_agreement_past_its_day_is_called_late():
    agreement = replace(case_file.AGREEMENTS[0], due_on=date(2026, 3, 9))

    answer = set_pages.text(examples.sheet(examples.dossier(agreements=(agreement,))))

    assert "(t/m 09-03-2026, te laat) lijst van locaties" in answer


def test_each_side_has_its_own_agreements():
    ours = tuple(one for one in case_file.AGREEMENTS if one.party is Party.PROVINCE)

    assert "Geen afspraken vastgelegd." in set_pages.text(
        examples.sheet(examples.dossier(agreements=ours))
    )


def test_a_missing_plan_that_is_due_is_said():
    answer = set_pages.text(examples.sheet(examples.dossier(plan=None, plan_is_due=True)))

    assert "Er is nog geen verbeterplan; op deze trede is het verplicht." in answer


def test_the_same_sheet_gives_the_same_bytes(content):
    assert engine.pdf(meeting_sheet.paper((after_a_talk(),))) == content


def test_the_pictures_are_the_pages_of_the_pdf():
    paper = meeting_sheet.paper((examples.overfull(LONG),))

    pages = len(set_pages.reader(engine.pdf(paper)).pages)

    made = engine.pictures(paper, 40)
    assert len(made) == pages > 1
    assert all(one.startswith(b"\x89PNG") for one in made)


@given(st.text(max_size=200))
@example("$\\frac{1}{2}$ _x_ ^2 & < > % # {} \\n")
@example("😀 مرحبا שלום 中文 \u202e \ud83d \x00 \ue000")
@example("#eval(1) = kop *vet* `code` <label> @ref [x] // https://x {{ 7*7 }}")
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_pages_for_the_archive(text):
    contact = replace(case_file.CONTACTS[0], summary=text, counterpart=text)
    row = replace(examples.dossier().row, name=text)
    dossier = examples.dossier(row=row, contacts=(contact,), policy=text, summary=(text,))

    made = engine.pdf(meeting_sheet.paper((examples.sheet(dossier, questions=(text,)),)))

    assert made.startswith(b"%PDF")


@pytest.mark.parametrize(
    "typed",
    [
        "Kosten $100 en $x_1^2$ {samen}.",
        "*vet* _schuin_ #strong[x] <b>dik</b> {{ 7*7 }} [a](b) \\ @ref",
        "= geen kop - geen lijst // geen commentaar",
        "https://voorbeeld.nl/pad?x=1#hoek",
    ],
)
def test_text_from_data_is_never_markup(typed):
    assert typed in set_pages.text(examples.sheet(examples.dossier(summary=(typed,))))


def test_a_word_wider_than_its_column_is_broken_and_whole():
    word = "Onafgebroken" * 40
    dossier = examples.dossier(summary=(word,))

    answer = set_pages.text(examples.sheet(dossier))

    assert word in answer.replace(" ", "").replace("\u200b", "")


def write(path):
    engine.write_pdf(meeting_sheet.paper((examples.sheet(),)), path)


def test_a_missing_folder_is_said_in_dutch(tmp_path):
    with pytest.raises(OfficerCanAct, check=says("bestaat niet")):
        write(tmp_path / "weg" / "blad.pdf")


def test_a_folder_instead_of_a_file_is_said_in_dutch(tmp_path):
    with pytest.raises(OfficerCanAct, check=says("is een map")):
        write(tmp_path)


def test_a_file_that_is_open_elsewhere_keeps_its_content(tmp_path, monkeypatch):
    path = tmp_path / "blad.pdf"
    path.write_bytes(b"%PDF het vorige blad")

    def refuse(*_arguments):
        raise PermissionError(13, "in gebruik")

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr("pathlib.Path.replace", refuse)

    with pytest.raises(OfficerCanAct, check=says("elders geopend")):
        write(path)
    assert path.read_bytes() == b"%PDF het vorige blad"
    assert [one.name for one in tmp_path.iterdir()] == ["blad.pdf"]


def test_a_full_disk_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OfficerCanAct, check=says("maak ruimte vrij")):
        write(tmp_path / "blad.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_count_of_the_municipality_itself_stands_beside_that_of_coa():
    sheet = counted_otherwise()
    internal = set_pages.text(sheet)
    shared = set_pages.text(sheet, audience=Audience.SHAREABLE)

    for line in (internal, shared):
        assert "Over 2026-I telt de gemeente 9, COA 7 (stand 01-03-2026)." in line
        assert "Overeenstemming uiterlijk op 20-03-2026." in line
        assert "Eerder eens geworden: 1." in line
    assert "Twee gezinnen" in internal
    assert "Twee gezinnen" not in shared
    without = Arrangement(tuple(one for one in Section if one is not Section.COUNTS))
    assert "COA 7" not in set_pages.text(replace(sheet, arrangement=without))
