"""The outlook of a running period in Dutch sentences, the same on screen and on paper."""

from __future__ import annotations

from datetime import date, timedelta

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Certainty, Zone
from toezichtdesk.domain.figures import Standing
from toezichtdesk.domain.period import Period
from toezichtdesk.reports.answers.dossier import Dossier

_ZONES = {
    Zone.ON_COURSE: "bij aan einde periode",
    Zone.SHRINKS: "achterstand slinkt",
    Zone.LEVEL: "achterstand blijft gelijk",
    Zone.GROWS: "achterstand groeit",
}
_CERTAINTIES = {
    Certainty.CLEAR: "het verschil is duidelijk",
    Certainty.POSSIBLE: "het verschil is mogelijk geen toeval",
    Certainty.CHANCE: "het verschil kan toeval zijn",
}


def sentences(dossier: Dossier) -> tuple[str, ...]:
    """Return zone and certainty, persons needed a month, the forecast, and the last moment.

    Empty when the period is over or a figure is missing.
    """
    ahead, stand = dossier.outlook, dossier.row.standing
    if ahead is None or stand is None:
        return ()
    sure = f"; {_CERTAINTIES[ahead.certainty]}" if ahead.certainty else ""
    lines = [f"Zone: {_ZONES[ahead.zone]}{sure}.", f"Nodig per maand: {needed(dossier)}."]
    if ahead.expected_balance is not None:
        balance = wording.balance(ahead.expected_balance)
        spread = wording.number(ahead.spread)
        lines.append(f"Verwacht op {wording.day(stand.period.last_day)}: {balance} ± {spread}.")
    if ahead.last_day_to_catch_up is not None:
        lines.append(_last_moment(ahead.last_day_to_catch_up, stand.period, dossier.today))
    return tuple(lines)


def _last_moment(last: date, period: Period, today: date) -> str:
    """Return until when catching up was possible; a day before the period is no such moment."""
    pace = "in het tempo van de beste maand"
    if last >= today:
        return f"Inhalen: haalbaar {pace}, mits uiterlijk vanaf {wording.day(last)}."
    if last >= period.first_day:
        return f"Inhalen: niet meer haalbaar {pace} sinds {wording.day(last + timedelta(1))}."
    return f"Inhalen: niet haalbaar {pace}."


def so_far(stand: Standing) -> str:
    """Return how many were housed in the period, and how many were due."""
    if stand.realised is None:
        return f"Van {stand.period} is nog geen realisatie bekend."
    verb = "is" if stand.realised == 1 else "zijn"
    day = wording.day(stand.reference_date)
    sentence = f"In {stand.period} {verb} t/m {day} {wording.persons(stand.realised)} gehuisvest"
    due = [
        f"{wording.number(persons)} {what}"
        for persons, what in (
            (stand.keep_level, "om bij te blijven"),
            (stand.catch_up if _has_more_to_do(stand) else None, "om in te halen"),
        )
        if persons is not None
    ]
    if not due:
        return f"{sentence}."
    were = "was er" if due[0].startswith("1 ") else "waren er"
    return f"{sentence}; nodig {were} {' en '.join(due)}."


def _has_more_to_do(stand: Standing) -> bool:
    """Return whether catching up asks more than keeping level, or is all that is known."""
    if stand.total_task is None:
        return False
    return stand.target is None or stand.total_task > stand.target


def needed(dossier: Dossier) -> str:
    """Return the persons needed a month to catch up and to keep level, from now to the end."""
    ahead = dossier.outlook
    if ahead is None:
        return ""
    level = wording.decimal(ahead.level_a_month)
    if ahead.catch_up_a_month <= ahead.level_a_month:
        return f"{level} om bij te blijven"
    catch_up = wording.decimal(ahead.catch_up_a_month)
    return f"{catch_up} om in te halen, {level} om bij te blijven"


def expected(dossier: Dossier) -> str:
    """Return the expected balance with its spread, in persons; empty when it is unknown."""
    ahead = dossier.outlook
    if ahead is None or ahead.expected_balance is None:
        return ""
    return f"{wording.signed(ahead.expected_balance)} ± {wording.number(ahead.spread)}"
