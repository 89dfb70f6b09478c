"""Makes a duty with the words that a test gives it."""

from __future__ import annotations

from datetime import date

from toezichtdesk.domain.duties import DutyCode
from toezichtdesk.domain.policy import ContactKind
from toezichtdesk.reports.answers.overview import ActionKind, NextAction

GROUND = "Vervolg op het contact van 02-03-2026 (telefoon)."


def duty(
    kind: ActionKind,
    about: tuple[object, ...] = (),
    text: str = "Te doen",
    due: date | None = None,
    *,
    is_late: bool = False,
) -> NextAction:
    """Return a duty of this kind with this text, on `GROUND`."""
    values = {"follow_up": text, "held_on": date(2026, 3, 2), "contact": ContactKind.TELEPHONE}
    return NextAction(kind, about, DutyCode.FOLLOW_UP, tuple(values.items()), due, is_late)
