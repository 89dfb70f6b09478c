"""The whole explanation: facts with their origin, rule, conclusion, and what would be otherwise."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.conftest import Console
from tests.render import set_pages
from toezichtdesk.casework import decide, freezes, policies, target_swaps, terms
from toezichtdesk.domain.assessment import Freeze
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.proposals import proposals
from toezichtdesk.reports.papers.meeting_sheet import meeting_sheet

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY = date(2026, 7, 10)
END = date(2026, 7, 1)
APRIL = date(2026, 4, 10)
DELFT, EDE, GOUDA = "GM0503", "GM0228", "GM0513"
GS = {"reference": "GS 2026-1"}
HEAD = ("Gemeente", "Taakstelling", "Beginsaldo", "Gerealiseerd", "Trede")


def explained(desk: Desk, today: date = TODAY, code: str = DELFT) -> tuple[str, ...]:
    sentences: tuple[str, ...] = desk.ask(dossier, code, today).explanation
    return sentences


@pytest.mark.parametrize(
    ("opening", "realised", "rung", "said"),
    [
        (0, 24, 1, "Waren er op 01-07-2026 6 personen meer gehuisvest, dan was er geen voorstel"),
        (
            0,
            24,
            2,
            "Waren er op 01-07-2026 6 personen meer gehuisvest, dan was trede 1 voorgesteld",
        ),
        (
            -1,
            31,
            2,
            "Was er op 01-07-2026 1 persoon minder gehuisvest, dan was trede 3 voorgesteld",
        ),
        (-20, 30, 3, "Was er op 01-07-2026 1 persoon meer gehuisvest, dan was er geen voorstel"),
    ],
)
def test_the_explanation_says_what_would_have_followed_otherwise(
    desk: Desk, opening: int, realised: int, rung: int, said: str
) -> None:
    desk.figures(TODAY, "2026-I", END, Delft=(30, opening, realised, rung))

    (row,) = desk.ask(proposals, TODAY)

    assert any(sentence.startswith(said) for sentence in row.sentences)


def test_a_proposal_is_explained_from_the_cells_to_what_was_decided_elsewhere(desk: Desk) -> None:
    desk.stand(TODAY, "Realisatie 2026-I, stand 1 juli 2026", ("Delft", 45, -6, 40, 2), head=HEAD)
    desk.figures(TODAY, "2026-I", END, Ede=(30, 0, 20, 2), Gouda=(30, 0, 20, 2))
    desk.act(decide.accept, TODAY, EDE)
    desk.act(decide.place, TODAY, GOUDA, 2, motive="Sleutels in augustus")

    (row,) = desk.ask(proposals, TODAY)

    assert row.sentences == (
        (
            "Aan het einde van 2026-I (stand 01-07-2026, t/m 30-06-2026) waren 40 personen "
            "gehuisvest, bij een netto taakstelling van 45 en een beginsaldo van −6. Het saldo was "
            "−11. Sinds het einde van 2025-II ging de achterstand van 6 naar 11."
        ),
        (
            "Uit blad.xlsx (geïmporteerd op 10-07-2026): netto taakstelling in Cijfers!B4, "
            "beginsaldo in Cijfers!C4 en gerealiseerd in Cijfers!D4. Telwijze volgens het beleid: "
            "datum van huisvesting (Nieuw beleid v1). De cijfers zelf zijn overgenomen uit het "
            "blad."
        ),
        (
            "De achterstand is gegroeid met 5. Een gemeente met een groeiende achterstand stijgt "
            "op de interventieladder."
        ),
        (
            "Beleid (Nieuw beleid v1): „Gemeenten met een groeiende achterstand stijgen op de "
            "interventieladder”."
        ),
        "Voorstel: van trede 2 naar trede 3.",
        "Waren er op 01-07-2026 6 personen meer gehuisvest, dan was er geen voorstel gedaan.",
        (
            "Vanaf trede 3 stelt de gemeente een verbeterplan op en stelt zij het vast. De "
            "provincie vraagt het plan binnen 28 dagen (instelling „Termijn verbeterplan”)."
        ),
        "Bij een verzoek op 10-07-2026 is dat 07-08-2026.",
        "Op trede 3 hoort in elke periode een ambtelijk of bestuurlijk toezichtgesprek.",
        (
            "Eerder besloten bij dezelfde trede en dezelfde uitkomst: 1 keer overgenomen en "
            "1 keer afgeweken."
        ),
    )
    assert row.advice == (
        (
            "Let op: het verschil is klein (5 personen, hooguit 3 huishoudens). Weeg of dat een "
            "hogere trede rechtvaardigt."
        ),
        "Laatst overgenomen bij Ede op 10-07-2026 en afgeweken bij Gouda op 10-07-2026.",
    )


def test_no_number_of_a_rule_and_no_other_municipality_stand_in_the_grounds(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", END, Delft=(45, -6, 40, 2), Ede=(30, 0, 20, 2))
    desk.act(decide.accept, TODAY, EDE)
    desk.act(decide.accept, TODAY, DELFT)

    (decision,) = desk.ask(dossier, DELFT, TODAY).decisions[1:]

    text = " ".join(decision.reasons)
    assert "Ede" not in text
    assert "Let op" not in text
    assert not any(f"R{number}" in text for number in range(1, 6))


def test_console_screen_and_paper_say_the_same(desk: Desk, console: Console) -> None:
    desk.figures(TODAY, "2026-I", END, Delft=(45, -6, 40, 2))

    (row,) = desk.ask(proposals, TODAY)
    (proposal,) = console("proposals", "--json").document
    answer = set_pages.text(desk.ask(meeting_sheet, DELFT, TODAY))

    assert tuple(proposal["reasons"]) == row.sentences == explained(desk)
    result = desk.ask(dossier, DELFT, TODAY).explained
    assert all(text in answer for text in (*result.steps, result.origin))


def test_on_rungs_4_to_6_every_figure_counts_and_the_clock_runs_on(desk: Desk) -> None:
    desk.figures(APRIL, "2025-II", date(2026, 1, 1), Delft=(40, 0, 0, 4))
    desk.figures(APRIL, "2026-I", date(2026, 4, 1), Delft=(60, None, 10))

    text = explained(desk, APRIL)

    assert text[:2] == (
        (
            "In 2026-I (stand 01-04-2026, t/m 31-03-2026) waren 10 personen gehuisvest; nodig om "
            "bij te blijven waren er 29 (netto taakstelling 60). Met het beginsaldo van −40 is het "
            "saldo tot die datum −59. Sinds het einde van 2025-II ging de achterstand van 40 naar "
            "59."
        ),
        (
            "Uit 2026-I 2026-04-01.xlsx (geïmporteerd op 10-04-2026): netto taakstelling in "
            "Cijfers!B4 en gerealiseerd in Cijfers!C4. Het beginsaldo is het eindsaldo van "
            "2025-II. Telwijze volgens het beleid: datum van huisvesting (Nieuw beleid v1). De "
            "cijfers zelf zijn overgenomen uit het blad."
        ),
    )
    assert (
        "Beleid (Nieuw beleid v1): „De halfjaarlijkse termijnen voor het doorlopen van de "
        "interventieladder worden vanaf treden 4, 5 en 6 losgelaten”."
    ) in text
    assert (
        "Doorlooptijd trede 4, 5 en 6: dag 99 van 182 sinds 01-01-2026; richtpunt van een half "
        "jaar voor trede 4, 5 en 6: 02-07-2026 (nog 83 dagen)."
    ) in text


@pytest.mark.parametrize(
    ("rung", "realised", "said"),
    [
        (
            3,
            0,
            (
                "Met het besluit begint de doorlooptijd voor trede 4, 5 en 6 samen, met als "
                "richtpunt een half jaar (182 dagen)."
            ),
        ),
        (4, 90, "Met het besluit eindigt de doorlooptijd voor trede 4, 5 en 6."),
    ],
)
def test_a_decision_that_begins_or_ends_the_clock_says_so(
    desk: Desk, rung: int, realised: int, said: str
) -> None:
    desk.figures(TODAY, "2026-I", END, Delft=(60, -20, realised, rung))

    assert said in explained(desk)


def test_after_a_withdrawal_a_decision_begins_a_new_clock(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", END, Delft=(60, -20, 0, 4))
    desk.act(terms.withdraw, TODAY, DELFT, reason="Plan alsnog vastgesteld", **GS)
    again = "Met het besluit begint de doorlooptijd opnieuw (richtpunt 182 dagen)."
    assert again in explained(desk)

    desk.figures(TODAY, "2026-I", END, Delft=(60, -20, 90))

    text = " ".join(explained(desk))
    assert "Voorstel: van trede 4 naar trede 1." in text
    assert "doorlooptijd" not in text


def test_on_the_highest_rung_a_growing_backlog_leads_nowhere(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", END, Delft=(30, 0, 24, 6))

    assert "De gemeente blijft op trede 6, de hoogste." in explained(desk)


@pytest.mark.parametrize(
    ("fall", "said"),
    [
        ("to_one", "plaatst zo'n gemeente op trede 1"),
        ("one_step", "laat zo'n gemeente één trede dalen"),
        ("none", "laat zo'n gemeente op deze trede staan"),
    ],
)
def test_without_a_backlog_the_version_says_where_a_municipality_goes(
    desk: Desk, fall: str, said: str
) -> None:
    values = {"fall_when_no_backlog": fall}
    desk.act(policies.add_version, TODAY, "Beleid 2026", TODAY, "Proef", values)
    desk.figures(TODAY, "2026-I", END, Delft=(30, 0, 30, 3))

    sentences = explained(desk)

    rule = (
        "Er is geen achterstand meer. Het beleid noemt geen regel voor dalen; de provincie "
        f"{said} (instelling „Zonder achterstand”, Beleid 2026)."
    )
    assert rule in sentences
    assert not any("zichtbare verbeter" in sentence for sentence in sentences)
    assert "geen achterstand; aan het einde van 2025-II was die er ook niet" in sentences[0]


def test_a_backlog_that_stays_what_it_was_is_called_so(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", END, Delft=(30, -20, 30, 3))

    assert explained(desk)[0].endswith(
        "De achterstand bleef sinds het einde van 2025-II gelijk: 20."
    )


def test_a_part_of_a_person_is_no_backlog(desk: Desk) -> None:
    """179 persons over 90 of 181 days: 89 and one two-hundredth of a person are due."""
    desk.figures(APRIL, "2026-I", date(2026, 3, 31), Delft=(179, 0, 89))

    text = explained(desk, APRIL)[0]
    assert "nodig om bij te blijven waren er 89" in text
    assert "Er is geen achterstand" in text


def test_without_a_task_there_was_nothing_to_house(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", END, Delft=(0, 0, 0))

    assert "De totaalopgave is 0: er was niets te huisvesten." in explained(desk)


def test_example_12_both_targets_are_reported_with_their_day_and_balance(desk: Desk) -> None:
    day = date(2025, 4, 10)
    desk.figures(day, "2025-I", date(2025, 3, 1), Delft=(240, -5, 60))
    desk.figures(day, "2025-I", date(2025, 3, 15), Delft=(240, None, 80))
    desk.figures(day, "2025-I", date(2025, 3, 31), Delft=(204, None, 100))

    assert explained(desk, day)[1] == (
        "De netto taakstelling is sinds 31-03-2025 204, daarvoor 240; met 240 was het saldo −24."
    )
    assert "is het saldo tot die datum −6." in explained(desk, day)[0]


def test_a_target_that_was_corrected_on_its_day_never_held(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", date(2026, 3, 1), Delft=(31, 0, 5))
    desk.figures(TODAY, "2026-I", date(2026, 3, 1), Delft=(30, 0, 5))
    desk.figures(TODAY, "2026-I", END, Delft=(30, None, 20))

    assert not any("daarvoor" in sentence for sentence in explained(desk))


def test_a_swap_is_an_origin_too(desk: Desk) -> None:
    desk.figures(APRIL, "2026-I", date(2026, 4, 1), Delft=(40, 0, 20), Ede=(40, 0, 20))
    period, day = Period(2026, 1), date(2026, 4, 1)
    desk.act(target_swaps.swap_targets, APRIL, EDE, DELFT, period, 10, day)

    assert (
        "Uit een ruil van taakstellingen (vastgelegd op 10-04-2026): netto taakstelling."
        in explained(desk, APRIL)[1]
    )


def test_before_an_import_the_origin_is_the_sheet_that_is_still_to_come_in(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", END, Delft=(30, 0, 24))
    path = desk.sheet([("Delft", 30, 0, 20)], title="2026-I, stand 1 juli 2026", name="nieuw.xlsx")

    (row,) = desk.foresee(desk.plan(path, TODAY), TODAY).proposals

    assert "Uit nieuw.xlsx" in row.sentences[1]
    assert "gerealiseerd in Cijfers!D4" in row.sentences[1]
    assert "2026-I 2026-07-01.xlsx" not in row.sentences[1]


def test_a_freeze_is_explained_with_both_outcomes_and_the_line_that_it_holds_back(
    desk: Desk,
) -> None:
    desk.figures(TODAY, "2026-I", END, Delft=(45, -6, 40, 2))
    freeze = Freeze(date(2026, 6, 1), date(2026, 9, 30), "brand", "Het gebouw brandde af.")
    desk.act(freezes.freeze, TODAY, DELFT, freeze)

    text = explained(desk)

    assert text[3:6] == (
        (
            "Beleid (Nieuw beleid v1): „Gemeenten met een groeiende achterstand stijgen op de "
            "interventieladder”."
        ),
        (
            "Bevroren tot en met 30-09-2026 (brand): de gemeente blijft over 2026-I op trede 2. "
            "Reden: Het gebouw brandde af."
        ),
        "Zonder bevriezing: groeiende achterstand, van trede 2 naar trede 3.",
    )
    assert not any(sentence.startswith("De trede is bevroren") for sentence in text)


@pytest.mark.parametrize(
    ("rung", "moved"),
    [(2, "de gemeente bleef op trede 2"), (3, "de gemeente ging van trede 2 naar trede 3")],
)
def test_an_earlier_deviation_is_reported_with_what_was_decided_then(
    desk: Desk, rung: int, moved: str
) -> None:
    before = date(2026, 1, 10)
    desk.figures(before, "2025-II", date(2026, 1, 1), Delft=(30, 0, 24, 2))
    desk.act(decide.place, before, DELFT, rung, motive="Sleutels in maart.")
    desk.figures(TODAY, "2026-I", END, Delft=(30, None, 20))

    text = f"Hier is op 10-01-2026 afgeweken: {moved}. Motief: Sleutels in maart."
    assert text in explained(desk)


def test_looking_back_counts_only_what_was_decided_elsewhere_by_then(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", END, Delft=(30, 0, 24), Ede=(30, 0, 24))
    desk.act(decide.accept, date(2026, 7, 20), EDE)

    assert not any("Eerder besloten" in text for text in explained(desk))
    assert any("Eerder besloten" in text for text in explained(desk, date(2026, 7, 20)))
