"""First periods, gaps, leads, swaps, mergers and splits: what is proposed, or why nothing is."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import Desk, made_once
from tests.refusing import says
from toezichtdesk.casework import decide, municipalities, target_swaps
from toezichtdesk.domain.assessment import Rule, Trend
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.municipality import Municipality
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.answers.dossier import Dossier
from toezichtdesk.reports.answers.overview import ActionKind
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.pages.proposals import proposal_list, proposals

ZEIST, DE_BILT, VOORNE = "GM0355", "GM0310", "GM1992"
JANUARY, JULY = date(2026, 1, 10), date(2026, 7, 10)


def explained(desk: Desk, code: str, today: date) -> str:
    return " ".join(desk.ask(dossier, code, today).explanation)


def test_a_first_period_without_an_opening_balance_can_be_compared_with_nothing(
    desk: Desk,
) -> None:
    desk.figures(JANUARY, "2025-II", date(2026, 1, 1), Zeist=(30, None, 24))

    assert desk.ask(proposals, JANUARY) == ()
    assert "2025-II is de eerste periode met cijfers" in explained(desk, ZEIST, JANUARY)


def test_a_first_period_with_an_opening_balance_is_judged(desk: Desk) -> None:
    desk.figures(JANUARY, "2025-II", date(2026, 1, 1), Zeist=(30, 0, 24))

    assert [row.to_rung for row in desk.ask(proposals, JANUARY)] == [2]


def test_a_period_without_any_target_says_that_it_lacks(desk: Desk) -> None:
    desk.figures(JANUARY, "2025-II", date(2026, 1, 1), Zeist=(30, 0, 24))
    with desk.database.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO figure VALUES ('GM0355', ?, 4, ?, 2, 9, '')",
            (Period(2026, 1).index, date(2026, 7, 1).toordinal()),
        )

    answer = desk.ask(dossier, ZEIST, JULY)

    assert answer.row.trend is Trend.UNKNOWN
    assert "van 2026-I ontbreekt de taakstelling" in " ".join(answer.explanation)
    assert "Taakstelling 2026-I aanvullen" in [action.text for action in answer.row.actions]


@pytest.mark.parametrize(
    ("last", "words"),
    [
        ("2025-I", "De cijfers van 2025-II ontbreken."),
        ("2024-II", "De cijfers van 2025-I tot en met 2025-II ontbreken."),
    ],
)
def test_a_missing_period_in_between_is_named(desk: Desk, last: str, words: str) -> None:
    period = Period.parse(last)
    desk.figures(JULY, last, period.next.first_day, Zeist=(30, -4, 24))
    desk.figures(JULY, "2026-I", date(2026, 7, 1), Zeist=(30, None, 20))

    assert desk.ask(dossier, ZEIST, JULY).row.assessment.rule is Rule.UNKNOWN
    assert words in explained(desk, ZEIST, JULY)


def test_a_period_that_was_never_closed_is_named_with_its_last_stand(desk: Desk) -> None:
    desk.figures(JULY, "2025-II", date(2025, 12, 1), Zeist=(30, -4, 24))
    desk.figures(JULY, "2026-I", date(2026, 7, 1), Zeist=(30, None, 20))

    assert "De eindstand van 2025-II ontbreekt (laatste stand 01-12-2025)." in explained(
        desk, ZEIST, JULY
    )


def test_a_missing_period_does_not_matter_where_the_sheet_gives_the_opening_balance(
    desk: Desk,
) -> None:
    desk.figures(JULY, "2025-I", date(2025, 7, 1), Zeist=(30, -4, 24))
    desk.figures(JULY, "2026-I", date(2026, 7, 1), Zeist=(30, -6, 20))

    assert desk.ask(dossier, ZEIST, JULY).row.growth == 10


def test_a_total_task_met_by_a_lead_is_no_backlog(desk: Desk) -> None:
    desk.figures(JANUARY, "2025-II", date(2026, 1, 1), Zeist=(18, 26, 0))

    answer = desk.ask(dossier, ZEIST, JANUARY)

    assert answer.row.assessment.rule is Rule.NO_BACKLOG
    assert "De totaalopgave is −8: voldaan door voorsprong." in answer.explanation


def test_a_lead_that_shrinks_is_a_signal_in_words(desk: Desk) -> None:
    desk.figures(JANUARY, "2025-II", date(2026, 1, 1), Zeist=(30, 12, 20))

    answer = desk.ask(dossier, ZEIST, JANUARY)

    assert answer.proposal is None
    assert "Signaal: de voorsprong slinkt van 12 naar 2." in answer.explanation


def swap(desk: Desk, persons: int = 5, on: date = date(2026, 3, 1), b: str = DE_BILT) -> int:
    period = Period(2026, 1)
    return desk.act(target_swaps.swap_targets, JULY, ZEIST, b, period, persons, on)


@pytest.fixture
def two(desk: Desk) -> Desk:
    stand = date(2026, 2, 1)
    desk.figures(date(2026, 2, 5), "2026-I", stand, Zeist=(40, -4, 3), De_Bilt=(20, 2, 3))
    return desk


def test_a_swap_is_a_pair_with_an_equal_sum_and_keeps_the_balances(two: Desk) -> None:
    swap(two)
    two.figures(JULY, "2026-I", date(2026, 7, 1), Zeist=(None, None, 35), De_Bilt=(None, None, 25))

    zeist, bilt = (two.ask(dossier, code, JULY) for code in (ZEIST, DE_BILT))

    assert zeist.row.standing is not None
    assert bilt.row.standing is not None
    assert (zeist.row.standing.target, bilt.row.standing.target) == (35, 25)
    assert (zeist.row.standing.opening_balance, bilt.row.standing.opening_balance) == (-4, 2)
    assert (zeist.row.standing.balance, bilt.row.standing.balance) == (-4, 2)
    assert [(t.since, t.target) for t in zeist.targets] == [
        (date(2026, 2, 1), 40),
        (date(2026, 3, 1), 35),
    ]


def test_a_swap_takes_a_published_total_task_with_it(desk: Desk) -> None:
    head = ("Gemeente", "Taakstelling", "Totaalopgave", "Gerealiseerd")
    title = "Realisatie 2026-I, stand 1 februari 2026"
    rows = (("Zeist", 40, 44, 3), ("De Bilt", 20, 18, 3))
    desk.stand(date(2026, 2, 5), title, *rows, head=head)

    swap(desk, on=date(2026, 2, 1))

    zeist = desk.ask(dossier, ZEIST, JULY).row.standing
    bilt = desk.ask(dossier, DE_BILT, JULY).row.standing
    assert zeist is not None
    assert bilt is not None
    assert (zeist.target, zeist.opening_balance, zeist.total_task) == (35, -4, 39)
    assert (bilt.target, bilt.opening_balance, bilt.total_task) == (25, 2, 23)


@pytest.mark.parametrize(
    ("persons", "on", "b", "expected"),
    [
        (0, date(2026, 3, 1), DE_BILT, "Geef 1 of meer"),
        (41, date(2026, 3, 1), DE_BILT, "taakstelling van 40"),
        (5, date(2026, 3, 1), ZEIST, "twee gemeenten"),
        (5, date(2025, 12, 31), DE_BILT, "valt niet in 2026-I"),
        (5, date(2026, 1, 15), DE_BILT, "Kies die dag of een latere"),
        (5, date(2026, 3, 1), "GM0344", "niet bekend"),
        (5, date(2026, 3, 1), "GM9999", "geen gemeente"),
    ],
)
def test_a_swap_that_cannot_be_is_refused_and_writes_nothing(
    two: Desk, persons: int, on: date, b: str, expected: str
) -> None:
    before = two.tables()

    with pytest.raises(OfficerCanAct, check=says(expected)):
        swap(two, persons, on, b)

    assert two.tables() == before


@made_once
def three_before_the_merger(desk: Desk) -> None:
    """Example 14: Brielle +3 on rung 1, Hellevoetsluis -8 on 3, Westvoorne -2 on 2."""
    desk.figures(
        date(2023, 1, 5),
        "2022-II",
        date(2023, 1, 1),
        Brielle=(10, 0, 13, 1),
        Hellevoetsluis=(20, -10, 22, 3),
        Westvoorne=(10, -3, 11, 2),
    )


@pytest.fixture
def merged(desk: Desk) -> Desk:
    three_before_the_merger(desk)
    return desk


def voorne(desk: Desk, today: date) -> Dossier:
    return desk.ask(dossier, VOORNE, today)


def test_example_14_the_balances_of_the_parts_make_minus_7(merged: Desk) -> None:
    result = voorne(merged, date(2023, 1, 10))

    assert result.row.standing is not None
    assert result.row.standing.opening_balance == -7
    assert result.explanation == (
        (
            "De gemeente ontstond op 01-01-2023 uit Brielle (saldo +3, trede 1), "
            "Hellevoetsluis (saldo −8, trede 3) en Westvoorne (saldo −2, trede 2). "
            "De saldi zijn opgeteld: −7. De richting is onbekend. De behandelaar bepaalt de trede."
        ),
    )


def test_the_first_period_after_a_merger_proposes_nothing(merged: Desk) -> None:
    title = {"Voorne aan Zee": (40, None, 30)}
    day = date(2023, 7, 10)
    merged.figures(day, "2023-I", date(2023, 7, 1), **title)

    result = voorne(merged, day)

    assert result.row.standing is not None
    assert result.row.standing.balance == -17
    assert (result.row.trend, result.row.assessment.rule) == (Trend.UNKNOWN, Rule.UNKNOWN)
    assert merged.ask(proposals, day) == ()
    assert "Trede bepalen na de herindeling van 01-01-2023" in [a.text for a in result.row.actions]
    assert ActionKind.COMPLETE_FIGURES not in [a.kind for a in result.row.actions]


def test_the_rung_after_a_merger_is_the_officers(merged: Desk) -> None:
    day = date(2023, 1, 10)
    merged.act(decide.place, day, VOORNE, 3, motive="Als Hellevoetsluis")

    result = voorne(merged, day)

    assert result.row.rung == 3
    assert ActionKind.REASSESS not in [action.kind for action in result.row.actions]


def test_after_a_merger_the_officer_is_asked_to_say_the_rung(merged: Desk) -> None:
    day = date(2023, 1, 10)

    (row,) = merged.ask(proposal_list, day).reassess

    assert (row.name, row.from_rung, row.can_be_accepted) == ("Voorne aan Zee", 1, False)
    assert row.why_again == "Trede bepalen na de herindeling van 01-01-2023."
    assert "De saldi zijn opgeteld: −7." in row.sentences[0]
    merged.act(decide.place, day, VOORNE, 3, motive="Als Hellevoetsluis")
    assert merged.ask(proposal_list, day).reassess == ()


def test_the_second_period_after_a_merger_is_judged_again(merged: Desk) -> None:
    day = date(2024, 1, 10)
    merged.figures(date(2023, 7, 10), "2023-I", date(2023, 7, 1), Voorne_aan_Zee=(40, None, 30))
    merged.figures(day, "2023-II", date(2024, 1, 1), Voorne_aan_Zee=(40, None, 35))

    (row,) = merged.ask(proposals, day)

    assert row.assessment.growth == 5
    assert row.assessment.rule is Rule.GROWING_BACKLOG


def test_an_opening_balance_in_the_sheet_goes_before_the_sum_of_the_parts(merged: Desk) -> None:
    day = date(2023, 3, 10)
    merged.figures(day, "2023-I", date(2023, 3, 1), Voorne_aan_Zee=(40, -9, 3))

    stand = voorne(merged, day).row.standing

    assert stand is not None
    assert stand.opening_balance == -9


def test_parts_without_a_closing_balance_leave_the_opening_balance_unknown(desk: Desk) -> None:
    desk.figures(date(2023, 1, 5), "2022-II", date(2023, 1, 1), Brielle=(10, 0, 13))

    result = voorne(desk, date(2023, 1, 10))

    assert "Hellevoetsluis (saldo onbekend, trede 1)" in result.explanation[0]
    assert "Niet elk eindsaldo is bekend; vul het beginsaldo aan." in result.explanation[0]


def test_the_overview_shows_the_successor_and_no_longer_its_parts(merged: Desk) -> None:
    before = merged.ask(overview, date(2022, 12, 31))
    after = merged.ask(overview, date(2023, 1, 10))

    assert [row.name for row in before] == ["Brielle", "Hellevoetsluis", "Westvoorne"]
    assert [row.name for row in after] == ["Voorne aan Zee"]
    assert merged.ask(dossier, "GM0501", date(2023, 1, 10)).row.name == "Brielle"


def test_a_municipality_that_takes_others_in_adds_their_balances_to_its_own(desk: Desk) -> None:
    desk.figures(
        date(2022, 1, 5), "2021-II", date(2022, 1, 1), Purmerend=(30, 0, 26), Beemster=(5, 0, 6)
    )

    answer = desk.ask(dossier, "GM0439", date(2022, 7, 5))
    desk.figures(date(2022, 7, 5), "2022-I", date(2022, 7, 1), Purmerend=(40, None, 40))
    after = desk.ask(dossier, "GM0439", date(2022, 7, 5))

    assert answer.row.rung == 1
    assert after.row.standing is not None
    assert after.row.standing.opening_balance == -3
    assert after.explanation[0].startswith(
        "Op 01-01-2022 ging op in deze gemeente: Beemster (saldo +1, trede 1). "
        "Het eigen saldo was −4. De saldi zijn opgeteld: −3."
    )


def test_of_a_split_municipality_nothing_is_inherited(desk: Desk) -> None:
    """Haaren went to four municipalities on 1 January 2021."""
    desk.figures(
        date(2021, 1, 5), "2020-II", date(2021, 1, 1), Haaren=(10, -20, 0), Boxtel=(20, 0, 18)
    )
    desk.figures(date(2021, 7, 5), "2021-I", date(2021, 7, 1), Boxtel=(24, None, 20))

    answer = desk.ask(dossier, "GM0757", date(2021, 7, 5))

    assert answer.row.standing is not None
    assert answer.row.standing.opening_balance == -2
    assert answer.row.trend is Trend.GROWS
    split = (
        "Haaren is op 01-01-2021 gesplitst over Boxtel, Oisterwijk, Tilburg en Vught. "
        "Van het saldo is niets overgenomen."
    )
    after = next(text for text in answer.explanation if text.startswith("Sindsdien"))
    assert "2021-I (stand 01-07-2021" in after
    desk.act(decide.accept, date(2021, 7, 5), "GM0757")
    assert split in desk.ask(dossier, "GM0757", date(2021, 7, 5)).explanation


def test_a_merger_within_a_period_adds_nothing_and_says_so(desk: Desk) -> None:
    """Weesp went to Amsterdam on 24 March 2022."""
    desk.figures(
        date(2022, 1, 5), "2021-II", date(2022, 1, 1), Amsterdam=(300, 0, 300), Weesp=(5, 0, 1)
    )
    desk.figures(date(2022, 7, 5), "2022-I", date(2022, 7, 1), Amsterdam=(300, None, 280))

    answer = desk.ask(dossier, "GM0363", date(2022, 7, 5))

    assert answer.row.assessment.rule is Rule.UNKNOWN
    assert "binnen een periode; de saldi zijn niet opgeteld" in answer.explanation[0]


def test_a_chain_of_mergers_carries_the_balance_through(desk: Desk) -> None:
    days = date(2000, 1, 1), date(2024, 1, 1), date(2025, 1, 1)
    table = [
        Municipality("GM9501", "Oudeveen", "X", days[0], days[1], ("GM9502",)),
        Municipality("GM9502", "Middenveen", "X", days[1], days[2], ("GM9503",)),
        Municipality("GM9503", "Nieuwveen", "X", days[2]),
    ]
    desk.act(municipalities.add, days[1], table)
    desk.figures(days[1], "2023-II", days[1], Oudeveen=(10, 0, 4))
    desk.figures(date(2024, 7, 1), "2024-I", date(2024, 7, 1), Middenveen=(10, None, 9))
    desk.figures(days[2], "2024-II", days[2], Middenveen=(10, None, 9))

    answer = desk.ask(dossier, "GM9503", days[2])

    assert answer.row.standing is not None
    assert answer.row.standing.opening_balance == -8
