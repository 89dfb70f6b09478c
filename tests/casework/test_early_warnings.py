"""Whatever changes the figures or the policy opens the early warnings that follow from it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from toezichtdesk.casework import policies, target_swaps
from toezichtdesk.casework.undo import redo, undo
from toezichtdesk.domain.assessment import WarningCause
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.dossier import dossier

if TYPE_CHECKING:
    from tests.conftest import Desk

DELFT, EDE, VOORNE = "GM0503", "GM0228", "GM1992"
TODAY, APRIL, MAY = date(2026, 5, 10), date(2026, 4, 1), date(2026, 5, 1)


def causes(desk: Desk, code: str = DELFT, today: date = TODAY) -> list[WarningCause]:
    return [warning.cause for warning in desk.ask(dossier, code, today).warnings]


def test_a_swap_of_targets_opens_a_warning_where_the_target_rises(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", APRIL, Delft=(40, 0, 20), Ede=(40, 4, 20))
    assert causes(desk, EDE) == []

    desk.act(target_swaps.swap_targets, TODAY, DELFT, EDE, Period(2026, 1), 12, APRIL)

    (warning,) = desk.ask(dossier, EDE, TODAY).warnings
    assert (warning.cause, warning.opened_on) == (WarningCause.BACKLOG_LOOMS, TODAY)
    assert warning.grounds == (
        "Op 01-04-2026 waren 20 personen gehuisvest, met een voorsprong van 4; nodig om bij te "
        "blijven waren er 25 (achterstand dreigt)."
    )
    assert causes(desk, DELFT) == []


def test_a_warning_that_a_later_sheet_gives_too_outlives_the_first(desk: Desk) -> None:
    first = desk.figures(TODAY, "2026-I", APRIL, Delft=(60, 0, 10))
    desk.figures(TODAY, "2026-I", MAY, Delft=(60, 0, 11))

    desk.act(undo, TODAY, first)

    (warning,) = desk.ask(dossier, DELFT, TODAY).warnings
    assert "Op 01-05-2026 waren 11 personen" in warning.grounds


def test_figures_carried_out_again_are_judged_by_the_policy_of_today(desk: Desk) -> None:
    act = desk.figures(TODAY, "2026-I", APRIL, Delft=(40, 0, 20))
    desk.act(undo, TODAY, act)
    desk.act(policies.add_version, TODAY, "Strenger", TODAY, "Proef", {"pace_threshold": "1,2"})
    assert causes(desk) == []

    desk.act(redo, TODAY, act)

    assert causes(desk) == [WarningCause.BACKLOG_LOOMS]


def test_a_policy_with_a_stricter_pace_warns_from_its_first_day(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", APRIL, Delft=(40, 0, 20), Ede=(40, 0, 30))
    later = date(2026, 6, 1)
    stricter = {"pace_threshold": "1,2"}

    desk.act(policies.add_version, TODAY, "Vanaf juni", later, "Proef", stricter)
    assert causes(desk) == []
    desk.act(policies.add_version, TODAY, "Vanaf nu", TODAY, "Proef", stricter)

    assert (causes(desk), causes(desk, EDE)) == ([WarningCause.BACKLOG_LOOMS], [])


def test_a_corrected_end_of_a_part_warns_its_heir(desk: Desk) -> None:
    before, day = date(2023, 1, 1), date(2023, 3, 10)
    parts = {"Hellevoetsluis": (20, -10, 30), "Westvoorne": (10, -3, 13)}
    desk.figures(day, "2022-II", before, Brielle=(10, 0, 30), **parts)
    desk.figures(day, "2023-I", date(2023, 3, 1), Voorne_aan_Zee=(40, None, 3))
    assert causes(desk, VOORNE, day) == []

    desk.figures(day, "2022-II", before, Brielle=(10, 0, 12))

    assert causes(desk, VOORNE, day) == [WarningCause.BACKLOG_LOOMS]
