"""From a sheet to the store: what each set of columns brings, and what a second sheet changes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from tests.refusing import says
from tests.sentences import sentences
from toezichtdesk import wording
from toezichtdesk.casework import decide, import_sheet
from toezichtdesk.domain.assessment import Trend
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import Question, RowStatus
from toezichtdesk.domain.period import Period
from toezichtdesk.domain.sheet_warnings import WarningCode
from toezichtdesk.reports.answers.overview import OverviewRow
from toezichtdesk.reports.pages.overview import overview
from toezichtdesk.reports.pages.proposals import proposals
from toezichtdesk.reports.record.journal import journal
from toezichtdesk.sheets.process.reader import read_workbook
from toezichtdesk.store import schema

if TYPE_CHECKING:
    from tests.conftest import Desk


TODAY = date(2026, 7, 10)
FIRST = "Realisatie 2026-I, stand 1 juli 2026"
BEFORE = "Realisatie 2025-II, stand 1 januari 2026"
ZUID_HOLLAND = (
    ("Delft", 76, 85),
    ("Wassenaar", 15, 24),
    ("Den Haag", 417, 367),
    ("Westland", 81, 53),
    ("Zoetermeer", 109, 86),
    ("Voorschoten", 13, 12),
    ("Totaal", 711, 627),
)


def rows(desk: Desk, today: date = TODAY) -> dict[str, OverviewRow]:
    return {row.name: row for row in desk.ask(overview, today)}


def row(desk: Desk, name: str = "Delft", today: date = TODAY) -> OverviewRow:
    return rows(desk, today)[name]


def balances(desk: Desk) -> dict[str, int | None]:
    return {name: r.standing and r.standing.balance for name, r in rows(desk).items()}


def test_the_published_figures_of_zuid_holland_come_in_without_a_question(desk: Desk) -> None:
    path = desk.sheet(
        [*ZUID_HOLLAND, ("Opgave is inclusief achterstanden.",)],
        head=("Gemeente", "Totaalopgave", "Gerealiseerd"),
        title="Huisvesting vergunninghouders, eerste helft 2022, stand 1 juli 2022",
    )

    plan = desk.plan(path, date(2022, 7, 10))
    desk.act(import_sheet.apply, TODAY, plan)

    assert (plan.questions, plan.refusals, sentences(plan.warnings)) == ((), (), ())
    assert (
        plan.reconciliation
        == "gelezen: 8 rijen = 6 gemeenten + 1 totaal + 1 toelichting, totaal klopt"
    )
    assert balances(desk) == {
        "Delft": 9,
        "'s-Gravenhage": -50,
        "Voorschoten": -1,
        "Wassenaar": 9,
        "Westland": -28,
        "Zoetermeer": -23,
    }
    hague = row(desk, "'s-Gravenhage")
    assert (hague.trend, hague.proposal) == (Trend.UNKNOWN, None)
    assert hague.assessment is not None
    (reason,) = map(wording.sentence, hague.assessment.reasons)
    assert "beginsaldo van 2022-I is niet bekend" in reason


def test_a_total_that_does_not_add_up_is_named_and_does_not_block(desk: Desk) -> None:
    wrong = [*ZUID_HOLLAND[:-1], ("Totaal", 701, 627)]
    head = ("Gemeente", "Totaalopgave", "Gerealiseerd")

    plan = desk.plan(desk.sheet(wrong, head=head, title=FIRST), TODAY)

    assert any("701" in warning and "711" in warning for warning in sentences(plan.warnings))
    assert plan.count(RowStatus.NEW) == 6


@pytest.mark.parametrize(
    ("head", "values", "known"),
    [
        (("Taakstelling", "Beginsaldo", "Gerealiseerd"), (30, -6, 33), (30, -6, 36, 33, -3)),
        (("Netto taakstelling", "Totale opgave", "Gehuisvest"), (30, 36, 33), (30, -6, 36, 33, -3)),
        (("Gecorrigeerde taakstelling", "Realisatie"), (36, 33), (None, None, 36, 33, -3)),
        (("Taakstelling", "Gerealiseerd"), (30, 33), (30, None, None, 33, None)),
    ],
)
def test_each_sufficient_set_of_columns_brings_what_follows_from_it(
    desk: Desk, head: Sequence[str], values: Sequence[int], known: Sequence[int | None]
) -> None:
    desk.stand(TODAY, FIRST, ("Delft", *values), head=("Gemeente", *head))

    stand = row(desk).standing

    assert stand is not None
    assert known == (
        stand.target,
        stand.opening_balance,
        stand.total_task,
        stand.realised,
        stand.balance,
    )


def test_the_opening_balance_comes_from_the_period_before_in_the_store(desk: Desk) -> None:
    desk.stand(TODAY, BEFORE, ("Delft", 30, 0, 24))

    desk.stand(TODAY, FIRST, ("Delft", 30, 33), head=("Gemeente", "Taakstelling", "Gerealiseerd"))

    stand = row(desk).standing
    assert stand is not None
    assert (stand.opening_balance, stand.total_task, stand.balance) == (-6, 36, -3)
    assert row(desk).trend is Trend.SHRINKS


def test_a_letter_with_targets_and_a_sheet_with_realised_persons_meet(desk: Desk) -> None:
    desk.stand(TODAY, BEFORE, ("Delft", 30, 0, 24))
    letter = desk.sheet([("Delft", 30)], head=("Gemeente", "Taakstelling"), title="2026-I")
    desk.load(letter, TODAY)

    desk.stand(TODAY, FIRST, ("Delft", 33), head=("Gemeente", "Gerealiseerd"))

    stand = row(desk).standing
    assert stand is not None
    assert (stand.target, stand.balance) == (30, -3)


def test_realised_persons_without_any_target_are_refused_with_their_cell(desk: Desk) -> None:
    plan = desk.plan(
        desk.sheet([("Delft", 33)], head=("Gemeente", "Gerealiseerd"), title=FIRST), TODAY
    )

    (refusal,) = plan.refusals
    assert (refusal.sheet, refusal.cell) == ("Cijfers", "B4")
    assert "taakstelling" in wording.refusal(refusal).expected


def test_a_column_with_the_rung_places_a_municipality_where_it_begins(desk: Desk) -> None:
    desk.stand(
        TODAY,
        FIRST,
        ("Delft", 30, -20, 31, 3),
        head=("Gemeente", *HEAD, "Trede"),
        name="trede.xlsx",
    )

    assert (row(desk).rung, row(desk).rung_since) == (3, None)  # the sheet does not say since when
    assert row(desk).proposal is None  # R3: one person less, it stays


def test_a_rung_in_a_later_sheet_moves_no_decision_and_is_named(desk: Desk) -> None:
    head = ("Gemeente", *HEAD, "Trede")
    desk.stand(TODAY, BEFORE, ("Delft", 30, -20, 30, 3), head=head)
    desk.act(decide.place, TODAY, "GM0503", 3, motive="Daar staat de gemeente.")

    plan = desk.plan(desk.sheet([("Delft", 30, -20, 31, 2)], head=head, title=FIRST), TODAY)
    desk.act(import_sheet.apply, TODAY, plan)

    assert row(desk).rung == 3
    assert any(
        "trede 2" in warning and "trede 3" in warning for warning in sentences(plan.warnings)
    )


HEAD = ("Taakstelling", "Beginsaldo", "Gerealiseerd")


@pytest.mark.parametrize(
    ("title", "head", "questions"),
    [
        ("Cijfers", WHOLE := ("Gemeente", *HEAD), (Question.PERIOD, Question.REFERENCE_DATE)),
        ("2026-I", WHOLE, (Question.REFERENCE_DATE,)),
        ("Taakstellingen", ("Gemeente", "Taakstelling"), (Question.PERIOD,)),
        ("stand 1 juli 2026", WHOLE, ()),
    ],
)
def test_period_and_date_are_asked_when_the_sheet_does_not_say(
    desk: Desk, title: str, head: Sequence[str], questions: Sequence[Question]
) -> None:
    plan = desk.plan(desk.sheet([("Delft", 30, -6, 24)], head=head, title=title), TODAY)

    assert plan.questions == questions
    if questions:
        assert plan.rows == ()
        with pytest.raises(OfficerCanAct, check=says(r"\?$")):
            desk.act(import_sheet.apply, TODAY, plan, skip_refused=True)


@pytest.mark.parametrize(
    ("title", "persons", "questions"),
    [
        ("stand 1 juli 2026", (3, 0), (Question.PERIOD,)),  # the new half-year may have begun
        ("stand 1 juli 2026", (23, 41), ()),  # one corrects downwards
        ("2026-I, stand 1 juli 2026", (3, 0), ()),  # the sheet says it
        ("stand 1 juni 2026", (3, 0), ()),
    ],
)
def test_fewer_persons_on_the_first_day_of_a_half_year_ask_which_half_year(
    desk: Desk, title: str, persons: tuple[int, int], questions: Sequence[Question]
) -> None:
    desk.stand(TODAY, FIRST, ("Delft", 30, -6, 24), ("Ede", 40, 0, 40))
    rows = [("Delft", 30, -6, persons[0]), ("Ede", 40, 0, persons[1])]
    path = desk.sheet(rows, title=title, name="later.xlsx")

    assert desk.plan(path, TODAY).questions == questions
    assert desk.plan(path, TODAY, period=Period(2026, 1)).questions == ()


def test_the_new_half_year_as_the_answer_takes_the_persons_of_its_first_day(desk: Desk) -> None:
    """What the officer answers is not refused for being what the officer answered."""
    desk.stand(TODAY, FIRST, ("Delft", 30, -6, 24), ("Ede", 40, 0, 40))
    rows_of_it = [("Delft", 30, -6, 3), ("Ede", 40, 0, 2)]
    path = desk.sheet(rows_of_it, title="stand 1 juli 2026", name="later.xlsx")

    plan = desk.plan(path, TODAY, period=Period(2026, 2))
    desk.act(import_sheet.apply, TODAY, plan)

    codes = [warning.code for warning in plan.warnings]
    assert (plan.refusals, codes.count(WarningCode.PERSONS_ON_FIRST_DAY)) == ((), 1)
    stand = row(desk).standing
    assert stand is not None
    assert (stand.period, stand.realised) == (Period(2026, 2), 3)
    named = desk.sheet(rows_of_it, title="2026-II, stand 1 juli 2026", name="named.xlsx")
    assert desk.plan(named, TODAY).refusals != ()  # what no officer said contradicts itself


def test_what_the_officer_says_fills_in_what_the_sheet_leaves_open(desk: Desk) -> None:
    path = desk.sheet([("Delft", 30, -6, 24)], title="Cijfers")

    desk.load(path, TODAY, period=Period(2026, 1), reference_date=date(2026, 7, 1))

    stand = row(desk).standing
    assert stand is not None
    assert (stand.period, stand.reference_date) == (Period(2026, 1), date(2026, 7, 1))


def test_a_blank_cell_is_no_zero_and_overwrites_nothing(desk: Desk) -> None:
    desk.stand(TODAY, "2026-I, stand 1 mei 2026", ("Delft", 30, -6, 10))

    desk.stand(TODAY, FIRST, ("Delft", None, None, 31), ("Ede", None, None, None))

    stand = row(desk).standing
    assert stand is not None
    assert (stand.target, stand.opening_balance, stand.realised) == (30, -6, 31)
    assert "Ede" not in rows(desk)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((BEFORE, ("Delft", 30, 0, 24)), (FIRST, ("Delft", 40, -6, 24))),
        ((BEFORE, ("Delft", 30, 0, 24)), ("2026-I, stand 1 april 2026", ("Delft", 40, -6, 4))),
        (
            (BEFORE, ("Delft", 30, 0, 24)),
            ("2026-I, stand 1 april 2026", ("Delft", 40, -6, 4, 3)),
        ),
        ((FIRST, ("Delft", 30, 0, 24)), (BEFORE, ("Delft", 30, 0, 20))),
        (("2026-I, stand 1 april 2026", ("Delft", 30, 0, 20)), (FIRST, ("Delft", 30, 0, 24))),
    ],
)
def test_the_expected_proposals_are_those_after_the_import(
    desk: Desk, first: tuple[str, tuple[Any, ...]], second: tuple[str, tuple[Any, ...]]
) -> None:
    head = ("Gemeente", *HEAD, "Trede")
    desk.stand(TODAY, first[0], first[1], head=head)
    plan = desk.plan(desk.sheet([second[1]], head=head, title=second[0]), TODAY)

    foreseen = desk.foresee(plan, TODAY).proposals
    desk.act(import_sheet.apply, TODAY, plan)

    assert foreseen == desk.ask(proposals, TODAY)


def test_a_target_that_came_by_letter_counts_in_the_expected_proposals(desk: Desk) -> None:
    desk.stand(TODAY, "2026-I, stand 1 maart 2026", ("Delft", 60, 0, 19))
    lowered = desk.sheet(
        [("Delft", 20)], head=("Gemeente", "Taakstelling"), title="2026-I", name="brief.xlsx"
    )
    desk.load(lowered, TODAY, reference_date=date(2026, 4, 1))
    head = ("Gemeente", "Gerealiseerd")
    plan = desk.plan(desk.sheet([("Delft", 19)], head=head, title=FIRST), TODAY)

    foreseen = desk.foresee(plan, TODAY).proposals
    desk.act(import_sheet.apply, TODAY, plan)

    stand = row(desk).standing
    assert stand is not None
    assert (stand.target, stand.balance) == (20, -1)
    assert foreseen == desk.ask(proposals, TODAY)


def test_an_import_keeps_the_file_and_says_what_it_did(desk: Desk) -> None:
    path = desk.sheet([("Delft", 30, -6, 24), ("Ede", 40, 0, 40)], title=FIRST)

    act = desk.load(path, TODAY)

    line = desk.ask(journal, 1)[0]
    assert (line.id, line.act, line.can_be_undone) == (act, "import", True)
    assert line.summary == "Import van blad.xlsx: 2 nieuw."
    ((_, name, _, size, content),) = desk.tables()["journal_file"]
    assert (name, size, content) == ("blad.xlsx", path.stat().st_size, path.read_bytes())


def test_a_sheet_of_long_ago_is_shown_however_late_it_comes_in(desk: Desk) -> None:
    """More than ten half-years back: what was imported must not vanish from the overview."""
    late = date(2033, 1, 10)

    desk.stand(late, FIRST, ("Delft", 30, 0, 24))

    stand = row(desk, today=late).standing
    assert stand is not None
    assert (stand.period, stand.balance) == (Period(2026, 1), -6)
    assert row(desk, today=late).proposal == 2


def test_the_sheet_of_the_first_period_that_can_be_named_comes_in_too(desk: Desk) -> None:
    desk.stand(TODAY, "1990-I, stand 1 juli 1990", ("Ede", 30, 0, 24))

    assert replace(row(desk, "Ede").standing, reference_date=TODAY).balance == -6  # type: ignore[type-var]


def test_targets_and_realised_persons_may_stand_in_two_sheets_of_a_workbook(desk: Desk) -> None:
    workbook = Workbook()
    realised, targets = workbook.active, workbook.create_sheet("Taakstelling")
    for sheet, head, number in ((realised, "Gerealiseerd", 24), (targets, "Taakstelling", 30)):
        sheet.append(["Stand 1 juli 2026, taakstellingsperiode 2026-I"])
        sheet.append(["Gemeente", head])
        sheet.append(["Delft", number])
    path = desk.folder / "twee.xlsx"
    workbook.save(path)

    plan = desk.plan(path, date(2026, 7, 5))

    assert plan.refusals == ()
    desk.act(import_sheet.apply, date(2026, 7, 5), plan)
    (row,) = desk.ask(overview, date(2026, 7, 5))
    assert row.standing is not None
    assert (row.standing.target, row.standing.realised) == (30, 24)


def test_the_rung_in_a_sheet_of_months_starts_a_municipality_once(desk: Desk) -> None:
    head = ("Gemeente", "Trede", "Peildatum", "Taakstelling", "Beginsaldo", "Gerealiseerd")
    rows = [("Delft", 2, f"1-{month}-2026", 30, -4, month * 3) for month in (2, 3, 4)]

    desk.load(desk.sheet(rows, head=head, title="2026-I"), date(2026, 4, 5))

    (row,) = desk.ask(overview, date(2026, 4, 5))
    assert (row.rung, row.rung_since) == (2, None)
    with desk.database.reading() as connection:
        assert len(connection.execute(select(schema.decision)).all()) == 1


def test_a_file_that_is_saved_again_while_it_is_read_is_kept_as_it_was_read(desk: Desk) -> None:
    """One reading of the file: its figures, its copy and its hash are of the same bytes."""
    path = desk.sheet([("Delft", 36, -10, 22)], title="2026-I, stand 1 maart 2026")
    as_read = path.read_bytes()
    workbook = read_workbook(path)
    desk.sheet([("Delft", 36, -10, 23)], title="2026-I, stand 1 maart 2026")

    desk.act(import_sheet.apply, TODAY, desk.ask(import_sheet.prepare, workbook, TODAY))

    (each,) = desk.tables()["journal_file"]
    assert each[-1] == as_read != path.read_bytes()
    assert hashlib.sha256(as_read).hexdigest() in each
    figures = {value for row in desk.tables()["figure"] for value in row}
    assert 22 in figures
    assert 23 not in figures
