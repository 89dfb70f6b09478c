"""Whatever changes the figures or the policy opens the early warnings that follow from it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from toezichtdesk.casework import contacts, policies, target_swaps
from toezichtdesk.casework.undo import redo, undo
from toezichtdesk.domain.assessment import Certainty, WarningCause
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.answers.overview import ActionKind
from toezichtdesk.reports.pages.dossier import dossier
from toezichtdesk.reports.pages.overview import overview

if TYPE_CHECKING:
    from tests.conftest import Desk

DELFT, EDE, VOORNE = "GM0503", "GM0228", "GM1992"
STRICTER = {"pace_threshold": "1,2", "signal_from": "elk tekort"}
TODAY, APRIL, MAY = date(2026, 5, 10), date(2026, 4, 1), date(2026, 5, 1)


def causes(desk: Desk, code: str = DELFT, today: date = TODAY) -> list[WarningCause]:
    return [warning.cause for warning in desk.ask(dossier, code, today).warnings]


def warn_of_every_shortfall(desk: Desk, today: date, **more: str) -> None:
    """Let every shortfall be a duty, however small."""
    values = {"signal_from": "elk tekort", **more}
    desk.act(policies.add_version, today, f"Vanaf {today}", today, "Proef", values)


def test_a_swap_of_targets_opens_a_warning_where_the_target_rises(desk: Desk) -> None:
    warn_of_every_shortfall(desk, TODAY)
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
    first = desk.figures(TODAY, "2026-I", APRIL, Delft=(60, 0, 8))
    desk.figures(TODAY, "2026-I", MAY, Delft=(60, 0, 11))

    desk.act(undo, TODAY, first)

    (warning,) = desk.ask(dossier, DELFT, TODAY).warnings
    assert "Op 01-05-2026 waren 11 personen" in warning.grounds


def test_figures_carried_out_again_are_judged_by_the_policy_of_today(desk: Desk) -> None:
    act = desk.figures(TODAY, "2026-I", APRIL, Delft=(40, 0, 20))
    desk.act(undo, TODAY, act)
    desk.act(policies.add_version, TODAY, "Strenger", TODAY, "Proef", STRICTER)
    assert causes(desk) == []

    desk.act(redo, TODAY, act)

    assert causes(desk) == [WarningCause.BACKLOG_LOOMS]


def test_a_policy_with_a_stricter_pace_warns_from_its_first_day(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", APRIL, Delft=(40, 0, 20), Ede=(40, 0, 30))
    later = date(2026, 6, 1)

    desk.act(policies.add_version, TODAY, "Vanaf juni", later, "Proef", STRICTER)
    assert causes(desk) == []
    desk.act(policies.add_version, TODAY, "Vanaf nu", TODAY, "Proef", STRICTER)

    assert (causes(desk), causes(desk, EDE)) == ([WarningCause.BACKLOG_LOOMS], [])


def test_a_corrected_end_of_a_part_warns_its_heir(desk: Desk) -> None:
    before, day = date(2023, 1, 1), date(2023, 3, 10)
    warn_of_every_shortfall(desk, day)
    parts = {"Hellevoetsluis": (20, -10, 30), "Westvoorne": (10, -3, 13)}
    desk.figures(day, "2022-II", before, Brielle=(10, 0, 30), **parts)
    desk.figures(day, "2023-I", date(2023, 3, 1), Voorne_aan_Zee=(40, None, 3))
    assert causes(desk, VOORNE, day) == []

    desk.figures(day, "2022-II", before, Brielle=(10, 0, 12))

    assert causes(desk, VOORNE, day) == [WarningCause.BACKLOG_LOOMS]


def test_a_shortfall_within_the_margin_of_chance_is_shown_and_not_owed(desk: Desk) -> None:
    """Of 60, 29 are due by 1 April, and 20 of them may be chance."""
    desk.figures(TODAY, "2026-I", APRIL, Delft=(60, 0, 15))

    answer = desk.ask(dossier, DELFT, TODAY)
    assert answer.warnings == ()
    assert answer.row.assessment is not None
    assert answer.row.assessment.warning is WarningCause.BACKLOG_LOOMS
    assert answer.outlook is not None
    assert answer.outlook.certainty is Certainty.CHANCE


def test_two_months_in_a_row_that_are_short_and_worsening_are_owed_within_the_margin(
    desk: Desk,
) -> None:
    desk.figures(TODAY, "2026-I", date(2026, 3, 1), Delft=(60, 0, 12))
    assert causes(desk) == []

    desk.figures(TODAY, "2026-I", APRIL, Delft=(60, 0, 13))

    assert causes(desk) == [WarningCause.BACKLOG_LOOMS]


def test_a_dismissed_signal_opens_again_when_the_shortfall_grew_beyond_the_margin(
    desk: Desk,
) -> None:
    desk.figures(TODAY, "2026-I", date(2026, 3, 1), Delft=(300, 0, 50))
    (warning,) = desk.ask(dossier, DELFT, TODAY).warnings
    reason = "De sleutels liggen klaar"
    desk.act(contacts.dismiss_warning, date(2026, 3, 5), warning.id, reason)

    desk.figures(TODAY, "2026-I", date(2026, 3, 15), Delft=(300, 0, 60))
    assert len(causes(desk)) == 1
    desk.figures(TODAY, "2026-I", MAY, Delft=(300, 0, 60))

    newest, before = desk.ask(dossier, DELFT, TODAY).warnings
    assert (newest.closed_on, before.closure) == (None, reason)
    texts = [event.text for event in desk.ask(dossier, DELFT, TODAY).events]
    assert "Signaal afgesloten: De sleutels liggen klaar." in texts


def test_a_signal_gives_the_newest_figures_beside_those_it_opened_on(desk: Desk) -> None:
    desk.figures(TODAY, "2026-I", APRIL, Delft=(60, 0, 8))
    desk.figures(TODAY, "2026-I", MAY, Delft=(60, 0, 12))

    (row,) = desk.ask(overview, TODAY, code=DELFT)
    (signal,) = (one for one in row.actions if one.kind is ActionKind.WARNING)

    assert "Op 01-04-2026 waren 8 personen gehuisvest" in signal.ground
    assert "Nu: op 01-05-2026 waren 12 personen gehuisvest" in signal.ground


def test_a_signal_whose_figures_are_those_it_opened_on_says_them_once(desk: Desk) -> None:
    """Known by the figures: what was recorded in other words stays the same count."""
    desk.figures(TODAY, "2026-I", APRIL, Delft=(60, 0, 8))
    first = desk.ask(dossier, DELFT, TODAY).warnings[0]
    assert first.basis is not None
    assert (first.basis.reference_date, first.basis.realised) == (APRIL, 8)

    later = desk.figures(TODAY, "2026-I", MAY, Delft=(60, 0, 12))
    assert "Nu:" in signal_ground(desk)
    desk.act(undo, TODAY, later)

    assert "Nu:" not in signal_ground(desk)


def signal_ground(desk: Desk) -> str:
    (row,) = desk.ask(overview, TODAY, code=DELFT)
    (signal,) = (one for one in row.actions if one.kind is ActionKind.WARNING)
    return signal.ground
