"""Knowledge sharing: a test for each line of the policy, named after it; and what follows."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.refusing import says
from toezichtdesk.casework import contacts, knowledge, undo
from toezichtdesk.domain.casefile import ContactData
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.knowledge import KnowledgeData, KnowledgeKind, Level, tags_in
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.as_known import AsKnown
from toezichtdesk.reports.pages import knowledge as report

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from tests.conftest import Console, Desk

TODAY = date(2026, 7, 10)
DELFT, EDE = "GM0503", "GM0228"
SESSION = KnowledgeData(
    KnowledgeKind.SESSION,
    date(2026, 3, 12),
    "Flexwonen",
    Level.EXECUTIVE,
    parties=("corporaties", "COA"),
    municipalities=(DELFT, EDE),
    outcome="Vijf gemeenten delen een kavel.",
)
LINK = KnowledgeData(
    KnowledgeKind.CONNECTION,
    date(2026, 4, 1),
    "Vergunning voor tijdelijke woningen",
    parties=("Rijk",),
    municipalities=(DELFT,),
    outcome="Afspraak gemaakt.",
)
TALK = replace(LINK, kind=KnowledgeKind.TALK, level=Level.OFFICIAL, parties=("COA", "corporatie"))
PRACTICE = KnowledgeData(
    KnowledgeKind.PRACTICE,
    date(2026, 2, 1),
    "Kamers in een oud kantoor",
    municipalities=(EDE,),
    approach="Verhuur per kamer.",
    tags=("netcongestie",),
)


def test_kennis_en_informatiesessies_op_bestuurlijk_en_ambtelijk_niveau(desk: Desk) -> None:
    """Door kennis- en informatiesessies te organiseren op bestuurlijk en ambtelijk niveau."""
    desk.act(knowledge.record, TODAY, SESSION)
    desk.act(knowledge.record, TODAY, replace(SESSION, level=Level.OFFICIAL))

    (year,) = desk.ask(report.years, TODAY)

    assert year.counts[KnowledgeKind.SESSION] == 2
    assert (year.executive, year.official) == (1, 1)
    assert desk.ask_on(TODAY, report.items)[0].outcome == "Vijf gemeenten delen een kavel."


def test_als_verbindende_partij_optreden_tussen_bijvoorbeeld_rijk_en_gemeente(desk: Desk) -> None:
    """Door als verbindende partij op te treden tussen bijvoorbeeld Rijk en gemeente."""
    desk.act(knowledge.record, TODAY, LINK)

    (row,) = desk.ask(report.knowledge_rows, TODAY)

    assert (row.item.parties, row.names) == (("Rijk",), ("Delft",))
    with pytest.raises(OfficerCanAct, check=says("twee partijen")):
        desk.act(knowledge.record, TODAY, replace(LINK, municipalities=()))


def test_met_meerdere_partijen_in_gesprek_gaan(desk: Desk) -> None:
    """Door met meerdere partijen in gesprek te gaan: gemeenten, woningcorporaties, COA."""
    number = desk.act(knowledge.record, TODAY, TALK)

    (item,) = desk.ask_on(TODAY, report.items)

    assert (item.id, item.kind, item.level) == (number, KnowledgeKind.TALK, Level.OFFICIAL)


def named(desk: Desk, code: str, text: str) -> None:
    draft = ContactData(code, date(2026, 6, 1), ContactKind.TELEPHONE, text)
    desk.act(contacts.log_contact, TODAY, draft)


def tied(desk: Desk, code: str, known_on: date | None = None) -> tuple[report.Tie, ...]:
    def asked(connection: Connection) -> tuple[report.Tie, ...]:
        return report.ties(AsKnown.on(connection, known_on or TODAY, known_on), code)

    return desk.ask(asked)


def test_best_practices_ophalen_en_die_met_andere_gemeenten_delen(desk: Desk) -> None:
    """[...] om best practices op te halen en die met andere gemeenten te delen."""
    number = desk.act(knowledge.record, TODAY, PRACTICE)
    named(desk, DELFT, "Wacht op stroom #Netcongestie tot 2028")
    named(desk, EDE, "#netcongestie is opgelost")

    (tie,) = tied(desk, DELFT)
    (row,) = desk.ask(report.knowledge_rows, TODAY)

    assert (tie.tags, tie.bond, tie.names) == (("netcongestie",), report.Bond.FITS, ("Ede",))
    assert [each.bond for each in tied(desk, EDE)] == [report.Bond.OWN]
    assert row.fits == ((DELFT, "Delft"),)
    desk.act(knowledge.share, TODAY, number, DELFT, TODAY)
    (row,) = desk.ask(report.knowledge_rows, TODAY)
    assert (row.fits, row.shared_with) == ((), (("Delft", TODAY),))
    (tie,) = tied(desk, DELFT)
    assert (tie.bond, tie.shared_on) == (report.Bond.SHARED, TODAY)


def test_a_dossier_holds_what_fits_first_and_then_what_it_takes_part_in(desk: Desk) -> None:
    two = replace(PRACTICE, title="Accu", tags=("netcongestie", "kamers"))
    elsewhere = replace(SESSION, municipalities=(EDE,))
    for draft in (PRACTICE, two, SESSION, LINK, TALK, elsewhere):
        desk.act(knowledge.record, TODAY, draft)
    named(desk, DELFT, "#netcongestie en #kamers")

    result = [(tie.item.title, tie.item.kind, tie.bond) for tie in tied(desk, DELFT)]

    assert result == [
        ("Accu", KnowledgeKind.PRACTICE, report.Bond.FITS),
        (PRACTICE.title, KnowledgeKind.PRACTICE, report.Bond.FITS),
        (TALK.title, KnowledgeKind.TALK, report.Bond.TAKES_PART),
        (LINK.title, KnowledgeKind.CONNECTION, report.Bond.TAKES_PART),
        (SESSION.title, KnowledgeKind.SESSION, report.Bond.TAKES_PART),
    ]


def test_a_dossier_of_an_earlier_day_holds_the_knowledge_of_then(desk: Desk) -> None:
    before = date(2026, 7, 9)
    number = desk.act(knowledge.record, before, SESSION)
    desk.act(knowledge.withdraw, TODAY, number)

    assert tied(desk, DELFT) == ()
    assert [tie.item.title for tie in tied(desk, DELFT, before)] == [SESSION.title]


def test_the_figures_before_and_after_stand_beside_the_caveat(desk: Desk) -> None:
    desk.figures(TODAY, "2025-II", date(2026, 1, 1), Ede=(30, 0, 18))
    desk.figures(TODAY, "2026-I", date(2026, 7, 1), Ede=(30, None, 37))
    desk.act(knowledge.record, TODAY, PRACTICE)

    (row,) = desk.ask(report.knowledge_rows, TODAY)

    assert row.effect.startswith("Achterstand van Ede bij het begin: 12; nu: 5.")
    assert row.effect.endswith(report.NO_PROOF)


def test_a_dossier_with_the_same_bottleneck_shows_those_figures_too(desk: Desk) -> None:
    desk.figures(TODAY, "2025-II", date(2026, 1, 1), Ede=(30, 0, 18))
    desk.figures(TODAY, "2026-I", date(2026, 7, 1), Ede=(30, None, 37))
    desk.act(knowledge.record, TODAY, PRACTICE)
    desk.act(knowledge.record, TODAY, TALK)
    named(desk, DELFT, "#netcongestie")

    fits, talk = tied(desk, DELFT)
    (fits_then, _) = tied(desk, DELFT, TODAY)

    assert fits.effect.startswith("Achterstand van Ede bij het begin: 12; nu: 5.")
    assert fits.effect.endswith(report.NO_PROOF)
    assert (fits_then.effect, talk.effect) == (fits.effect, "")


def test_the_counts_of_a_year_tell_each_kind_and_what_was_shared(desk: Desk) -> None:
    for draft in (SESSION, LINK, TALK, replace(TALK, level=Level.EXECUTIVE)):
        desk.act(knowledge.record, TODAY, draft)
    number = desk.act(knowledge.record, TODAY, PRACTICE)
    desk.act(knowledge.share, TODAY, number, DELFT, TODAY)

    (year,) = desk.ask(report.years, TODAY)

    assert report.year_line(year) == (
        "Kennisdeling 2026: 1 kennissessie, 1 verbinding, 2 gesprekken met partijen, "
        "1 goede praktijk, 1 keer gedeeld. Daarvan 2 bestuurlijk, 1 ambtelijk "
        "en 2 zonder niveau."
    )


def test_every_act_can_be_taken_back(desk: Desk) -> None:
    number = desk.act(knowledge.record, TODAY, PRACTICE)
    desk.act(knowledge.share, TODAY, number, DELFT, TODAY)
    desk.act(knowledge.change, TODAY, number, replace(PRACTICE, title="Kamers"))
    before = desk.tables(besides=["journal"])
    desk.act(knowledge.withdraw, TODAY, number)
    assert desk.ask_on(TODAY, report.items) == ()

    desk.act(undo.undo, TODAY, last_act(desk))

    (item,) = desk.ask_on(TODAY, report.items)
    assert item.title == "Kamers"
    assert [sharing.municipality for sharing in item.sharings] == [DELFT]
    after = desk.tables(besides=["journal"])
    assert after["knowledge_item"] == before["knowledge_item"]
    assert after["practice_sharing"] == before["practice_sharing"]


def last_act(desk: Desk) -> int:
    from toezichtdesk.reports.record.journal import last_act

    return int(desk.ask(last_act))


@pytest.mark.parametrize(
    ("draft", "what"),
    [
        (replace(SESSION, title=" "), "onderwerp"),
        (replace(SESSION, held_on=date(2026, 7, 11)), "na vandaag"),
        (replace(SESSION, parties=(), municipalities=()), "partijen"),
        (replace(PRACTICE, approach=""), "aanpak"),
        (replace(SESSION, municipalities=("GM9999",)), "GM9999"),
    ],
)
def test_what_is_incomplete_is_refused_and_nothing_is_written(
    desk: Desk, draft: KnowledgeData, what: str
) -> None:
    before = desk.tables()

    with pytest.raises(OfficerCanAct, check=says(what)):
        desk.act(knowledge.record, TODAY, draft)

    assert desk.tables() == before


def test_a_practice_is_shared_once_and_never_with_its_owner(desk: Desk) -> None:
    number = desk.act(knowledge.record, TODAY, PRACTICE)
    session = desk.act(knowledge.record, TODAY, SESSION)
    desk.act(knowledge.share, TODAY, number, DELFT, TODAY)

    for item, code, what in (
        (number, DELFT, "al met Delft gedeeld"),
        (number, EDE, "van Ede zelf"),
        (session, DELFT, "goede praktijk"),
        (99, DELFT, "bestaat niet meer"),
    ):
        with pytest.raises(OfficerCanAct, check=says(what)):
            desk.act(knowledge.share, TODAY, item, code, TODAY)


def test_a_practice_that_was_shared_is_changed_as_the_list_shows_it(desk: Desk) -> None:
    number = desk.act(knowledge.record, TODAY, PRACTICE)
    desk.act(knowledge.share, TODAY, number, DELFT, TODAY)
    (shown,) = desk.ask_on(TODAY, report.items)
    assert shown.sharings

    desk.act(knowledge.change, TODAY, number, replace(PRACTICE, title="Accu"), shown)

    (changed,) = desk.ask_on(TODAY, report.items)
    assert (changed.title, changed.sharings) == ("Accu", shown.sharings)


def test_bottlenecks_are_read_from_what_was_typed() -> None:
    assert tags_in("Wacht op #Netcongestie, #grote-gezinnen en #netcongestie.") == (
        "netcongestie",
        "grote-gezinnen",
    )
    assert tags_in("C# en 5 # 6") == ()


def test_the_console_lists_what_was_done(desk: Desk, console: Console) -> None:
    desk.act(knowledge.record, TODAY, SESSION)

    assert "12-03-2026  kennissessie, bestuurlijk: Flexwonen (Delft, Ede; corporaties, COA)" in (
        console("knowledge").out
    )
    assert json.loads(console("knowledge", "--json").out)["items"][0]["title"] == "Flexwonen"
