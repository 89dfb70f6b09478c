"""A form saves only onto what it read: what was written meanwhile is shown, not replaced."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any

from toezichtdesk import wording
from toezichtdesk.domain.errors import ChangedMeanwhile

_NAMES = {
    "held_on": "datum",
    "kind": "soort",
    "summary": "kern",
    "counterpart": "gesproken met",
    "counts": "telt mee",
    "follow_up": "vervolg",
    "follow_up_on": "vervolg op",
    "party": "wie",
    "text": "wat",
    "made_on": "gemaakt op",
    "due_on": "uiterlijk op",
    "done_on": "gereed op",
    "description": "maatregel",
    "horizon": "termijn",
    "owner": "eigenaar",
    "expected_places": "verwachte plaatsen",
    "status": "status",
    "actual_places": "gerealiseerde plaatsen",
    "requested_on": "gevraagd op",
    "received_on": "ontvangen op",
    "judged_on": "beoordeeld op",
    "judgement": "oordeel",
    "judgement_note": "toelichting",
    "adopted_on": "vastgesteld op",
    "counted": "eigen telling",
    "reason": "reden",
    "agree_by": "eens uiterlijk",
    "agreed_on": "eens op",
    "outcome": "uitkomst",
    "executable": "uitvoerbare maatregelen",
    "executable_note": "reden bij uitvoerbare maatregelen",
    "terms": "korte en middellange termijn",
    "terms_note": "reden bij korte en middellange termijn",
    "recurrence": "herhaling voorkomen",
    "recurrence_note": "reden bij herhaling voorkomen",
    "adoption_note": "blijkt uit",
}
_LONGEST = 120  # signs of a value


def refuse_changed(what: str, seen: Any, current: Any, typed: Any) -> None:
    """Refuse to write over what the form did not show.

    what: Dutch, at the start of a sentence: `Dit contact`. seen: the record as the form read it,
    None where no form was filled in. current: as it is now. typed: what is to be recorded.

    Raises:
        ChangedMeanwhile: the record is no longer what was seen; says both, and carries `current`.
    """
    if seen is None or seen == current:
        return
    changed = [
        f"{_NAMES[field.name]}: nu {_shown(getattr(current, field.name))}, "
        f"uw invoer {_shown(getattr(typed, field.name))}"
        for field in fields(current)
        if field.name in _NAMES
        and hasattr(typed, field.name)
        and getattr(seen, field.name) != getattr(current, field.name)
    ]
    raise ChangedMeanwhile(
        f"{what} is intussen gewijzigd. {'. '.join(map(_sentence, changed))}. "
        "Er is niets vastgelegd. Legt u nog eens vast, dan geldt uw invoer.",
        current,
    )


def _shown(value: object) -> str:
    if value is None or value == "":
        return "leeg"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return wording.day(value)
    text = str(value.value if isinstance(value, Enum) else value)
    return f"„{text[:_LONGEST]}…”" if len(text) > _LONGEST else f"„{text}”"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
