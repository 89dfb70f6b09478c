"""Planning a sheet by column gives the same result as planning it row by row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.conftest import Desk, made_once
from tests.patience import ON_ONE_DESK
from tests.sentences import sentences
from toezichtdesk import wording
from toezichtdesk.casework import decide, import_sheet
from toezichtdesk.domain.importing import ImportPlan, PlannedRow, ReadWorkbook, RowStatus
from toezichtdesk.domain.limits import REFUSALS_SHOWN, REFUSED_AT_MOST
from toezichtdesk.intake.duplicates import NAMED_AT_MOST
from toezichtdesk.intake.warnings import ROWS_NAMED
from toezichtdesk.sheets.process.wire import packed, unpacked
from toezichtdesk.sheets.process.workbook import read_content

TODAY = date(2026, 7, 10)
HEAD = "Gemeente;Peildatum;Taakstelling;Beginsaldo;Gerealiseerd;Trede"
DAYS = ("2026-01-01", "2026-03-01", "2026-07-01", "2026-08-01")
NAMES = ("Delft", "Ede", "Zeist", "Den Haag", "Dellft", "Bergen")

names = st.sampled_from([*NAMES, "'s-Gravenhage"])
figures = st.integers(0, 90).map(str) | st.sampled_from(["", "veel"])
balances = st.integers(-20, 20).map(str) | st.just("")
rungs = st.sampled_from(["", "1", "3", "9"])
lines = st.tuples(
    names, st.sampled_from([*DAYS, ""]), figures | st.just("30"), balances, figures, rungs
)
apart = st.lists(
    lines.filter(lambda line: line[0] in NAMES and line[1] != ""),
    unique_by=lambda line: line[:2],
    min_size=1,
    max_size=8,
)
on_one_desk = settings(suppress_health_check=ON_ONE_DESK)


@made_once
def two_counted(desk: Desk) -> None:
    """Delft has a past and a rung, Ede was counted in this period already."""
    desk.figures(TODAY, "2025-II", date(2026, 1, 1), Delft=(30, 0, 30, 2), Ede=(40, 0, 40))
    desk.figures(TODAY, "2026-I", date(2026, 3, 1), Ede=(40, 0, 12))


@pytest.fixture
def filled(desk: Desk) -> Desk:
    two_counted(desk)
    return desk


def read(
    *rows: Iterable[str], title: str = "Realisatie 2026-I", only: int | None = None
) -> ReadWorkbook:
    """Return what the parent process gets of a text with these rows, without a child.

    only: of the table no other row than this one, at the place where it stands.
    """
    text = "\n".join((title, HEAD, *(";".join(row) for row in rows)))
    outcome = read_content(text.encode(), "blad.csv")
    for table in outcome.tables if only is not None else ():
        table.keep([only])
    return unpacked(packed(outcome), ReadWorkbook("blad.csv", "", 0, ()))


def plan(desk: Desk, workbook: ReadWorkbook) -> ImportPlan:
    result: ImportPlan = desk.ask(import_sheet.prepare, workbook, TODAY)
    return result


def of_file(found: ImportPlan) -> list[PlannedRow]:
    return [row for row in found.rows if row.status is not RowStatus.MISSING]


@on_one_desk
@given(rows=apart)
def test_a_row_means_the_same_alone_as_among_others(
    filled: Desk, rows: list[tuple[str, ...]]
) -> None:
    with filled.database.reading() as connection:
        together = import_sheet.prepare(connection, read(*rows), TODAY)

        alone = [
            import_sheet.prepare(connection, read(*rows, only=row), TODAY)
            for row in range(len(rows))
        ]
    assert of_file(together) == [row for one in alone for row in of_file(one)]
    assert set(together.refusals) == {refusal for one in alone for refusal in one.refusals}
    assert together.writes_nothing == all(one.writes_nothing for one in alone)


@on_one_desk
@given(rows=st.lists(lines, max_size=8))
@example(rows=[("Zeist", DAYS[1], "", "", "", ""), ("Zeist", "", "veel", "", "veel", "9")])
def test_what_is_known_of_all_rows_is_what_the_rows_say(
    filled: Desk, rows: list[tuple[str, ...]]
) -> None:
    result = plan(filled, read(*rows)).rows

    made = list(result)
    in_file = [row for row in made if row.status is not RowStatus.MISSING]
    good = [row for row in in_file if row.status is not RowStatus.REFUSED]
    assert [result[index] for index in range(len(result))] == made
    assert result[1:] == tuple(made[1:])
    for status in RowStatus:
        assert list(result.having(status)) == [row for row in made if row.status is status]
        assert result.count_of(status) == len(result.having(status))
    assert set(result.periods) == {row.period for row in in_file} - {None}
    assert set(result.days) == {row.reference_date for row in in_file} - {None}
    assert result.municipalities == {row.municipality for row in in_file} - {""}
    assert result.measures == {figure.measure for row in good for figure in row.figures}
    assert {start.municipality for start in result.starting_rungs} == {
        row.municipality for row in good if row.starting_rung is not None
    }
    assert list(result.figures()) == sorted(
        (
            row.municipality,
            row.period.index,
            figure.measure.value,
            row.reference_date.toordinal(),
            figure.value,
            f"{row.sheet}!{figure.cell}",
        )
        for row in good
        if row.period and row.reference_date
        for figure in row.figures
    )


def test_a_rung_of_the_newest_row_is_where_a_municipality_begins(filled: Desk) -> None:
    rows = [("Zeist", day, "30", "0", "3", rung) for day, rung in zip(DAYS[1:3], "31", strict=True)]

    workbook = read(*rows, ("Delft", DAYS[2], "30", "0", "30", "3"))

    undecided = plan(filled, workbook).rows.starting_rungs
    filled.act(decide.place, TODAY, "GM0503", 2, motive="Daar staat de gemeente.")
    result = plan(filled, workbook)

    assert [(start.municipality, start.rung) for start in undecided] == [
        ("GM0355", 1),
        ("GM0503", 3),  # a newer sheet says more than an older one, and less than a decision
    ]
    (start,) = result.rows.starting_rungs
    assert (start.municipality, start.rung, start.sheet) == ("GM0355", 1, "tekst")
    (warning,) = [
        words for words in sentences(result.warnings) if "het blad noemt trede 3" in words
    ]
    assert warning.startswith("Delft (rij 5)")


def test_warnings_about_rows_are_cut_and_the_others_counted(filled: Desk) -> None:
    days = [date(2026, 1, 2) + timedelta(days=days) for days in range(ROWS_NAMED + 5)]
    rows = [("Delft", f"{day}", "300", "0", "1", "") for day in days]

    result = plan(filled, read(*rows, ("Ede", DAYS[2], "", "", "", "")))

    odd = [warning for warning in sentences(result.warnings) if "taakstelling 300" in warning]
    assert len(odd) == ROWS_NAMED
    assert "En nog 5 opvallende cijfers." in sentences(result.warnings)
    assert f"Ede (rij {len(rows) + 3}): geen opgave; wat bekend was, blijft staan." in (
        sentences(result.warnings)
    )


def test_a_row_that_stands_there_many_times_names_some_of_the_others(filled: Desk) -> None:
    row = ("Zeist", DAYS[2], "30", "0", "3", "")

    result = plan(filled, read(*[row] * 12))

    assert result.count(RowStatus.REFUSED) == 12
    words = wording.refusal(result.refusals[-1]).found
    assert words.startswith("Zeist, ook op tekst rij 3, tekst rij 4")
    assert words.endswith(f"tekst rij {2 + NAMED_AT_MOST} en nog {11 - NAMED_AT_MOST}")


@pytest.mark.parametrize("day", ["2026-08-01", "2026-07-01"])
def test_a_sheet_with_too_many_problems_is_refused_as_a_whole(filled: Desk, day: str) -> None:
    """On 1 August everything is still to come; else every row is there ten thousand times."""
    rows = [("Zeist", day, "30", "0", "3", "")] * (REFUSED_AT_MOST + 1)

    result = plan(filled, read(*rows))

    assert len(result.refusals) == 1 + REFUSALS_SHOWN
    assert wording.refusal(result.refusals[0]).found.startswith("meer dan 10.000 rijen")
    assert of_file(result) == []
    assert result.writes_nothing
