"""The texts of a duty in the list."""

from __future__ import annotations

from toezichtdesk import wording
from toezichtdesk.domain.municipality import folded
from toezichtdesk.reports.answers.overview import PRESCRIBED, ActionKind
from toezichtdesk.reports.pages.worklist import Duty

NOT_TO_PUT_OFF = "Het beleid schrijft dit voor: uitstellen of negeren kan niet."

_CANNOT_WAIT = {
    ActionKind.DECIDE: "Uitstellen met een reden kan bij het voorstel zelf (Ctrl+L).",
    ActionKind.PLANNED_TALK: "Leg het vast na afloop, verplaats het, of laat het vervallen.",
    ActionKind.WARNING: "Dit sluit door een contact dat telt, of met een reden om het te negeren.",
}


def words(duty: Duty) -> str:
    """Return the text that a filter searches, folded."""
    return folded(f"{duty.name} {duty.action.kind.value} {duty.action.text}")


def detail(duty: Duty) -> str:
    """Return the full text of a duty: day, ground, and why it cannot wait."""
    due = duty.action.due_on
    day = f" Uiterlijk {wording.day(due)}." if due else ""
    if duty.action.open_since is not None:
        day = f" Open sinds {wording.day(duty.action.open_since)}."
    text = f"{duty.name}: {duty.action.text}.{day}\nGrond: {duty.action.ground}"
    waits = duty.action.put_off
    if waits is not None:
        until = f"uitgesteld tot {wording.day(waits.until)}" if waits.until else "terzijde gelegd"
        why = f": {waits.reason.rstrip('.')}" if waits.reason else ""
        return f"Op {wording.day(waits.on)} {until}{why}.\n{text}"
    if duty.action.kind in PRESCRIBED:
        return f"{text}\n{_CANNOT_WAIT.get(duty.action.kind, NOT_TO_PUT_OFF)}"
    return text


def may_wait(duty: Duty) -> bool:
    """Return whether the officer may put it off or set it aside."""
    return bool(duty.code) and duty.action.kind not in PRESCRIBED
