"""The outlook of a running period in Dutch sentences, the same on screen and on paper."""

from __future__ import annotations

from toezichtdesk import wording
from toezichtdesk.domain.assessment import Certainty, Zone
from toezichtdesk.reports.answers.dossier import Dossier

_ZONES = {
    Zone.ON_COURSE: "bij aan einde periode",
    Zone.SHRINKS: "achterstand slinkt",
    Zone.LEVEL: "achterstand blijft gelijk",
    Zone.GROWS: "achterstand groeit",
}
_CERTAINTIES = {
    Certainty.CLEAR: "duidelijk",
    Certainty.POSSIBLE: "mogelijk",
    Certainty.CHANCE: "binnen toevalsmarge",
}


def sentences(dossier: Dossier) -> tuple[str, ...]:
    """Return zone and certainty, persons needed a month, the forecast, and the last moment.

    Empty when the period is over or a figure is missing.
    """
    ahead, stand = dossier.outlook, dossier.row.standing
    if ahead is None or stand is None:
        return ()
    sure = f" (zekerheid: {_CERTAINTIES[ahead.certainty]})" if ahead.certainty else ""
    lines = [f"Zone: {_ZONES[ahead.zone]}{sure}.", f"Nodig: {needed(dossier)}."]
    if ahead.expected_balance is not None:
        lines.append(f"Verwacht saldo {expected(dossier)} op {wording.day(stand.period.last_day)}.")
    if ahead.last_day_to_catch_up is not None:
        last = wording.day(ahead.last_day_to_catch_up)
        passed = ", voorbij" if ahead.last_day_to_catch_up < dossier.today else ""
        lines.append(f"Laatste moment om in te halen: {last}{passed}.")
    return tuple(lines)


def needed(dossier: Dossier) -> str:
    """Return the persons needed a month to catch up and to keep level, from now to the end."""
    ahead = dossier.outlook
    if ahead is None:
        return ""
    level = wording.decimal(ahead.level_a_month)
    if ahead.catch_up_a_month <= ahead.level_a_month:
        return f"{level} per maand om bij te blijven"
    catch_up = wording.decimal(ahead.catch_up_a_month)
    return f"{catch_up} per maand om in te halen, {level} om bij te blijven"


def expected(dossier: Dossier) -> str:
    """Return the expected balance with its spread, in persons; empty when it is unknown."""
    ahead = dossier.outlook
    if ahead is None or ahead.expected_balance is None:
        return ""
    return f"{wording.signed(ahead.expected_balance)} ± {wording.number(ahead.spread)}"
