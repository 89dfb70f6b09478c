"""Duties by the week in which they fall due, printed as text or JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from toezichtdesk import wording
from toezichtdesk.cli import output
from toezichtdesk.reports.pages.worklist import Duty, Week

_DAY = " " * len("01-01-2026")


def as_text(weeks: Sequence[Week]) -> str:
    """Return each week with its duties on separate lines."""
    lines = []
    for week in weeks:
        lines.append(f"{week.title} ({len(week.duties)})")
        lines += (f"    {_line(duty)}" for duty in week.duties)
    return "\n".join(lines) or "De agenda is leeg."


def as_json(week: Week) -> dict[str, object]:
    """Return one week with its duties; the days are null for duties without a date."""
    monday = week.monday
    return {
        "monday": monday.isoformat() if monday else None,
        "sunday": (monday + timedelta(days=6)).isoformat() if monday else None,
        "duties": [output.duty_json(duty) for duty in week.duties],
    }


def _line(duty: Duty) -> str:
    action = duty.action
    day = wording.day(action.due_on) if action.due_on else _DAY
    since = f", sinds {wording.day(action.open_since)}" if action.open_since else ""
    state = f" ({duty.when.value.lower()})" if action.is_late or action.put_off else ""
    return f"{day}  {duty.name}  {action.text}{since}{state}"
