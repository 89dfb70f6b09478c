"""One search over all that was written: folded, inside words, and true after every act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from toezichtdesk.casework import (
    attachments,
    contacts,
    decide,
    freezes,
    knowledge,
    own_counts,
    plans,
    talks,
    terms,
    undo,
)
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.casefile import (
    AgreementData,
    AttachedTo,
    ContactData,
    Horizon,
    Judgement,
    Party,
    PlanDates,
    PlanMeasureData,
)
from toezichtdesk.domain.knowledge import KnowledgeData, KnowledgeKind
from toezichtdesk.domain.own_count import OwnCountData
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.domain.talks import TalkData
from toezichtdesk.domain.terms import FileItemData, FileItemKind
from toezichtdesk.reports.record.journal import last_act
from toezichtdesk.reports.record.searched_texts import NoteKind, compared
from toezichtdesk.reports.texts.inflection import forms
from toezichtdesk.reports.texts.search import Texts, search

if TYPE_CHECKING:
    from tests.conftest import Console, Desk

TODAY = date(2026, 7, 10)
DELFT, EDE = "GM0503", "GM0228"
VISIT = ContactData(DELFT, TODAY, ContactKind.VISIT, "Ombouw van het kantoorpandje aan de Súdkade")


def excerpts(desk: Desk, wanted: str) -> list[str]:
    return [hit.excerpt for hit in desk.ask(search, wanted).hits]


@pytest.mark.parametrize("wanted", ["kantoorpand", "PANDJE", "sudkade", "Súdkade", "kade ombouw"])
def test_it_finds_without_accents_inside_words_and_in_any_order(desk: Desk, wanted: str) -> None:
    desk.act(contacts.log_contact, TODAY, VISIT)

    (hit,) = desk.ask(search, wanted).hits

    assert (hit.kind, hit.municipality, hit.name, hit.day) == (
        NoteKind.CONTACT,
        DELFT,
        "Delft",
        TODAY,
    )
    assert hit.excerpt == VISIT.summary


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("de wethouder", "wethouders"),
        ("twaalf woningen", "woning"),
        ("één woning", "woningen"),
        ("flexwoning", "Flexwoningen"),
        ("het kantoorpandje", "kantoorpand"),
        ("het kantoorpand", "kantoorpandjes"),
        ("de Hoofdstraat", "straten"),
        ("in beide hoofdstraten", "straat"),
        ("twee brieven", "brief"),
        ("de brief", "brieven"),
        ("een leegstaand huis", "huis"),
        ("vier huizen", "huis"),
        ("een bedrijfspand", "bedrijven"),
        ("afspraak", "afspraken"),
        ("een plan", "plannen"),
        ("het gezin", "gezinnen"),
        ("de binnenstad", "binnensteden"),
        ("drie raadsleden", "raadslid"),
        ("een mogelijkheid", "mogelijkheden"),
        ("een foto", "foto's"),
        ("de locatie", "locaties"),
        ("de gemeente", "gemeenten"),
    ],
)
def test_a_word_is_found_as_one_and_as_more(said: str, wanted: str) -> None:
    assert any(form in compared(said) for form in forms(compared(wanted)))


@pytest.mark.parametrize("name", ["Huizen", "Haren", "Ede", "Houten", "Delft", "Raalte", "Assen"])
def test_the_name_of_a_municipality_is_sought_as_it_is(name: str) -> None:
    assert forms(compared(name)) == (compared(name),)


ODD = (
    "IJsselstein en \u0132muiden, c.a. 12 km van 's-Hertogenbosch; zaak Z/2026/00123-4: "
    "\u202bflex\u00adwoningen\u202c (10 m²) in de cafe\u0301s, 2025–2026. «Best» ½ OR; Søren, d’r"
)


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ("ij", ["IJ", "\u0132"]),
        ("IJsselstein \u0132muiden", ["IJsselstein", "\u0132muid"]),
        ("c.a.", ["c.a"]),
        ("’s-Hertogenbosch", ["s-Hertogenbosch"]),
        ("'shertogenbosch'", ["s-Hertogenbosch"]),
        ("Z/2026/00123-4", ["Z/2026/00123-4"]),
        ("2026/00123", ["2026/00123"]),
        ("flexwoningen", ["flex\u00adwoning"]),
        ("\u200fFlexwoning\u200e", ["flex\u00adwoning"]),
        ('"m2"', ["m²"]),
        ("(cafés),", ["cafe\u0301s"]),
        ("2025-2026", ["2025–2026"]),
        ("“best”", ["Best"]),
        ("1/2", ["½"]),
        ("soren", ["Søren"]),
        ("d'r", ["d’r"]),
        ("flex*", ["flex"]),
        ("OR", ["OR", "ør"]),
        ("km NEAR zaak", []),
        ("\0", []),
        ("e" * 500, []),
    ],
)
def test_every_sign_that_can_be_typed_finds_what_stands_there(
    desk: Desk, wanted: str, places: list[str]
) -> None:
    desk.act(contacts.log_contact, TODAY, replace(VISIT, summary=ODD))

    hits = desk.ask(search, wanted).hits

    assert [hit.excerpt[b:e] for hit in hits for b, e in hit.places] == places


def test_the_place_of_another_form_is_shown(desk: Desk) -> None:
    desk.act(contacts.log_contact, TODAY, replace(VISIT, summary="Twee brieven, een briefje"))

    (hit,) = desk.ask(search, "brief").hits

    assert [hit.excerpt[b:e] for b, e in hit.places] == ["brieven", "brief"]


def test_the_places_are_those_of_the_text_as_it_was_typed(desk: Desk) -> None:
    text = f"{'ﬁ' * 30} begin {'x ' * 60} Súdkade en sudkade"
    desk.act(contacts.log_contact, TODAY, replace(VISIT, summary=text))

    (hit,) = desk.ask(search, "sudkade").hits

    assert [hit.excerpt[b:e] for b, e in hit.places] == ["Súdkade", "sudkade"]
    assert hit.excerpt.startswith("…")


def test_every_kind_of_text_is_found_newest_first(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", date(2026, 7, 1), Delft=(30, 0, 18))
    word = "zonnepanelen"
    desk.act(contacts.log_contact, TODAY, replace(VISIT, summary=word, held_on=date(2026, 1, 5)))
    desk.act(contacts.add_agreement, TODAY, AgreementData(EDE, Party.PROVINCE, word, None))
    measure = PlanMeasureData(word, Horizon.SHORT_TERM, due_on=date(2027, 1, 1))
    number = desk.act(plans.add_measure, TODAY, DELFT, measure)
    desk.act(plans.note_measure, TODAY, number, word, TODAY)
    paper = desk.path.with_name(f"{word}.txt")
    paper.write_text(word)
    desk.act(attachments.attach, TODAY, AttachedTo(plan=1), paper)
    dates = PlanDates(TODAY, None, TODAY, TODAY, Judgement.SUFFICIENT, word)
    desk.act(plans.record_dates, TODAY, DELFT, dates)
    of_gs = {"decided_on": TODAY, "reference": "GS 1"}
    desk.act(decide.place, TODAY, DELFT, 4, motive=word, **of_gs)
    session = KnowledgeData(KnowledgeKind.SESSION, date(2026, 2, 1), word, parties=("COA",))
    desk.act(knowledge.record, TODAY, session)
    own = OwnCountData(DELFT, Period(2026, 1), date(2026, 7, 1), 20, word, TODAY)
    desk.act(own_counts.record, TODAY, own)
    planned = TalkData(TODAY, ContactKind.VISIT, (DELFT, EDE), subject=word)
    desk.act(talks.plan, TODAY, planned)
    frozen = Freeze(TODAY, date(2026, 12, 31), "brand", word)
    desk.act(freezes.freeze, TODAY, DELFT, frozen)
    desk.act(terms.file, TODAY, FileItemData(DELFT, FileItemKind.HEARING, TODAY, "B-1", word))
    desk.act(terms.suspend, TODAY, DELFT, reason=word)

    answer = desk.ask(search, word)

    assert answer.count == len(NoteKind)
    assert {hit.kind for hit in answer.hits} == set(NoteKind)
    assert [hit.day for hit in answer.hits] == sorted(
        (hit.day for hit in answer.hits), reverse=True
    )


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ("kantoor delft", 1),
        ("bezoek DELFT pandje", 1),
        ("delft", 0),
        ("contact bezoek", 0),
        ("kantoor ede", 0),
        ("studio's", 1),
        ("studio’s", 1),
        ("email", 1),
        ("sud-kade", 1),
    ],
)
def test_whose_it_is_and_what_it_is_may_be_typed_beside_the_words(
    desk: Desk, wanted: str, count: int
) -> None:
    text = f"{VISIT.summary} met 18 studio’s, zie de e-mail"
    desk.act(contacts.log_contact, TODAY, replace(VISIT, summary=text))

    hits = desk.ask(search, wanted).hits

    assert len(hits) == count
    assert all(hit.places for hit in hits)


def test_what_was_changed_taken_back_or_withdrawn_is_found_as_it_stands(desk: Desk) -> None:
    number = desk.act(contacts.log_contact, TODAY, VISIT)
    assert excerpts(desk, "kantoor")

    desk.act(contacts.change_contact, TODAY, number, replace(VISIT, summary="Flexwoningen"))
    assert excerpts(desk, "kantoor") == []
    assert excerpts(desk, "flex") == ["Flexwoningen"]

    desk.act(undo.undo, TODAY, desk.ask(last_act))
    assert excerpts(desk, "flex") == []
    assert excerpts(desk, "kantoor") == [VISIT.summary]

    desk.act(contacts.withdraw_contact, TODAY, number)
    assert excerpts(desk, "kantoor") == []
    desk.act(undo.undo, TODAY, desk.ask(last_act))
    assert excerpts(desk, "kantoor") == [VISIT.summary]


def test_nothing_is_found_for_nothing_and_no_more_than_was_asked(desk: Desk) -> None:
    for day in range(1, 8):
        desk.act(contacts.log_contact, TODAY, replace(VISIT, held_on=date(2026, 7, day)))

    answer = desk.ask(search, "ombouw", 3)

    assert (len(answer.hits), answer.count) == (3, 7)
    assert answer.hits[0].day == date(2026, 7, 7)
    assert desk.ask(search, "  ").count == 0
    assert desk.ask(search, "ombouw nergens").count == 0


def test_a_word_that_was_nowhere_is_found_once_it_is_written(desk: Desk) -> None:
    desk.act(contacts.log_contact, TODAY, VISIT)
    assert desk.ask(search, "zwembad").count == desk.ask(search, "delft zwembad").count == 0

    desk.act(contacts.log_contact, TODAY, replace(VISIT, summary="Het zwembad sluit."))

    assert excerpts(desk, "zwembad") == excerpts(desk, "delft zwembad") == ["Het zwembad sluit."]


@pytest.mark.parametrize("change", ["none", "newest", "within", "gone"])
def test_among_many_texts_a_word_is_found_where_it_stands_after_a_change_too(change: str) -> None:
    texts = [f"plek {number}\naan de kade{'n' * (number % 3)}" for number in range(600)]
    before = Texts(texts)
    place = {"none": 0, "newest": 0, "within": 300, "gone": 300}[change]
    gone = int(change == "gone")
    new = [] if change in ("none", "gone") else ["plek 1599 aan zee"]
    texts[place : place + gone] = new

    searched = Texts(texts, before)

    for wanted in ("59", "599", "kaden", "zee", "kade aan", "nergens", "301"):
        words = wanted.split()
        stands = [n for n, text in enumerate(texts) if all(word in text for word in words)]
        assert searched.holding([(word,) for word in words]) == stands, wanted


def test_the_console_searches_too(desk: Desk, console: Console) -> None:
    desk.act(contacts.log_contact, TODAY, VISIT)

    assert console("search", "kantoor pandje").out == (
        "10-07-2026  Delft  contact: Ombouw van het kantoorpandje aan de Súdkade\n"
    )
    assert console("search", "kantoor", "--json").document[0]["municipality"] == DELFT
    assert console("search", "nergens").out == "Niets gevonden.\n"
