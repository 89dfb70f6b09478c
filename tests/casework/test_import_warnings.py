"""What is odd but possible gives a warning and never blocks an import."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.refusing import says
from tests.sentences import sentences
from toezichtdesk import wording
from toezichtdesk.casework import import_sheet, municipalities, policies
from toezichtdesk.casework.undo import undo
from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.importing import RowStatus
from toezichtdesk.domain.period import Period

if TYPE_CHECKING:
    from tests.conftest import Desk

TODAY = date(2026, 7, 10)
FIRST = "Realisatie 2026-I, stand 1 juli 2026"
BEFORE = "Realisatie 2025-II, stand 1 januari 2026"


def warnings(desk: Desk, *rows: tuple[object, ...], title: str = FIRST) -> tuple[str, ...]:
    plan = desk.plan(desk.sheet(rows, title=title, name="later.xlsx"), TODAY)
    assert plan.refusals == ()
    return sentences(plan.warnings)


@pytest.mark.parametrize(
    ("realised", "is_odd"), [(30, False), (88, False), (89, True), (10, False)]
)
def test_three_times_the_usual_pace_is_a_jump(desk: Desk, realised: int, is_odd: bool) -> None:
    desk.stand(TODAY, BEFORE, ("Delft", 30, 0, 30))

    texts = warnings(desk, ("Delft", 30, 0, realised), title=FIRST)

    assert any("drie keer" in warning for warning in texts) is is_odd


def test_a_jump_is_counted_from_the_last_stand_and_a_small_one_is_none(desk: Desk) -> None:
    desk.stand(TODAY, BEFORE, ("Delft", 30, 0, 30), ("Ede", 2, 0, 1))
    desk.stand(TODAY, "2026-I, stand 1 juni 2026", ("Delft", 30, 0, 25), ("Ede", 2, 1, 0))

    texts = warnings(desk, ("Delft", 30, 0, 45), ("Ede", 2, -1, 8))

    assert any(w.startswith("Delft (rij 4): 20 personen gehuisvest sinds 01-06") for w in texts)
    assert not any("Ede" in warning and "drie keer" in warning for warning in texts)


@pytest.mark.parametrize(("target", "is_odd"), [(30, False), (300, True), (9, True), (90, False)])
def test_a_target_of_another_size_than_before_is_named(
    desk: Desk, target: int, is_odd: bool
) -> None:
    desk.stand(TODAY, BEFORE, ("Delft", 30, 0, 30))

    texts = warnings(desk, ("Delft", target, 0, 30))

    assert any("taakstelling" in warning for warning in texts) is is_odd


def test_who_is_missing_is_named_when_followed_or_known_in_the_period_before(desk: Desk) -> None:
    desk.stand(TODAY, BEFORE, ("Delft", 30, 0, 30), ("Ede", 40, 0, 40))
    desk.act(municipalities.follow, TODAY, ["GM0599", "GM0228", "GM0503"])

    texts = warnings(desk, ("Delft", 30, 0, 30))

    (missing,) = [warning for warning in texts if warning.startswith("Ontbreken")]
    assert missing.startswith("Ontbreken (2) in dit blad over 2026-I: Ede, Rotterdam.")
    (first,) = warnings(desk, ("Delft", 30, 0, 30), title=BEFORE)
    assert first.startswith("Ontbreken (2) in dit blad over 2025-II: Ede, Rotterdam.")


def test_a_long_list_of_missing_ones_is_cut(desk: Desk) -> None:
    codes = ["GM0344", "GM0599", "GM0518", "GM0503", "GM0228", "GM0363", "GM0014", "GM0193"]
    desk.act(municipalities.follow, TODAY, [*codes, "GM0307", "GM0200"])

    (missing,) = warnings(desk, ("Delft", 30, 0, 30))

    assert "Ontbreken (9)" in missing
    assert missing.endswith("en nog 1. Wat bekend was, blijft staan.")


def test_who_is_missing_gets_a_row_of_the_plan_and_is_never_written(desk: Desk) -> None:
    desk.stand(TODAY, BEFORE, ("Delft", 30, 0, 30), ("Ede", 40, 0, 40))

    plan = desk.plan(desk.sheet([("Delft", 30, 0, 30)], title=FIRST, name="later.xlsx"), TODAY)
    act = desk.act(import_sheet.apply, TODAY, plan)

    first, missing = plan.rows
    assert (first.name, plan.read, plan.count(RowStatus.MISSING)) == ("Delft", 1, 1)
    assert (missing.status, missing.name, missing.municipality, missing.period) == (
        RowStatus.MISSING,
        "Ede",
        "GM0228",
        Period(2026, 1),
    )
    assert (missing.sheet, missing.number, missing.reference_date, missing.figures) == (
        "",
        0,
        None,
        (),
    )
    assert wording.row_notes(missing.notes) == "geen opgave; wat bekend was, blijft staan"
    assert {row[0] for row in desk.tables()["figure"] if row[4] == act} == {"GM0503"}


def test_who_is_refused_is_not_missing_and_who_is_missing_changes_nothing(desk: Desk) -> None:
    rows = [("Delft", 30, 0, 30), ("Ede", 40, 0, 40)]
    desk.stand(TODAY, BEFORE, *rows)
    desk.stand(TODAY, FIRST, *rows)

    refused = desk.plan(desk.sheet([rows[0], ("Ede", 40, 0, "?")], title=FIRST), TODAY)
    fewer = desk.plan(desk.sheet(rows[:1], title=FIRST, name="korter.xlsx"), TODAY)

    assert refused.count(RowStatus.MISSING) == 0
    assert fewer.count(RowStatus.MISSING) == 1
    assert fewer.writes_nothing


@pytest.mark.parametrize(
    ("today", "days", "is_late"),
    [
        (date(2026, 1, 31), 31, False),
        (date(2026, 2, 1), 31, True),
        (date(2026, 2, 1), 60, False),
        (date(2026, 1, 31), 10, True),
    ],
)
def test_persons_after_the_correction_days_of_the_policy_in_force_are_late_and_count(
    desk: Desk, today: date, days: int, is_late: bool
) -> None:
    """Domain, section 2: late sign-offs still count for the closed period."""
    start = date(2026, 1, 1)
    values = {"correction_days": days}
    desk.act(policies.add_version, start, "Beleid 2026", start, "Na evaluatie", values)
    path = desk.sheet([("Delft", 30, 0, 30), ("Ede", 40, 0, 40)], title=BEFORE)

    plan = desk.plan(path, today)
    desk.act(import_sheet.apply, today, plan)

    closes = wording.day(Period(2025, 2).last_day + timedelta(days=days))
    words = f"Gerealiseerd van 2 gemeenten komt na de correctietermijn (t/m {closes}) van 2025-II."
    late = [warning for warning in sentences(plan.warnings) if "correctietermijn" in warning]
    assert late == [f"{words} De cijfers tellen mee voor die periode."] * is_late
    assert len(desk.tables()["figure"]) == 6


def test_only_persons_that_are_new_are_late_and_once_for_each_period(desk: Desk) -> None:
    head = ("Gemeente", "Periode", "Peildatum", "Taakstelling", "Gerealiseerd")
    rows = [
        ("Delft", "2024-I", date(2024, 7, 1), 30, 30),
        ("Ede", "2024-I", date(2024, 7, 1), 40, 40),
        ("Delft", "2024-II", date(2025, 1, 1), 30, 29),
    ]

    def late(*of: tuple[object, ...]) -> list[str]:
        plan = desk.plan(desk.sheet(of, head=head), TODAY)
        return [warning for warning in sentences(plan.warnings) if "correctietermijn" in warning]

    assert [warning.split(" van ")[2][:8] for warning in late(*rows)] == ["2024-I. ", "2024-II."]
    desk.stand(TODAY, "", *rows[:2], head=head)
    (one,) = late(*rows)
    assert one.startswith("Gerealiseerd van 1 gemeente ")
    targets = desk.sheet([("Delft", 31)], head=("Gemeente", "Taakstelling"), title="2024-I")
    assert not any(
        "correctietermijn" in warning for warning in sentences(desk.plan(targets, TODAY).warnings)
    )


def test_an_old_sheet_is_named_as_old(desk: Desk) -> None:
    desk.stand(TODAY, "2026-I, stand 1 juni 2026", ("Delft", 30, 0, 20))

    older = warnings(desk, ("Delft", 30, 0, 10), title="2026-I, stand 1 april 2026")

    assert any("al cijfers van 01-06-2026" in warning for warning in older)
    assert not any("al cijfers" in warning for warning in warnings(desk, ("Delft", 30, 0, 25)))


def test_the_same_file_again_tells_when_it_was_imported(desk: Desk) -> None:
    path = desk.sheet([("Delft", 30, 0, 24)], title=FIRST)
    act = desk.load(path, TODAY)

    plan = desk.plan(path, TODAY)

    assert plan.imported_before == TODAY
    with pytest.raises(OfficerCanAct, check=says("op 10-07-2026 al geïmporteerd")):
        desk.act(import_sheet.apply, TODAY, plan)
    desk.act(undo, TODAY, act)
    assert desk.plan(path, TODAY).imported_before is None
