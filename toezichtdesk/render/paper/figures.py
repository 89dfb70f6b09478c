"""Figures on paper: rows of a label and a number, in Dutch."""

from __future__ import annotations

from fractions import Fraction
from textwrap import shorten

from toezichtdesk import wording
from toezichtdesk.domain.casefile import ImprovementPlan
from toezichtdesk.domain.figures import Measure, Standing
from toezichtdesk.domain.meeting_sheet import Audience
from toezichtdesk.render.outlook import expected
from toezichtdesk.reports.answers.dossier import Dossier

_POLICY_SIGNS = 60  # characters of a policy name that fit in a footer
ROOM = 2.2  # points above and below each line of a table in a report
UNKNOWN = "onbekend"


def persons(value: int | None) -> str:
    """Return a number of persons, or that it is unknown."""
    return UNKNOWN if value is None else wording.number(value)


def signed(value: int | None) -> str:
    """Return a number of persons with plus or minus, or that it is unknown."""
    return UNKNOWN if value is None else wording.signed(value)


def places(foreseen: int | None, actual: int | None) -> str:
    """Return the places of a measure: expected, or realised."""
    if actual is not None:
        return f"{wording.number(actual)} van {persons(foreseen)}" if foreseen else str(actual)
    return "?" if foreseen is None else wording.number(foreseen)


def plan_gap(dossier: Dossier) -> str:
    """Return how much of the backlog the plan's expected places cover."""
    return "" if dossier.plan is None else gap_words(dossier.plan, dossier.row.current_backlog)


def gap_words(plan: ImprovementPlan, backlog: int | None) -> str:
    """Return what is to come of a plan and what of a backlog it leaves. backlog: in persons."""
    to_come = wording.counted(plan.places_to_come, "plaats", "plaatsen")
    words = f"De maatregelen leveren naar verwachting nog {to_come} op"
    note = f" ({wording.DELIVERED})" if plan.has_delivered else ""
    if backlog is None:
        return f"{words}{note}; de achterstand is niet bekend."
    if not backlog:
        return f"{words}{note}; er is geen achterstand."
    of_all = f"bij een achterstand van {wording.number(backlog)}"
    return f"{words}{note}, {of_all}; ongedekt: {wording.number(plan.uncovered(backlog))}."


def figure_rows(dossier: Dossier, audience: Audience) -> tuple[str, list[tuple[str, str]]]:
    """Return title and rows of the newest figures; the forecast is for internal use."""
    stand = dossier.row.standing
    if stand is None:
        return "Cijfers", []
    rows = stand_rows(stand)
    if audience is Audience.INTERNAL:
        rows += _outlook_rows(dossier)
    return f"Cijfers {stand.period} t/m {wording.day(stand.reference_date)}", rows


def balance_words(dossier: Dossier) -> str:
    """Return both statements of the newest opening balance; empty when there is only one."""
    stand = dossier.row.standing
    two = None if stand is None else stand.two_balances
    return "" if two is None else wording.two_balances(two)


def stand_rows(stand: Standing) -> list[tuple[str, str]]:
    """Return the figures of a stand as label and number."""
    until = "" if stand.is_final else " tot dan"
    rows = [
        (wording.measure(Measure.TARGET), persons(stand.target)),
        (wording.measure(Measure.OPENING_BALANCE), signed(stand.opening_balance)),
        (wording.measure(Measure.TOTAL_TASK), persons(stand.total_task)),
        (wording.measure(Measure.REALISED), persons(stand.realised)),
        *_shares(stand),
        (f"saldo{until}", signed(stand.balance_to_date)),
        (f"achterstand{until}", persons(stand.backlog_to_date)),
        ("bijblijven / inhalen", f"{persons(stand.keep_level)} / {_catch_up(stand)}"),
    ]
    return [(label[:1].upper() + label[1:], value) for label, value in rows]


def _outlook_rows(dossier: Dossier) -> list[tuple[str, str]]:
    """Return the persons needed a month in the running period, and the expected balance."""
    ahead = dossier.outlook
    if ahead is None:
        return []
    level = wording.decimal(ahead.level_a_month)
    has_lead = ahead.catch_up_a_month <= ahead.level_a_month
    catch_up = "n.v.t." if has_lead else wording.decimal(ahead.catch_up_a_month)
    rows = [("Dat is nog per maand", f"{level} / {catch_up}")]
    if words := expected(dossier):
        rows.append(("Verwacht eindsaldo", words))
    return rows


def _catch_up(stand: Standing) -> str:
    """Return the line inhalen; with a lead there is nothing to catch up."""
    if stand.opening_balance is not None and stand.opening_balance >= 0:
        return "n.v.t."
    return persons(stand.catch_up)


def _shares(stand: Standing) -> list[tuple[str, str]]:
    """Return R/N and R/G separately and labelled, since letters and news confuse them."""
    if stand.total_task is not None and stand.total_task <= 0:
        return [("voldaan door voorsprong", "ja")]
    return [
        (label, wording.percentage(Fraction(stand.realised, whole)))
        for label, whole in (
            ("deel van de taakstelling", stand.target),
            ("deel van de totaalopgave", stand.total_task),
        )
        if whole and stand.realised is not None
    ]


def short_policy(name: str) -> str:
    """Return as much of a policy name as fits in a footer."""
    return shorten(name, _POLICY_SIGNS, placeholder="…")


def whole_policy(name: str) -> str:
    """Return a line with the policy name if it does not fit in the footer; else nothing."""
    return "" if short_policy(name) == name else f"Beleidsversie: {wording.closed(name)}"
